"""An item's own page, in each language in which it exists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from mujaz.enrich.related import RecordKey
from mujaz.frozen import frozen
from mujaz.model import Item
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.figures import Frame, compose
from mujaz.site.heads import make_head
from mujaz.site.mentions import Question, find_places, insert_links
from mujaz.site.page import Page, later
from mujaz.site.pages.citations import citation_box
from mujaz.site.pages.drawn_maps import locator_of_item
from mujaz.site.pages.item_around import month_of, related_to, versions_of
from mujaz.site.pages.item_head import about_item
from mujaz.site.urls import ascii_url
from mujaz.site.views import CorrectionNote, ItemView, Link, SourceNote, Text
from mujaz.site.workshop import iso_date

WORDS_A_MINUTE = 200
"""How fast news is read; slower than prose for pleasure."""


@frozen
class _Neighbours:
    """The items before and after one in its language."""

    previous: Entry | None
    next: Entry | None


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of every item that exists in the desk's language."""
    own = [entry for entry in desk.archive.entries if entry.edition(desk.language)]
    slugs = [None, *(entry.slug for entry in own), None]
    for after, slug, before in zip(slugs, slugs[1:], slugs[2:], strict=False):
        if slug is not None:
            view = later(_view, desk, slug, before, after)
            yield Page(desk.urls.item(desk.language, slug), "item.html", view, late=True)


def _view(desk: Desk, slug: str, before: str | None, after: str | None) -> ItemView:
    by_slug = desk.archive.by_slug
    entry = by_slug[slug]
    edition = entry.edition(desk.language) or entry.main
    neighbours = _Neighbours(by_slug[before] if before else None, by_slug[after] if after else None)
    item = edition.item
    url = desk.urls.item(desk.language, entry.slug)
    withdrawn = item.status == "withdrawn"
    month = month_of(desk, entry)
    languages = versions_of(desk, entry, month)
    links = _links(desk, item)
    related, related_other = related_to(desk, entry, links)
    return ItemView(
        head=make_head(desk, about_item(desk, entry, item, month.way)),
        shell=desk.shell("", languages, "item.html"),
        crumbs=month.way,
        kind=item.kind,
        title=item.title,
        summary=None if withdrawn else item.summary,
        date=desk.moment(item.date, item.precision),
        event_date=desk.day(item.event_date) if item.event_date else None,
        modified=desk.day(item.corrections[0].date) if item.corrections else None,
        minutes=max(1, round(edition.words / WORDS_A_MINUTE)),
        source=_source(desk, item),
        topics=tuple([links["topics", topic] for topic in item.topics]),
        actors=tuple([links["actors", actor] for actor in item.actors]),
        places=tuple([links["places", place] for place in item.places]),
        content=_content(desk, edition),
        rights=item.rights or "full",
        redacted=bool(item.redactions or item.shared_redactions),
        translation=item.translation,
        translator=item.translator,
        other_version=next((link for link in languages if link.note is None), None),
        content_warning=item.content_warning,
        withdrawn=withdrawn,
        withdrawn_reason=item.withdrawn_reason,
        references=tuple([desk.reference(r.title, r.url, item.language) for r in item.references]),
        corrections=tuple([CorrectionNote(desk.day(c.date), Text(c.text, item.language)) for c in item.corrections]),
        related=related,
        related_other=related_other,
        versions=desk.cards(desk.archive.versions.get(entry.slug, ())),
        previous=desk.card(neighbours.previous) if neighbours.previous else None,
        next=desk.card(neighbours.next) if neighbours.next else None,
        citation=citation_box(desk, entry, edition) if desk.has("citations") else None,
        permalink=desk.urls.absolute(url),
        raw_sha256=item.raw_sha256,
        text_sha256=item.text_sha256,
        retrieved=desk.moment(*item.retrieved_at) if item.retrieved_at else None,
        report=_report(desk, item, url),
        map=None if withdrawn else locator_of_item(desk, item.places),
    )


def _links(desk: Desk, item: Item) -> dict[RecordKey, Link]:
    """Return links to all records that an item lists."""
    keys: list[RecordKey] = [
        *[("topics", topic) for topic in item.topics],
        *[("actors", actor) for actor in item.actors],
        *[("places", place) for place in item.places],
    ]
    return dict(zip(keys, desk.links(keys), strict=True))


def _source(desk: Desk, item: Item) -> SourceNote | None:
    if item.source is None:
        return None
    original = item.original_url or item.canonical_url
    return SourceNote(
        link=desk.record_link("sources", item.source),
        byline=Text(item.byline, item.language) if item.byline else None,
        original_url=ascii_url(original) if original else None,
        archive_urls=tuple(map(ascii_url, item.archive_urls)),
    )


def _content(desk: Desk, edition: Edition) -> str | None:
    frame = Frame(desk.archive.photos, desk.urls.prefix, edition.item.language, lite=desk.lite)
    html = markdown.relink(compose(edition, edition.html, frame), desk.urls.prefix)
    linked = _link_mentions(desk, edition.item, html)
    return markdown.frame_tables(linked, desk.say("Table")) or None


def _link_mentions(desk: Desk, item: Item, html: str) -> str:
    """Return `html` with links to the actors and places that the item lists, if the archive wants them."""
    if not desk.has("mentions"):
        return html
    listed: list[RecordKey] = [("actors", actor) for actor in item.actors]
    listed += [("places", place) for place in item.places]
    question = Question(item.language, iso_date(desk.archive.local(item.date), item.precision)[:10], listed)
    search = partial(find_places, html, desk.archive.matcher, question)
    places = desk.archive.mention_memory.find(f"{item.slug} {item.language}", html, question, search)
    return insert_links(html, places, lambda kind, record: desk.urls.record(desk.language, kind, record))


def _report(desk: Desk, item: Item, url: str) -> str | None:
    email = desk.archive.settings.archive.email
    if not email:
        return None
    subject = desk.say("Error in: %(title)s", title=item.title)
    question = desk.say("What is wrong, and how do you know?")
    body = f"{desk.urls.absolute(url)}\r\n\r\n{question}\r\n"
    return f"mailto:{email}?subject={quote(subject)}&body={quote(body)}"
