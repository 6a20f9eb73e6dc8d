"""An item's own page, in each language in which it exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from mujaz.arabic.localize import language_name
from mujaz.enrich.related import RecordKey, Related, Relation
from mujaz.model import Item
from mujaz.site import markdown
from mujaz.site.archive import Archive, Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.figures import Frame, compose
from mujaz.site.heads import make_head
from mujaz.site.mentions import Question, find_places, insert_links
from mujaz.site.page import Page, later
from mujaz.site.pages.citations import citation_box
from mujaz.site.pages.drawn_maps import locator_of_item
from mujaz.site.pages.item_head import about_item
from mujaz.site.urls import ascii_url
from mujaz.site.views import (
    CorrectionNote,
    ItemView,
    LanguageLink,
    NavLink,
    RelatedCard,
    SourceNote,
    Text,
)
from mujaz.site.workshop import iso_date

Period = tuple[int | None, int | None]

WORDS_A_MINUTE = 200
"""How fast news is read; slower than prose for pleasure."""


@dataclass(frozen=True, slots=True)
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
    html, text = edition.texts
    url = desk.urls.item(desk.language, entry.slug)
    withdrawn = item.status == "withdrawn"
    period = _period(desk.archive, entry)
    crumbs = _crumbs(desk, entry, period, NavLink(url, item.title, current=True))
    languages = _languages(desk, entry, period)
    related = desk.archive.related.get((entry.slug, desk.language), Related())
    return ItemView(
        head=make_head(desk, about_item(desk, entry, item, crumbs)),
        shell=desk.shell("", languages, "item.html"),
        crumbs=crumbs,
        kind=item.kind,
        title=item.title,
        summary=None if withdrawn else item.summary,
        date=desk.moment(item.date, item.precision),
        event_date=desk.day(item.event_date) if item.event_date else None,
        modified=desk.day(item.corrections[0].date) if item.corrections else None,
        minutes=max(1, round(len(text.split()) / WORDS_A_MINUTE)),
        source=_source(desk, item),
        topics=desk.record_links("topics", item.topics),
        actors=desk.record_links("actors", item.actors),
        places=desk.record_links("places", item.places),
        content=_content(desk, edition, html),
        rights=item.rights or "full",
        redacted=bool(item.redactions or item.shared_redactions),
        translation=item.translation,
        translator=item.translator,
        other_version=next((link for link in languages if link.note is None), None),
        content_warning=item.content_warning,
        withdrawn=withdrawn,
        withdrawn_reason=item.withdrawn_reason,
        references=tuple(desk.reference(r.title, r.url, item.language) for r in item.references),
        corrections=tuple(CorrectionNote(desk.day(c.date), Text(c.text, item.language)) for c in item.corrections),
        related=_related_cards(desk, related.own),
        related_other=_related_cards(desk, related.other),
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


def _related_cards(desk: Desk, relations: Sequence[Relation]) -> tuple[RelatedCard, ...]:
    cards = desk.cards([desk.archive.by_slug[relation.slug] for relation in relations])
    return tuple([
        RelatedCard(card, desk.links(relation.shared), _words(relation), relation.pinned)
        for card, relation in zip(cards, relations, strict=True)
    ])  # fmt: skip


def _words(relation: Relation) -> tuple[Text, ...]:
    return tuple([Text(word, "en" if word.isascii() else "ar") for word in relation.words])


def _crumbs(desk: Desk, entry: Entry, period: Period, last: NavLink) -> tuple[NavLink, ...]:
    return (*desk.once(("crumbs", f"{period}"), lambda: _way(desk, entry, period)), last)


def _way(desk: Desk, entry: Entry, period: Period) -> tuple[NavLink, ...]:
    """Return the way to an item's month."""
    year, month = period
    steps = [(desk.urls.archive(desk.language), desk.say("Archive"))]
    if year:
        steps.append((desk.urls.archive(desk.language, year), desk.moment(entry.date, "year").label))
    if month:
        steps.append((desk.urls.archive(desk.language, year, month), desk.moment(entry.date, "month").label))
    return desk.crumbs(*steps, ("", ""))[:-1]


def _period(archive: Archive, entry: Entry) -> Period:
    """Return the year and the month under which an item is filed; None for one that has no page.

    A withdrawn item is not listed, so that its month may have no page; nor has one of which only the year is known.
    """
    day = archive.local(entry.date)
    year = day.year if day.year in archive.years else None
    known = entry.main.item.precision != "year" and (day.year, day.month) in archive.by_month
    return year, day.month if known else None


def _languages(desk: Desk, entry: Entry, period: Period) -> tuple[LanguageLink, ...]:
    """Return the item in the other languages; where it has no version, the nearest page there, and a note."""
    found = []
    for language in desk.others:
        if entry.edition(language):
            found.append(LanguageLink(desk.urls.item(language, entry.slug), language, language_name(language)))
        else:
            url = desk.urls.archive(language, *period)
            note = desk.say("This item has no version in that language; the link leads to its month there.")
            found.append(LanguageLink(url, language, language_name(language), note))
    return tuple(found)


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


def _content(desk: Desk, edition: Edition, html: str) -> str | None:
    frame = Frame(desk.archive.photos, desk.urls.prefix, edition.item.language, lite=desk.lite)
    linked = _link_mentions(desk, edition.item, markdown.relink(compose(edition, html, frame), desk.urls.prefix))
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
