"""The page of all corrections and withdrawals of a language, paged, and their feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from mujaz.arabic.bidi import strip_controls
from mujaz.frozen import frozen
from mujaz.model import Correction
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedItem, FeedView
from mujaz.site.heads import MEDIA_TYPES, About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.pages.feed_frame import make_feed, within_bytes
from mujaz.site.pages.feed_ids import item_id
from mujaz.site.pages.feed_items import categories, wrapped
from mujaz.site.pages.things import collection
from mujaz.site.urls import Urls
from mujaz.site.views import CorrectionRow, CorrectionsView, FeedLink, Link, Text

SECTION = "corrections"


@frozen
class Change:
    """A correction or the withdrawal of an item in one language."""

    day: date
    entry: Entry
    edition: Edition
    text: str | None
    withdrawn: bool
    name: str
    """What tells it from the other changes of the item, for ever: `correction/2023-09-01`."""


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of corrections, its further pages, and the feed."""
    for number in range(1, len(_parts(desk)) + 1):
        view = later(_view, desk, number)
        yield Page(Urls.paged(_url(desk.urls, desk.language), number), "corrections.html", view)
    yield Page(desk.urls.feed(_url(desk.urls, desk.language), "rss"), "feed.rss", later(_feed, desk))


def _parts(desk: Desk) -> list[list[Change]]:
    changes, size = list_changes(desk), desk.archive.settings.archive.page_size
    return [changes[start : start + size] for start in range(0, len(changes), size)] or [[]]


def newest_changes(desk: Desk, most: int) -> tuple[CorrectionRow, ...]:
    """Return the newest corrections and withdrawals, `most` of them."""
    return tuple(_row(desk, change) for change in list_changes(desk)[:most])


def list_changes(desk: Desk) -> list[Change]:
    """Return every correction and withdrawal, newest first: of the desk's language, else of the item's own."""
    return desk.once(("changes",), lambda: _list(desk))


def _list(desk: Desk) -> list[Change]:
    found = [
        change
        for entry in desk.archive.entries
        if entry.is_changed
        for change in _changes(desk, entry, entry.edition(desk.language) or entry.main)
    ]
    return sorted(found, key=lambda change: (change.day, change.entry.slug, change.name), reverse=True)


def _changes(desk: Desk, entry: Entry, edition: Edition) -> Iterator[Change]:
    item = edition.item
    if item.status == "withdrawn":
        day = item.withdrawn_on or desk.archive.local(item.date).date()
        yield Change(day, entry, edition, item.withdrawn_reason, withdrawn=True, name="withdrawn")
    for made, name in _named(item.corrections):
        yield Change(made.date, entry, edition, made.text, withdrawn=False, name=name)


def _named(corrections: Sequence[Correction]) -> Iterator[tuple[Correction, str]]:
    """Yield corrections with their names; those of one day are numbered in the order of the file."""
    seen: Counter[date] = Counter()
    for made in corrections:
        seen[made.date] += 1
        yield made, f"correction/{made.date.isoformat()}" + (f"-{seen[made.date]}" if seen[made.date] > 1 else "")


def _view(desk: Desk, number: int) -> CorrectionsView:
    parts = _parts(desk)
    part, total = parts[number - 1], len(list_changes(desk))
    pager = desk.pager(_url(desk.urls, desk.language), number, len(parts))
    heading = desk.say("Corrections")
    crumbs = desk.crumbs((_url(desk.urls, desk.language), " — ".join((heading, *desk.page_note(pager.number)))))
    intro = desk.say("What was wrong in the archive and has been put right, and what was withdrawn, the newest first.")
    languages = desk.archive.settings.archive.languages

    def url_in(language: str) -> str:
        return Urls.paged(_url(desk.urls, language), pager.number)

    feed = desk.urls.feed(_url(desk.urls, desk.language), "rss")
    about = About(
        url=url_in(desk.language),
        title=desk.title(heading, *desk.page_note(pager.number)),
        description=" ".join((intro, *desk.page_note(pager.number))),
        alternates=alternates(desk, [(language, url_in(language)) for language in languages]),
        crumbs=crumbs,
        json_ld=partial(collection, desk, heading, url_in(desk.language)),
        feeds=(FeedLink(feed, MEDIA_TYPES["rss"], desk.say("Corrections of %(name)s", name=desk.site_name)),),
        lastmod=part[0].day.isoformat() if part else last_modified(desk),
        previous=pager.previous,
        next=pager.next,
    )
    return CorrectionsView(
        head=make_head(desk, about),
        shell=desk.shell(SECTION, desk.language_links(url_in)),
        crumbs=crumbs,
        heading=heading,
        intro=intro,
        total=total,
        rows=tuple(_row(desk, change) for change in part),
        pager=pager,
        feed=feed,
    )


def _row(desk: Desk, change: Change) -> CorrectionRow:
    item = change.edition.item
    return CorrectionRow(
        date=desk.day(change.day),
        item=Link(desk.urls.item(item.language, item.slug), Text(item.title, item.language)),
        text=Text(change.text, item.language) if change.text else None,
        withdrawn=change.withdrawn,
        only_in=None if item.language == desk.language else item.language,
    )


def _url(urls: Urls, language: str) -> str:
    return urls.text(language, SECTION)


def _feed(desk: Desk) -> FeedView:
    page = _url(desk.urls, desk.language)
    own = [change for change in list_changes(desk) if change.edition.item.language == desk.language]
    items = within_bytes(desk, (_item(desk, c) for c in own[: desk.archive.settings.archive.record_feed_size]))
    title = desk.say("Corrections of %(name)s", name=desk.site_name)
    url = desk.urls.feed(page, "rss")
    feed = make_feed(desk, page, (title, desk.say("Corrections and withdrawals of items")), items)
    return replace(feed, url=desk.urls.absolute(url))


def _item(desk: Desk, change: Change) -> FeedItem:
    """Return a correction or withdrawal as an item of a feed, under an id of its own."""
    item = change.edition.item
    title = strip_controls(item.title)
    words = desk.say("Withdrawn: %(title)s", title=title) if change.withdrawn else desk.say(
        "Corrected: %(title)s", title=title)  # fmt: skip
    moment = datetime(change.day.year, change.day.month, change.day.day, tzinfo=desk.archive.settings.zone)
    page = (desk.urls.absolute(_url(desk.urls, desk.language)), desk.say("Corrections"))
    text = change.text or words
    return FeedItem(
        id=f"{item_id(desk, item)}/{change.name}",
        url=desk.urls.absolute(desk.urls.item(item.language, item.slug)),
        title=words,
        summary=text,
        content=wrapped(desk, markdown.paragraph(text)),
        author=strip_controls(desk.archive.settings.archive.organisation),
        published=moment,
        updated=moment,
        categories=(page, *(() if change.withdrawn else categories(desk, change.edition))),
    )
