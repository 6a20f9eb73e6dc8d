"""Parts of pages that are made once and shown by many, with what they were made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias, TypeVar

from mujaz.site.facts import Note, Notes, Part, is_noted, made_from, note_all, note_fact

Made = TypeVar("Made")
Thing = TypeVar("Thing", bound=Hashable)
_Once: TypeAlias = tuple[Any, Note, Notes]
"""What was made once, what whoever shows it notes, and what it was made from."""
_Shelves: TypeAlias = defaultdict[str, dict[Hashable, Any]]
"""What was made already by what it is and what it is of; most of it stands on many pages."""
SINGLE = ""
"""The shelf of parts that are not one of each thing."""


def _shelves() -> _Shelves:
    return defaultdict(dict)


@dataclass(frozen=True)
class Parts:
    """Parts that are made once.

    Pages of which it is known from what they are made (`unnoted`) share parts among themselves: of these nobody knows.
    """

    _made: _Shelves = field(init=False, default_factory=_shelves, compare=False, repr=False)
    """As `_Once`; on its shelf one of which another was made stands before it."""
    _unnoted: _Shelves = field(init=False, default_factory=_shelves, compare=False, repr=False)

    def once(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """Return what `make` returned when it was first called for `key`, and note on what that depends."""
        if not is_noted():
            plain = self._unnoted[SINGLE]
            if key not in plain:
                plain[key] = make()
            known: Made = plain[key]
            return known
        found = self._made[SINGLE].get(key) or _put(self._made[SINGLE], key, make)
        note_fact(found[1])
        made: Made = found[0]
        return made

    def once_of(self, part: str, thing: Thing, make: Callable[[Thing], Made]) -> Made:
        """Return the same for a part of one thing, which `each_once` returns too."""
        return self.each_once(part, (thing,), make)[0]

    def each_once(self, part: str, things: Iterable[Thing], make: Callable[[Thing], Made]) -> tuple[Made, ...]:
        """Return the same for a part of each thing; what was made already costs little, for lists are long.

        Parts are true values, such as dataclasses.
        """
        if not is_noted():
            plain = self._unnoted[part]
            return tuple(_find(plain, things, lambda thing: plain.setdefault(thing, make(thing))))
        made = self._made[part]
        found = _find(made, things, lambda thing: _put(made, thing, partial(make, thing)))
        note_all([note for _, note, _ in found])
        return tuple([value for value, _, _ in found])

    def forget(self, touched: set[Note]) -> bool:
        """Forget what was made from anything `touched`, which it is then too; tell whether there was any."""
        self._unnoted.clear()
        gone = []
        for shelf in self._made.values():
            for thing, (_, note, notes) in shelf.items():
                if not touched.isdisjoint(notes):
                    touched.add(note)
                    gone.append((shelf, thing))
        for shelf, thing in gone:
            del shelf[thing]
        return bool(gone)

    @property
    def facts(self) -> set[str]:
        """Everything from which its parts were made."""
        kept = (notes for shelf in self._made.values() for _, _, notes in shelf.values())
        return {note for note in set().union(*kept) if isinstance(note, str)}


def _find(shelf: dict[Any, Any], things: Iterable[Thing], put: Callable[[Thing], Any]) -> list[Any]:
    """Return what is on a shelf of each thing; `put` puts there what is not. Most is, and found in one step."""
    things = [*things]
    found = [*map(shelf.get, things)]
    return found if all(found) else [shelf.get(thing) or put(thing) for thing in things]


def _put(shelf: dict[Hashable, Any], key: Hashable, make: Callable[[], Any]) -> _Once:
    """Make a part, and keep it with what it was made from."""
    value, notes = made_from(make)
    found = shelf[key] = (value, next(iter(notes)) if len(notes) == 1 else Part(notes), notes)
    return found
