"""What leads on from an item: the way to its month, its versions in other languages, related items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from mujaz.arabic.localize import language_name
from mujaz.enrich.related import RecordKey, Related, Relation
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.views import Card, LanguageLink, Link, NavLink, RelatedCard, Text
from mujaz.site.views.value import value

NOTHING = Related()


@value
class Month:
    """The month under which items are filed, or as much of that as has a page: the year, or the whole archive."""

    way: tuple[NavLink, ...]
    """From the home to it."""
    elsewhere: Mapping[str, LanguageLink]
    """The same in each other language, with a note for readers of an item that has no version there."""


def month_of(desk: Desk, entry: Entry) -> Month:
    """Return the month under which an item is filed; all that are filed there share it."""
    day = desk.archive.local(entry.date)
    known = "year" if entry.precision == "year" else f"{day.month}"
    return desk.once(("month", f"{day.year}", known), partial(_month, desk, day, is_known=known != "year"))


def _month(desk: Desk, day: datetime, *, is_known: bool) -> Month:
    """Return the month of a day.

    A withdrawn item is not listed, so that its month may have no page; nor has one of which only the year `is_known`.
    """
    archive, urls = desk.archive, desk.urls
    year = day.year if day.year in archive.years else None
    month = day.month if is_known and (day.year, day.month) in archive.by_month else None
    steps = [(urls.archive(desk.language), desk.say("Archive"))]
    if year:
        steps.append((urls.archive(desk.language, year), desk.moment(day, "year").label))
    if month:
        steps.append((urls.archive(desk.language, year, month), desk.moment(day, "month").label))
    note = desk.say("This item has no version in that language; the link leads to its month there.")
    links = desk.language_links(lambda language: urls.archive(language, year, month), note)
    return Month(desk.crumbs(*steps, ("", ""))[:-1], {link.lang: link for link in links})


def versions_of(desk: Desk, entry: Entry, month: Month) -> tuple[LanguageLink, ...]:
    """Return an item in the other languages; where it has no version, its month there, and a note."""
    return tuple([
        LanguageLink(desk.urls.item(language, entry.slug), language, language_name(language))
        if entry.edition(language)
        else month.elsewhere[language]
        for language in desk.others
    ])  # fmt: skip


def related_to(
    desk: Desk, entry: Entry, listed: Mapping[RecordKey, Link]
) -> tuple[tuple[RelatedCard, ...], tuple[RelatedCard, ...]]:
    """Return the items related to one: those for the desk's readers, and those in other languages only.

    What two items have in common is `listed` by the one, but for what only its version in another language lists.
    """
    related = desk.archive.related.get((entry.slug, desk.language), NOTHING)
    by_slug, relations = desk.archive.by_slug, (*related.own, *related.other)
    cards = desk.cards([by_slug[relation.slug] for relation in relations])
    shown = tuple([_related(desk, card, relation, listed) for card, relation in zip(cards, relations, strict=True)])
    return shown[: len(related.own)], shown[len(related.own) :]


def _related(desk: Desk, card: Card, relation: Relation, listed: Mapping[RecordKey, Link]) -> RelatedCard:
    shared = tuple([listed.get(key) or desk.record_link(*key) for key in relation.shared])
    return RelatedCard(card, shared, _words(relation.words) if relation.words else (), relation.pinned)


def _words(words: Sequence[str]) -> tuple[Text, ...]:
    return tuple([Text(word, "en" if word.isascii() else "ar") for word in words])
