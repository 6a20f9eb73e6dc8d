"""How items are cited: a box on the page, files for reference managers beside it and beside the lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mujaz.arabic.bidi import strip_controls
from mujaz.site.archive import Edition, Entry
from mujaz.site.citing.bibtex import bibtex
from mujaz.site.citing.table import row
from mujaz.site.citing.views import Citation, CitationFile, Table
from mujaz.site.desk import Desk
from mujaz.site.page import Page, later
from mujaz.site.pages.feed_items import own_items
from mujaz.site.pages.feeds import with_feed
from mujaz.site.pages.item_meta import authors_of, publication
from mujaz.site.urls import ascii_url
from mujaz.site.views import CitationBox, FeedLink, Text
from mujaz.site.workshop import iso_date

FORMATS = {
    "bib": ("application/x-bibtex", "BibTeX"),
    "ris": ("application/x-research-info-systems", "RIS"),
    "json": ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
}
"""Ending of a citation file → its media type and its name."""
SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
LIST_COLUMNS = ("date", "title", "kind", "source", "url")
"""The columns of the table beside a list; that of the data has all others, by the same addresses."""
DAY = len("2023-08-12")


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the citation files of every item in the desk's language, and those of every list that has a feed."""
    if not desk.has("citations"):
        return
    for entry, edition in own_items(desk, desk.archive.entries):
        view = later(cite, desk, entry, edition)
        yield from (Page(_file(desk, entry, ending), f"citation.{ending}", view) for ending in FORMATS)
    for kind, record in with_feed(desk):
        if desk.archive.has_own(kind, record, desk.language):
            page = desk.urls.record(desk.language, kind, record)
            yield from list_files(desk, page, desk.archive.by_record[kind, record])


def cite(desk: Desk, entry: Entry, edition: Edition) -> Citation:
    """Return an item as it is cited."""
    return desk.once(("citation", entry.slug), lambda: _cite(desk, entry, edition))


def citation_box(desk: Desk, entry: Entry, edition: Edition) -> CitationBox:
    """Return how an item's page tells to cite it."""
    item, cited = edition.item, cite(desk, entry, edition)
    return CitationBox(
        author=Text(", ".join(cited.persons) or cited.body, desk.language),
        publication=Text(cited.body, desk.language) if cited.persons and item.kind == "article" else None,
        title=Text(item.title, item.language),
        date=desk.moment(item.date, item.precision),
        files=tuple(FeedLink(_file(desk, entry, ending), media, name) for ending, (media, name) in FORMATS.items()),
    )


def one_line(text: str) -> str:
    """Return a text as one line without direction marks."""
    return SPACE.sub(" ", strip_controls(text)).strip()


def _file(desk: Desk, entry: Entry, ending: str) -> str:
    return f"{desk.urls.item(desk.language, entry.slug)}citation.{ending}"


def _cite(desk: Desk, entry: Entry, edition: Edition) -> Citation:
    item = edition.item
    whole = publication(desk, item) if item.kind == "article" else desk.publisher
    return Citation(
        key=f"{entry.slug}-{item.language}",
        kind=item.kind,
        title=one_line(item.title),
        language=item.language,
        date=iso_date(desk.archive.local(item.date), item.precision)[:DAY],
        persons=tuple(one_line(name) for name in authors_of(item)),
        body=one_line(whole),
        archive=one_line(desk.site_name),
        genre=desk.say("Briefing") if item.kind == "briefing" else desk.say("Archived article"),
        url=desk.urls.absolute(desk.urls.item(item.language, entry.slug)),
        note=one_line(_note(desk, edition)),
    )


def _note(desk: Desk, edition: Edition) -> str:
    item = edition.item
    if item.status == "withdrawn":
        return " ".join((desk.say("This item has been withdrawn."), item.withdrawn_reason or ""))
    original = item.original_url or item.canonical_url
    return desk.say("Originally published at %(url)s", url=ascii_url(original)) if original else ""


def list_files(desk: Desk, page: str, entries: Iterable[Entry]) -> Iterator[Page]:
    """Yield the items of the list at `page` that are in the desk's language, as BibTeX and as CSV."""
    own = tuple(entry for entry in entries if entry.published(desk.language))
    if own and desk.has("citations"):
        yield Page(f"{page}items.bib", "list.bib", later(_list_bib, desk, own))
        yield Page(f"{page}items.csv", "table.csv", later(_list_csv, desk, own))


def _list_bib(desk: Desk, entries: Sequence[Entry]) -> CitationFile:
    return CitationFile(tuple(_bibtex(desk, *own) for own in own_items(desk, entries)))


def _list_csv(desk: Desk, entries: Sequence[Entry]) -> Table:
    return Table(LIST_COLUMNS, tuple(_row(desk, *own) for own in own_items(desk, entries)))


def list_links(desk: Desk, page: str, entries: Iterable[Entry]) -> tuple[FeedLink, ...]:
    """Return the files beside the list at `page`; none where it has no item in the desk's language."""
    if not desk.has("citations") or not any(entry.published(desk.language) for entry in entries):
        return ()
    return (FeedLink(f"{page}items.csv", "text/csv", "CSV"), FeedLink(f"{page}items.bib", *FORMATS["bib"]))


def _bibtex(desk: Desk, entry: Entry, edition: Edition) -> str:
    """Return an item's entry in lists: without its note, for it stands in a dozen of them."""
    return desk.once(("bibtex", entry.slug), lambda: bibtex(cite(desk, entry, edition), full=False))


def _row(desk: Desk, entry: Entry, edition: Edition) -> str:
    return desk.once(("row", entry.slug), lambda: _make_row(desk, entry, edition))


def _make_row(desk: Desk, entry: Entry, edition: Edition) -> str:
    item, cited = edition.item, cite(desk, entry, edition)
    return row([
        cited.date,
        cited.title,
        item.kind,
        desk.record_name("sources", item.source).text if item.source else None,
        cited.url,
    ])  # fmt: skip
