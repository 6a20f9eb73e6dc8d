"""The feeds of a language and of its records, with the monthly documents behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedItem, FeedView
from mujaz.site.heads import FEED_FEATURES
from mujaz.site.page import Page
from mujaz.site.pages.feed_frame import make_feed, within_bytes
from mujaz.site.pages.feed_items import Own, make_item, own_items

FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
ARCHIVED = ("rss", "atom")
"""The formats behind which monthly documents lie (RFC 5005 knows only these)."""

Month = tuple[int, int]


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every feed of a language but that of its corrections."""
    own = own_items(desk, _followed(desk))
    yield from _subscriptions(desk, own)
    if desk.has("feed-months"):
        yield from _months_behind(desk, own)
    for kind, record in with_feed(desk):
        yield _record_feed(desk, kind, record)


def with_feed(desk: Desk) -> Iterator[tuple[RecordKind, str]]:
    """Yield every record that has something to put into a feed."""
    for kind in RECORD_KINDS:
        for record in desk.archive.register.records(kind):
            if desk.archive.has_own(kind, record.id, desk.language) or _is_remembered(desk, kind, record.id):
                yield kind, record.id


def _is_remembered(desk: Desk, kind: RecordKind, record: str) -> bool:
    """Tell whether a publication has items in the desk's language all of which were withdrawn."""
    return any(entry.edition(desk.language) for entry in _withdrawn_of(desk, kind, record))


def _followed(desk: Desk) -> Iterator[Entry]:
    """Yield all items but copies, newest first; withdrawn ones stay, so that who has read them learns of it."""
    return (entry for entry in desk.archive.entries if not entry.main.item.duplicate_of)


def formats(desk: Desk) -> dict[str, str]:
    """Return the formats in which the site has feeds, each with its name."""
    return {kind: name for kind, name in FORMATS.items() if kind == "rss" or desk.has(FEED_FEATURES[kind])}


def _subscriptions(desk: Desk, own: Sequence[Own]) -> Iterator[Page]:
    """Yield the newest items in every format; RSS and Atom lead on to the month of the oldest of them."""
    home = desk.urls.home(desk.language)
    newest = _items(desk, own, desk.archive.settings.archive.feed_size)
    oldest = _month(desk, own[len(newest) - 1]) if newest else None
    feed = _language_feed(desk, newest)
    for kind in formats(desk):
        url = desk.urls.feed(home, kind)
        behind = _month_url(desk, kind, oldest) if kind in ARCHIVED and desk.has("feed-months") else None
        yield Page(url, f"feed.{kind}", replace(feed, url=desk.urls.absolute(url), previous=behind))


def _months_behind(desk: Desk, own: Sequence[Own]) -> Iterator[Page]:
    """Yield a document for each month, so that every item can be reached from the subscription (RFC 5005)."""
    months: dict[Month, list[FeedItem]] = {}
    for pair in own:
        months.setdefault(_month(desk, pair), []).append(make_item(desk, *pair))
    order: list[Month | None] = [None, *sorted(months), None]
    for before, month, after in zip(order, order[1:], order[2:], strict=False):
        feed = _language_feed(desk, months[month] if month else ())
        for kind in (kind for kind in ARCHIVED if kind in formats(desk)):
            url = _month_url(desk, kind, month)
            if month and url:
                current = desk.urls.absolute(desk.urls.feed(desk.urls.home(desk.language), kind))
                yield Page(
                    desk.urls.feed_month(desk.language, kind, *month),
                    f"feed.{kind}",
                    replace(feed, url=url, archive=True, current=current, previous=_month_url(desk, kind, before),
                            next=_month_url(desk, kind, after)),
                )  # fmt: skip


def _items(desk: Desk, own: Sequence[Own], most: int) -> list[FeedItem]:
    """Return the newest items, as many as a subscription document may hold."""
    return within_bytes(desk, (make_item(desk, entry, edition) for entry, edition in own[:most]))


def _month(desk: Desk, own: Own) -> Month:
    day = desk.archive.local(own[0].date)
    return day.year, day.month


def _month_url(desk: Desk, kind: str, month: Month | None) -> str | None:
    return desk.urls.absolute(desk.urls.feed_month(desk.language, kind, *month)) if month else None


def _language_feed(desk: Desk, items: Sequence[FeedItem]) -> FeedView:
    tagline = desk.archive.settings.archive.taglines[desk.language]
    return make_feed(desk, desk.urls.home(desk.language), (desk.site_name, tagline), items)


def _record_feed(desk: Desk, kind: RecordKind, record: str) -> Page:
    page = desk.urls.record(desk.language, kind, record)
    own = own_items(desk, _of_record(desk, kind, record))
    name = desk.record_name(kind, record).text
    words = (f"{name} — {desk.site_name}", desk.say("Items on %(name)s", name=name))
    url = desk.urls.feed(page, "rss")
    items = _items(desk, own, desk.archive.settings.archive.record_feed_size)
    return Page(url, "feed.rss", replace(make_feed(desk, page, words, items), url=desk.urls.absolute(url)))


def _of_record(desk: Desk, kind: RecordKind, record: str) -> Iterable[Entry]:
    """Return a record's items, newest first, with the withdrawn ones of a publication.

    What a withdrawn item was about is not told any more, so that only its language and its source name it.
    """
    listed = desk.archive.by_record.get((kind, record), ())
    gone = _withdrawn_of(desk, kind, record)
    return sorted((*listed, *gone), key=lambda entry: (entry.date, entry.slug), reverse=True) if gone else listed


def _withdrawn_of(desk: Desk, kind: RecordKind, record: str) -> Sequence[Entry]:
    return desk.once(("withdrawn",), lambda: _withdrawn(desk)).get(record, ()) if kind == "sources" else ()


def _withdrawn(desk: Desk) -> dict[str, list[Entry]]:
    """Return the withdrawn items of each publication."""
    found: dict[str, list[Entry]] = {}
    for entry in _followed(desk):
        item = entry.main.item
        if item.status == "withdrawn" and item.source:
            found.setdefault(item.source, []).append(entry)
    return found
