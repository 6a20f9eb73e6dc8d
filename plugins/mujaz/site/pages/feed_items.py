"""An item as it stands in a feed."""

from __future__ import annotations

import html as entities
from collections.abc import Iterable, Iterator
from functools import partial

from mujaz.arabic.bidi import direction, strip_controls
from mujaz.model import Correction, ItemKind, RecordKind
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedItem
from mujaz.site.figures import Frame, compose
from mujaz.site.pages.feed_ids import item_id
from mujaz.site.pages.item_picture import feed_picture
from mujaz.site.urls import ascii_url

Own = tuple[Entry, Edition]
Category = tuple[str, str]
"""The absolute address of what an item is about, and its name."""


def own_items(desk: Desk, entries: Iterable[Entry]) -> Iterator[Own]:
    """Yield the items that exist in the desk's language, withdrawn ones too; a feed holds its own language only."""
    return ((entry, edition) for entry in entries if (edition := entry.edition(desk.language)))


def make_item(desk: Desk, entry: Entry, edition: Edition) -> FeedItem:
    """Return an item as it stands in every feed of the desk's language that holds it."""
    return desk.once(("feed item", entry.slug), partial(_make, desk, entry, edition))


def _make(desk: Desk, entry: Entry, edition: Edition) -> FeedItem:
    item = edition.item
    source = desk.record_link("sources", item.source).name.text if item.source else None
    summary = _tombstone(desk, edition) if item.status == "withdrawn" else _summary(edition)
    return FeedItem(
        id=item_id(desk, item),
        url=desk.urls.absolute(desk.urls.item(desk.language, entry.slug)),
        title=strip_controls(item.title),
        summary=summary,
        content=wrapped(desk, _content(desk, edition, summary)),
        author=strip_controls(source or desk.archive.settings.archive.organisation),
        published=desk.archive.local(item.date),
        updated=desk.archive.local(entry.modified),
        categories=categories(desk, edition),
        picture=feed_picture(desk, edition),
    )


def wrapped(desk: Desk, html: str) -> str:
    """Return HTML in one element that says its language and direction, as readers with another language need it."""
    return f'<div lang="{desk.language}" dir="{direction(desk.language)}">{html}</div>'


def note(label: str, text: str) -> str:
    """Return a plain text behind a label, as a paragraph of HTML."""
    return f"<p><strong>{entities.escape(label)}</strong> {entities.escape(text)}</p>"


def brief(desk: Desk, item: FeedItem) -> str:
    """Return what stands in place of a text that is longer than a subscription document may be."""
    words = desk.say("The full text")
    more = f'<p><a href="{entities.escape(item.url)}">{entities.escape(words)}</a></p>'
    return wrapped(desk, markdown.paragraph(item.summary) + more)


def categories(desk: Desk, edition: Edition) -> tuple[Category, ...]:
    """Return (absolute address, name) of the topics, actors and places of an item; where it has none, its kind."""
    item = edition.item
    found = (
        *[_category(desk, "topics", topic) for topic in item.topics],
        *[_category(desk, "actors", actor) for actor in item.actors],
        *[_category(desk, "places", place) for place in item.places],
    )
    if found or not item.source:
        return found or (_of_kind(desk, item.kind),)
    return (_category(desk, "sources", item.source),)


def _category(desk: Desk, kind: RecordKind, record: str) -> Category:
    return desk.once(("category", kind, record), partial(_of_record, desk, kind, record))


def _of_record(desk: Desk, kind: RecordKind, record: str) -> Category:
    link = desk.record_link(kind, record)
    return desk.urls.absolute(link.url), strip_controls(link.name.text)


def _of_kind(desk: Desk, kind: ItemKind) -> Category:
    name = desk.say("Briefing") if kind == "briefing" else desk.say("Archived article")
    return desk.urls.absolute(desk.urls.home(desk.language)), name


def _summary(edition: Edition) -> str:
    return edition.item.summary or edition.text.partition("\n")[0] or edition.item.title


def _tombstone(desk: Desk, edition: Edition) -> str:
    reason = edition.item.withdrawn_reason
    return " ".join(part for part in (desk.say("This item has been withdrawn."), reason) if part)


def _content(desk: Desk, edition: Edition, summary: str) -> str:
    """Return the text as rights allow, its addresses absolute, with what readers are told before and behind it."""
    item = edition.item
    if item.status == "withdrawn":
        return markdown.paragraph(summary)
    page = desk.urls.absolute(desk.urls.item(desk.language, item.slug))
    frame = Frame(desk.archive.photos, desk.urls.site_url, item.language, plain=True)
    text = markdown.relink(compose(edition, edition.html, frame), desk.urls.site_url, page)
    parts = (
        note(desk.say("Content warning:"), item.content_warning) if item.content_warning else "",
        text or (markdown.paragraph(item.summary) if item.summary else ""),
        _left_out(desk, edition),
        *(correction(desk, made) for made in item.corrections),
    )
    return "".join(parts) or markdown.paragraph(summary)


def _left_out(desk: Desk, edition: Edition) -> str:
    """Return a sentence on what rights leave out, with a link to where the text stands."""
    item = edition.item
    if item.rights not in {"excerpt", "metadata"}:
        return ""
    words = (
        desk.say("This is an excerpt; the full text stands at its source.")
        if item.rights == "excerpt"
        else desk.say("Only the details of this item are kept here; its text stands at its source.")
    )
    original = item.original_url or item.canonical_url
    if not original:
        return markdown.paragraph(words)
    return f'<p><a href="{entities.escape(ascii_url(original))}">{entities.escape(words)}</a></p>'


def correction(desk: Desk, made: Correction) -> str:
    """Return a correction as a paragraph of HTML."""
    return note(desk.say("Correction of %(date)s:", date=desk.day(made.date).label), made.text)
