"""The feeds of a language and of its records, with the monthly documents behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from mujaz.arabic.bidi import strip_controls
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedView
from mujaz.site.page import Page
from mujaz.site.pages.feed_items import Own, make_item, own_items

FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
ARCHIVED = ("rss", "atom")
"""The formats behind which monthly documents lie (RFC 5005 knows only these)."""
MOST_BYTES = 480_000
"""A subscription document stays below this; older items are reached through the monthly ones."""
ITEM_BYTES = 2_000
"""What an item takes beside its text: title, summary, links, categories."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without items was last changed."""

Month = tuple[int, int]


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every feed of a language."""
    own = own_items(desk, desk.archive.listed)
    yield from _subscriptions(desk, own)
    yield from _months_behind(desk, own)
    for kind, record in with_feed(desk):
        yield _record_feed(desk, kind, record)


def with_feed(desk: Desk) -> Iterator[tuple[RecordKind, str]]:
    """Yield every record that has something to put into a feed."""
    for kind in RECORD_KINDS:
        for record in desk.archive.register.records(kind):
            if desk.archive.has_own(kind, record.id, desk.language):
                yield kind, record.id


def _subscriptions(desk: Desk, own: Sequence[Own]) -> Iterator[Page]:
    """Yield the newest items in every format; RSS and Atom lead on to the month of the oldest of them."""
    home = desk.urls.home(desk.language)
    newest = within_bytes(own[: desk.archive.settings.archive.feed_size])
    oldest = _month(desk, newest[-1]) if newest else None
    feed = _language_feed(desk, newest)
    for kind in FORMATS:
        url = desk.urls.feed(home, kind)
        behind = _month_url(desk, kind, oldest) if kind in ARCHIVED else None
        yield Page(url, f"feed.{kind}", replace(feed, url=desk.urls.absolute(url), previous=behind))


def _months_behind(desk: Desk, own: Sequence[Own]) -> Iterator[Page]:
    """Yield a document for each month, so that every item can be reached from the subscription (RFC 5005)."""
    months: dict[Month, list[Own]] = {}
    for pair in own:
        months.setdefault(_month(desk, pair), []).append(pair)
    order: list[Month | None] = [None, *sorted(months), None]
    for before, month, after in zip(order, order[1:], order[2:], strict=False):
        feed = _language_feed(desk, months[month] if month else ())
        for kind in ARCHIVED:
            url = _month_url(desk, kind, month)
            if month and url:
                current = desk.urls.absolute(desk.urls.feed(desk.urls.home(desk.language), kind))
                yield Page(
                    desk.urls.feed_month(desk.language, kind, *month),
                    f"feed.{kind}",
                    replace(feed, url=url, archive=True, current=current, previous=_month_url(desk, kind, before),
                            next=_month_url(desk, kind, after)),
                )  # fmt: skip


def within_bytes(own: Sequence[Own]) -> list[Own]:
    """Return as many of the newest items as fit into a subscription document; at least one."""
    size = 0
    kept: list[Own] = []
    for entry, edition in own:
        size += len(edition.html.encode()) + ITEM_BYTES
        if kept and size > MOST_BYTES:
            break
        kept.append((entry, edition))
    return kept


def _month(desk: Desk, own: Own) -> Month:
    day = desk.archive.local(own[0].date)
    return day.year, day.month


def _month_url(desk: Desk, kind: str, month: Month | None) -> str | None:
    return desk.urls.absolute(desk.urls.feed_month(desk.language, kind, *month)) if month else None


def _language_feed(desk: Desk, own: Sequence[Own]) -> FeedView:
    tagline = desk.archive.settings.archive.taglines[desk.language]
    return _feed(desk, desk.urls.home(desk.language), (desk.site_name, tagline), own)


def _record_feed(desk: Desk, kind: RecordKind, record: str) -> Page:
    page = desk.urls.record(desk.language, kind, record)
    own = own_items(desk, desk.archive.by_record[kind, record])[: desk.archive.settings.archive.record_feed_size]
    name = desk.record_name(kind, record).text
    words = (f"{name} — {desk.site_name}", desk.say("Items on %(name)s", name=name))
    url = desk.urls.feed(page, "rss")
    return Page(url, "feed.rss", replace(_feed(desk, page, words, within_bytes(own)), url=desk.urls.absolute(url)))


def _feed(desk: Desk, page: str, words: tuple[str, str], own: Sequence[Own]) -> FeedView:
    """Return the feed of the page at an address; `words` are its title and description."""

    def picture(name: str) -> str:
        return desk.urls.absolute(desk.urls.root(desk.assets.path(name)))

    items = tuple(make_item(desk, entry, edition) for entry, edition in own)
    settings = desk.archive.settings.archive
    title, description = words
    return FeedView(
        url="",
        page=desk.urls.absolute(page),
        title=strip_controls(title),
        description=description,
        language=desk.language,
        author=settings.organisation,
        rights=settings.licence.get(desk.language, ""),
        logo=picture("images/feed-144.png"),
        icon=picture("images/icon-512.png"),
        favicon=picture("images/favicon.ico"),
        updated=max((item.updated for item in items), default=NEVER),
        items=items,
    )
