"""The actors, places and topics of an item: listed, rejected or only named in its text, and how that is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from mujaz.enrich.suggest import Part, Suggestion, suggest
from mujaz.enrich.unknown import Unknown, find_unknown
from mujaz.errors import Problems
from mujaz.export.fields import BY_KEY
from mujaz.export.shapes import Place, read_names
from mujaz.frozen import frozen
from mujaz.model import Mention, RecordKind
from mujaz.register import Register
from mujaz.review.desk import Desk, Opened
from mujaz.review.passages import Passage
from mujaz.yamledit import add_to_list, replace_entries

KINDS: tuple[RecordKind, ...] = ("actors", "places", "topics")
State = Literal["suggested", "listed", "rejected"]
ORDER: tuple[State, ...] = ("suggested", "listed", "rejected")
MOST_UNKNOWN = 12


@frozen
class Row:
    """A record as an item knows it."""

    kind: RecordKind
    id: str
    names: tuple[tuple[str, str], ...]
    state: State
    suggestion: Suggestion | None = None
    """Where the text names it."""


@frozen
class Segment:
    """A run of a passage's text, and the record that it names."""

    text: str
    mention: Mention | None = None
    state: State | None = None


def list_rows(desk: Desk, opened: Opened, passages: Sequence[Passage]) -> tuple[Row, ...]:
    """Return the records that an item lists, rejects or names: what is to be decided first."""
    found = {(one.kind, one.id): one for one in _suggest(desk, opened, passages)}
    rows = [*_settled(desk.register, opened), *_open(desk.register, found)]
    best: dict[tuple[RecordKind, str], Row] = {}
    for row in rows:
        best.setdefault((row.kind, row.id), replace(row, suggestion=found.get((row.kind, row.id))))
    return tuple(sorted(best.values(), key=lambda row: (KINDS.index(row.kind), ORDER.index(row.state))))


def mark_mentions(desk: Desk, opened: Opened, passage: Passage, rows: Iterable[Row]) -> tuple[Segment, ...]:
    """Return a passage cut where it names a record."""
    states = {(row.kind, row.id): row.state for row in rows}
    found = desk.matcher.find(passage.text, opened.get("lang") or "ar", _day(opened))
    return tuple(_cut(passage.text, [one for one in found if (one.kind, one.id) in states], states))


def unknown_names(desk: Desk, opened: Opened, passages: Sequence[Passage]) -> tuple[Unknown, ...]:
    """Return the names in an item that no record bears."""
    text = "\n\n".join([opened.get("title"), *(passage.text for passage in passages)])
    return find_unknown([(opened.path, opened.get("lang") or "ar", text)], desk.matcher, at_least=1)[:MOST_UNKNOWN]


def accept(front: str, register: Register, kind: RecordKind, identifier: str) -> str:
    """Return front matter in which a record is listed."""
    cleared = clear(front, register, kind, identifier, listed=False)
    known = _entries(cleared, register, kind)
    return cleared if identifier in known else add_to_list(cleared, [kind], [identifier], tuple(BY_KEY))


def reject(front: str, register: Register, kind: RecordKind, identifier: str) -> str:
    """Return front matter in which a record is rejected, so that nobody suggests it again."""
    cleared = clear(front, register, kind, identifier)
    return add_to_list(cleared, [kind], [f"-{identifier}"], tuple(BY_KEY))


def clear(front: str, register: Register, kind: RecordKind, identifier: str, *, listed: bool = True) -> str:
    """Return front matter without any word on a record; without its rejection only, unless `listed`."""

    def change(entry: str) -> str | None:
        known = register.resolve(kind, entry.removeprefix("-").strip())
        return None if known == identifier and (listed or entry.startswith("-")) else entry

    return replace_entries(front, [kind], change)


def _entries(front: str, register: Register, kind: RecordKind) -> frozenset[str]:
    """Return the ids that front matter lists."""
    found: list[str] = []

    def note(entry: str) -> str:
        found.append(entry)
        return entry

    replace_entries(front, [kind], note)
    return frozenset(known for entry in found if (known := register.resolve(kind, entry)))


def _suggest(desk: Desk, opened: Opened, passages: Sequence[Passage]) -> tuple[Suggestion, ...]:
    text = "\n\n".join(passage.text for passage in passages if passage.kind != "comment")
    parts = [Part("title", opened.get("title")), Part("summary", opened.get("summary")), Part("text", text)]
    found = suggest(parts, opened.get("lang") or "ar", _day(opened), [desk.matcher, desk.topics])
    return tuple(one for one in found if one.kind in KINDS)


def _settled(register: Register, opened: Opened) -> Iterator[Row]:
    """Yield what an item lists and what it rejects."""
    for kind in KINDS:
        value = opened.document.fields.get(kind) if opened.document else None
        names = read_names(value, Place(opened.path, kind, Problems())) if value is not None else ()
        for name in names:
            rejected = name.startswith("-")
            known = register.resolve(kind, name.removeprefix("-").strip())
            if known is not None:
                yield _row(register, kind, known, "rejected" if rejected else "listed")


def _open(register: Register, found: Iterable[tuple[RecordKind, str]]) -> Iterator[Row]:
    yield from (_row(register, kind, identifier, "suggested") for kind, identifier in found)


def _row(register: Register, kind: RecordKind, identifier: str, state: State) -> Row:
    record = register.get(kind, identifier)
    return Row(kind, identifier, record.names if record else (), state)


def _cut(text: str, mentions: Sequence[Mention], states: dict[tuple[RecordKind, str], State]) -> Iterator[Segment]:
    place = 0
    for mention in mentions:
        if mention.start > place:
            yield Segment(text[place : mention.start])
        yield Segment(text[mention.start : mention.end], mention, states[mention.kind, mention.id])
        place = mention.end
    if place < len(text):
        yield Segment(text[place:])


def _day(opened: Opened) -> str | None:
    return opened.get("date")[: len("2023-08-12")] or None
