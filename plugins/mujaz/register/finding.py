"""Records for what a person typed: those that bear the name, those whose names hold it, those that look like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from mujaz.arabic.fold import fold_lookup
from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.register.ids import list_records
from mujaz.register.register import Register

Likeness = Literal["same", "part", "near"]
"""The name itself, a name that holds it, or a name that looks like it."""

NEAREST = 5
"""How many records are named for looking like it."""
ALIKE, BEHIND_BEST = 0.55, 0.25
"""How alike their names must be at least (0 to 1), and how far they may fall behind the best."""


@frozen
class Hit:
    """A record that may be meant."""

    record: Record
    likeness: Likeness


def find_records(register: Register, words: str, kinds: Sequence[RecordKind] = RECORD_KINDS) -> tuple[Hit, ...]:
    """Return the records that `words` may mean, the best first; each once."""
    best: dict[tuple[RecordKind, str], Hit] = {}
    for hit in (*_same(register, words, kinds), *_part(register, words, kinds), *_near(register, words, kinds)):
        best.setdefault((hit.record.kind, hit.record.id), hit)
    return tuple(best.values())


def _same(register: Register, words: str, kinds: Sequence[RecordKind]) -> Iterator[Hit]:
    for kind in kinds:
        for identifier in register.owners(kind, words):
            record = register.get(kind, identifier)
            if record is not None:
                yield Hit(record, "same")


def _part(register: Register, words: str, kinds: Sequence[RecordKind]) -> Iterator[Hit]:
    """Yield the records of which a name holds the words, those whose shortest such name is shortest first."""
    wanted = fold_lookup(words)
    if not wanted:
        return
    found = []
    for record in list_records(register):
        names = [fold_lookup(text) for text in (record.id, *(alias.text for alias in record.aliases))]
        holding = [len(name) for name in names if wanted in name]
        if holding and record.kind in kinds:
            found.append((min(holding), record.kind, record.id, record))
    yield from (Hit(record, "part") for *_, record in sorted(found, key=lambda entry: entry[:3]))


def _near(register: Register, words: str, kinds: Sequence[RecordKind]) -> Iterator[Hit]:
    """Yield the records whose names look most like the words, of all kinds together."""
    ranked = [
        (-likeness, kind, identifier)
        for kind in kinds
        for likeness, identifier, _ in register.similar(kind).rank(words, NEAREST)
        if likeness >= ALIKE
    ]
    ranked.sort()
    for likeness, kind, identifier in ranked[:NEAREST]:
        record = register.get(kind, identifier)
        if record is not None and likeness <= ranked[0][0] + BEHIND_BEST:
            yield Hit(record, "near")


@frozen
class Overlap:
    """One name of several records."""

    name: str
    owners: tuple[tuple[Record, str], ...]
    """Each record with the strength that the name has there."""


def find_overlaps(register: Register) -> tuple[Overlap, ...]:
    """Return every name that more than one record bears in any strength under the lookup fold, in their order."""
    owners: dict[str, dict[tuple[RecordKind, str], tuple[str, Record, str]]] = {}
    for record in list_records(register):
        for alias in record.aliases:
            key = (record.kind, record.id)
            owners.setdefault(fold_lookup(alias.text), {}).setdefault(key, (alias.text, record, alias.strength))
    return tuple(
        Overlap(next(iter(bearers.values()))[0], tuple((record, strength) for _, record, strength in bearers.values()))
        for _, bearers in sorted(owners.items())
        if len(bearers) > 1
    )
