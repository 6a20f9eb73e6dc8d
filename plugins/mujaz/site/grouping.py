"""Items in groups: those of each record, of each month, the versions of one text, what each publication withdrew.

The items come newest first, and so do those of each group.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.entries import Entry

ByRecord = Mapping[tuple[RecordKind, str], tuple[Entry, ...]]
ByMonth = Mapping[tuple[int, int], tuple[Entry, ...]]


def group_by_record(entries: Sequence[Entry]) -> ByRecord:
    """Return the items of each record that any of them lists."""
    found: dict[tuple[RecordKind, str], list[Entry]] = {}
    for entry in entries:
        for kind in RECORD_KINDS:
            for record in entry.ids(kind):
                found.setdefault((kind, record), []).append(entry)
    return {key: tuple(group) for key, group in found.items()}


def group_by_month(entries: Sequence[Entry], local: Callable[[datetime], datetime]) -> ByMonth:
    """Return the items of each (year, month), month 0 where only the year is known; `local` tells a moment's day."""
    found: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        day = local(entry.date)
        month = 0 if entry.precision == "year" else day.month
        found.setdefault((day.year, month), []).append(entry)
    return {key: tuple(group) for key, group in found.items()}


def group_withdrawn(entries: Sequence[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """Return what was withdrawn of each publication; copies are left out."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        item = entry.main.kept
        if item.status == "withdrawn" and item.source and not item.duplicate_of:
            found.setdefault(item.source, []).append(entry)
    return {source: tuple(group) for source, group in found.items()}


def group_versions(entries: Sequence[Entry], known: Collection[str]) -> Mapping[str, tuple[Entry, ...]]:
    """Return for each slug the other versions of its text: all that name each other in a chain of `known` slugs."""
    together: dict[str, set[str]] = {}
    for entry in entries:
        item = entry.main.kept
        for other in (item.version_of, item.duplicate_of):
            if other is not None and other in known:
                joined = together.get(entry.slug, {entry.slug}) | together.get(other, {other})
                together.update(dict.fromkeys(joined, joined))
    places = {entry.slug: number for number, entry in enumerate(entries)} if together else {}
    return {
        slug: tuple(entries[place] for place in sorted(places[other] for other in joined if other != slug))
        for slug, joined in together.items()
    }
