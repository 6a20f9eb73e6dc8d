"""What stands around the items of a feed, and how many of them it may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from mujaz.arabic.bidi import strip_controls
from mujaz.site.desk import Desk
from mujaz.site.feeds.size import FRAME, MOST_BYTES, certainly_fit, most_bytes
from mujaz.site.feeds.views import FeedItem, FeedView
from mujaz.site.pages.feed_items import brief

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without items was last changed."""


def within_bytes(desk: Desk, items: Iterable[FeedItem]) -> list[FeedItem]:
    """Return as many of the newest items as fit into a subscription document, the first of them in any case.

    An item that is too long for any such document stands there with its summary.
    """
    items = list(items)
    if certainly_fit(items):
        return items
    left = MOST_BYTES - FRAME
    kept: list[FeedItem] = []
    for item in items:
        shown = desk.once(("fitting feed item", item.id), partial(_fitting, desk, item))
        left -= desk.once(("most bytes", item.id), partial(most_bytes, shown))
        if kept and left < 0:
            break
        kept.append(shown)
    return kept


def _fitting(desk: Desk, item: FeedItem) -> FeedItem:
    return item if most_bytes(item) <= MOST_BYTES - FRAME else replace(item, content=brief(desk, item))


def stylesheet(desk: Desk) -> str:
    """Return the address of the stylesheet by which a browser shows feeds."""
    return desk.urls.root(desk.assets.path("css/feed.css"))


def make_feed(desk: Desk, page: str, words: tuple[str, str], items: Sequence[FeedItem]) -> FeedView:
    """Return the feed of the page at an address, itself still without one; `words` are its title and description."""

    def picture(name: str) -> str:
        return desk.urls.absolute(desk.urls.root(desk.assets.path(name)))

    settings = desk.archive.settings.archive
    title, description = map(strip_controls, words)
    return FeedView(
        url="",
        page=desk.urls.absolute(page),
        title=title,
        description=description,
        language=desk.language,
        author=settings.organisation,
        rights=settings.licence.get(desk.language, ""),
        logo=picture("images/feed-144.png"),
        icon=picture("images/icon-512.png"),
        favicon=picture("images/favicon.ico"),
        updated=max((item.updated for item in items), default=NEVER),
        items=tuple(items),
        stylesheet=stylesheet(desk),
    )
