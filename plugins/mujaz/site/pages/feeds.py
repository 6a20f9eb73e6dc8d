"""The feeds of a language and of its records, with the monthly documents behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedItem, FeedView
from mujaz.site.heads import FEED_FEATURES
from mujaz.site.page import Page, later
from mujaz.site.pages.feed_frame import make_feed, within_bytes
from mujaz.site.pages.feed_items import Own, make_item, own_items

FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
ARCHIVED = ("rss", "atom")
"""The formats behind which monthly documents lie (RFC 5005 knows only these)."""

Month = tuple[int, int]


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every feed of a language but that of its corrections."""
    home = desk.urls.home(desk.language)
    for ending in formats(desk):
        yield Page(desk.urls.feed(home, ending), f"feed.{ending}", later(_subscription, desk, ending))
    if desk.has("feed-months"):
        yield from _months_behind(desk)
    for kind, record in with_feed(desk):
        url = desk.urls.feed(desk.urls.record(desk.language, kind, record), "rss")
        yield Page(url, "feed.rss", later(_record_feed, desk, kind, record))


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
    return (entry for entry in desk.archive.entries if not entry.is_copy)


def formats(desk: Desk) -> dict[str, str]:
    """Return the formats in which the site has feeds, each with its name."""
    return {kind: name for kind, name in FORMATS.items() if kind == "rss" or desk.has(FEED_FEATURES[kind])}


def _subscription(desk: Desk, ending: str) -> FeedView:
    """Return the newest items in one format; RSS and Atom lead on to the month of the oldest of them."""
    newest, oldest = desk.once(("newest",), lambda: _newest(desk))
    url = desk.urls.feed(desk.urls.home(desk.language), ending)
    behind = _month_url(desk, ending, oldest) if ending in ARCHIVED and desk.has("feed-months") else None
    return replace(_language_feed(desk, newest), url=desk.urls.absolute(url), previous=behind)


def _newest(desk: Desk) -> tuple[list[FeedItem], Month | None]:
    """Return the items of a language's feed, and the month of the oldest of them."""
    own = list(islice(_own(desk), desk.archive.settings.archive.feed_size))
    newest = _items(desk, own)
    return newest, _month(desk, own[len(newest) - 1][0]) if newest else None


def _own(desk: Desk) -> Iterator[Own]:
    """Yield the items of a language's feed, newest first."""
    return ((entry, edition) for entry in _followed(desk) if (edition := entry.edition(desk.language)))


def _months_behind(desk: Desk) -> Iterator[Page]:
    """Yield a document for each month, so that every item can be reached from the subscription (RFC 5005)."""
    months: dict[Month, list[str]] = {}
    for entry, _ in _own(desk):
        months.setdefault(_month(desk, entry), []).append(entry.slug)
    order: list[Month | None] = [None, *sorted(months), None]
    for before, month, after in zip(order, order[1:], order[2:], strict=False):
        for ending in (ending for ending in ARCHIVED if ending in formats(desk)):
            if month:
                view = later(_month_feed, desk, ending, tuple(months[month]), before, month, after)
                yield Page(desk.urls.feed_month(desk.language, ending, *month), f"feed.{ending}", view)


def _month_feed(  # noqa: PLR0913, PLR0917 - a document has so many neighbours
    desk: Desk, ending: str, slugs: Sequence[str], before: Month | None, month: Month, after: Month | None
) -> FeedView:
    """Return the document of a month, in which items of these slugs stand."""
    entries = (desk.archive.by_slug[slug] for slug in slugs)
    items = [make_item(desk, entry, edition) for entry in entries if (edition := entry.edition(desk.language))]
    return replace(
        _language_feed(desk, items),
        url=_month_url(desk, ending, month) or "",
        archive=True,
        current=desk.urls.absolute(desk.urls.feed(desk.urls.home(desk.language), ending)),
        previous=_month_url(desk, ending, before),
        next=_month_url(desk, ending, after),
    )


def _items(desk: Desk, own: Sequence[Own]) -> list[FeedItem]:
    """Return the newest items, as many as a subscription document may hold."""
    return within_bytes(desk, (make_item(desk, entry, edition) for entry, edition in own))


def _month(desk: Desk, entry: Entry) -> Month:
    day = desk.archive.local(entry.date)
    return day.year, day.month


def _month_url(desk: Desk, kind: str, month: Month | None) -> str | None:
    return desk.urls.absolute(desk.urls.feed_month(desk.language, kind, *month)) if month else None


def _language_feed(desk: Desk, items: Sequence[FeedItem]) -> FeedView:
    tagline = desk.archive.settings.archive.taglines[desk.language]
    return make_feed(desk, desk.urls.home(desk.language), (desk.site_name, tagline), items)


def _record_feed(desk: Desk, kind: RecordKind, record: str) -> FeedView:
    page = desk.urls.record(desk.language, kind, record)
    most = desk.archive.settings.archive.record_feed_size
    own = list(islice(own_items(desk, _of_record(desk, kind, record)), most))
    name = desk.record_name(kind, record).text
    words = (f"{name} — {desk.site_name}", desk.say("Items on %(name)s", name=name))
    url = desk.urls.feed(page, "rss")
    items = _items(desk, own)
    return replace(make_feed(desk, page, words, items), url=desk.urls.absolute(url))


def _of_record(desk: Desk, kind: RecordKind, record: str) -> Iterable[Entry]:
    """Return a record's items, newest first, with the withdrawn ones of a publication.

    What a withdrawn item was about is not told any more, so that only its language and its source name it.
    """
    listed = desk.archive.by_record.get((kind, record), ())
    gone = _withdrawn_of(desk, kind, record)
    return sorted((*listed, *gone), key=lambda entry: (entry.date, entry.slug), reverse=True) if gone else listed


def _withdrawn_of(desk: Desk, kind: RecordKind, record: str) -> Sequence[Entry]:
    return desk.archive.withdrawn.get(record, ()) if kind == "sources" else ()
