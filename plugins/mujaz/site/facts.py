"""What pages are made from, noted while they are made, so that a later build knows which of them may differ.

A fact is the name of one thing that the archive knows, such as `front 2023-08-12-harvest` (all of an item but its
texts) or `items actors league` (which items list a record). Whoever reads such a thing through the archive notes its
fact; `made_from` tells what was noted while something was made. What has no fact of its own (settings, theme, code)
counts for every page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property, wraps
from typing import Any, TypeAlias, TypeVar

Made = TypeVar("Made")
Key = TypeVar("Key")
Value = TypeVar("Value")


class Part:
    """What something was made from that is made once and shown by many: noted as one, it stands for all its notes."""

    __slots__ = ("notes",)

    def __init__(self, notes: Collection[Note]) -> None:
        self.notes = notes
        """Facts, and parts of which it was made itself."""


Note: TypeAlias = str | Part
Notes: TypeAlias = Collection[Note]

_noted: list[set[Note] | None] = [set()]
"""What is noted, for each thing that is just being made; the first set is for what nobody asks about.

None where nothing is noted.
"""


def note_fact(fact: Note) -> None:
    """Note that what is being made depends on a fact, or on a part."""
    noted = _noted[-1]
    if noted is not None:
        noted.add(fact)


def note_all(facts: Iterable[Note]) -> None:
    """Note that what is being made depends on some facts and parts."""
    noted = _noted[-1]
    if noted is not None:
        noted.update(facts)


def is_noted() -> bool:
    """Tell whether anybody wants to know on what depends what is being made."""
    return _noted[-1] is not None


def made_from(make: Callable[[], Made]) -> tuple[Made, AbstractSet[Note]]:
    """Return what `make` returns, and the facts and parts on which that depends; nobody else is told of them.

    Within `unnoted` there are none.
    """
    if not is_noted():
        return make(), frozenset()
    notes: set[Note] = set()
    _noted.append(notes)
    try:
        return make(), notes
    finally:
        _noted.pop()


def unnoted(make: Callable[[], Made]) -> Made:
    """Return what `make` returns, for those who know on what it depends: nothing is noted meanwhile."""
    _noted.append(None)
    try:
        return make()
    finally:
        _noted.pop()


def aside(function: Callable[[Any], Made]) -> cached_property[Made]:
    """Return a property that is worked out once, and does not note what it is worked out from.

    Whoever hands out a part of it notes a fact of its own.
    """

    @wraps(function)
    def quietly(owner: Any) -> Made:
        return unnoted(lambda: function(owner))

    return cached_property(quietly)


class Noted(Mapping[Key, Value]):
    """A mapping in which each look at a key is noted as `name key`, and each look at all of it as `name`.

    Whether it has a key at all is a fact of its own, `name? key`.
    """

    def __init__(self, name: str, values: Mapping[Key, Value]) -> None:
        self._name, self._values = name, values

    def __getitem__(self, key: Key) -> Value:
        self._note(self._name, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._note(f"{self._name}?", key)
        return key in self._values

    def get(self, key: Key, default: Any = None) -> Any:
        """Return the value of a key."""
        self._note(self._name, key)
        return self._values.get(key, default)

    def __iter__(self) -> Iterator[Key]:
        note_fact(self._name)
        return iter(self._values)

    def __len__(self) -> int:
        note_fact(self._name)
        return len(self._values)

    @staticmethod
    def _note(name: str, key: object) -> None:
        if is_noted():
            note_fact(fact_of(name, key))


def fact_of(name: str, key: object) -> str:
    """Return the fact of one key of a mapping.

    >>> fact_of("items", ("actors", "league"))
    'items actors league'
    """
    return f"{name} {' '.join(map(str, key))}" if type(key) is tuple else f"{name} {key}"
