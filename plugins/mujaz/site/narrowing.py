"""Which parts of a list have pages of their own: its items of one year, on one topic, of one kind, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from mujaz.frozen import frozen
from mujaz.site.archive import Archive, Entry

Facet = Literal["year", "topic", "kind", "language"]
FACETS: tuple[Facet, ...] = ("year", "topic", "kind", "language")
"""By what the list of a record is narrowed."""
HOME_FACETS: tuple[Facet, ...] = ("kind", "language")
"""By what the list of all items is narrowed; its years and topics have pages of their own."""
MOST, WHOLE_MOST, TOPIC_LEAST = 0.5, 0.9, 0.1
"""The largest shares that a part may have of a record's list and of that of all items, and a topic's smallest."""
LONG = 10
"""A list is long if it has so many times more items than are shown in full; its parts need twice as many."""


@frozen
class Part:
    """The items of a list that have one value in common."""

    facet: Facet
    value: str
    """A year, the id of a topic, `article` or `briefing`, or the code of a language."""
    entries: tuple[Entry, ...]
    """In the list's order."""


def parts_of(archive: Archive, entries: Sequence[Entry], facets: Sequence[Facet]) -> tuple[Part, ...]:
    """Return the parts of a list that have pages of their own; none of a list that one page holds whole.

    A part has at least as many items as the archive sets, twice as many of a long list, and a topic's a tenth of the
    whole. It has half of the whole at most, and of the list of all items nine tenths: one that holds nearly all of a
    list is no narrower. Years stand newest first, topics by their number of items, kinds and languages in the order
    in which they are met.
    """
    settings = archive.settings.archive
    if "narrowed" not in settings.features or len(entries) <= settings.page_size:
        return ()
    most = len(entries) * (WHOLE_MOST if facets == HOME_FACETS else MOST)
    enough = settings.narrow_from * (2 if len(entries) > settings.page_size * LONG else 1)
    least = dict.fromkeys(facets, enough) | {"topic": max(enough, len(entries) * TOPIC_LEAST)}
    found: dict[Facet, dict[str, list[Entry]]] = {facet: {} for facet in facets}
    for entry in entries:
        for facet in facets:
            for value in _values(archive, entry, facet):
                found[facet].setdefault(value, []).append(entry)
    return tuple(
        Part(facet, value, tuple(members))
        for facet in facets
        for value, members in sorted(found[facet].items(), key=lambda pair: _rank(facet, *pair))
        if least[facet] <= len(members) <= most
    )


def _values(archive: Archive, entry: Entry, facet: Facet) -> Iterator[str]:
    match facet:
        case "year":
            yield str(archive.local(entry.date).year)
        case "topic":
            yield from entry.ids("topics")
        case "kind":
            yield entry.kind
        case "language":
            yield from (lang for lang in archive.settings.archive.languages if entry.published(lang))


def _rank(facet: Facet, value: str, members: Sequence[Entry]) -> tuple[int, str]:
    return (-int(value) if facet == "year" else -len(members), value)
