"""What pages are made from, noted while they are made, so that a later build knows which of them may differ.

A fact is the name of one thing that the archive knows, such as `front 2023-08-12-harvest` (all of an item but its
texts) or `items actors league` (which items list a record). Whoever reads such a thing through the archive notes its
fact; `made_from` tells what was noted while something was made. What has no fact of its own (settings, theme, code)
counts for every page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, wraps
from typing import Any, TypeVar

Made = TypeVar("Made")
Key = TypeVar("Key")
Value = TypeVar("Value")

Facts = frozenset[str]
Notes = Collection[str | Facts]
"""Facts, and sets of them: those of parts that were made once."""

_noted: list[set[str | Facts]] = [set()]
"""What is noted, for each thing that is just being made; the first set is for what nobody asks about."""
_bundles: dict[str, frozenset[str]] = {}
BUNDLE = "bundle"
MANY = 40
"""So many facts of a value that is made once are noted as one."""


def note_fact(fact: str) -> None:
    """Note that what is being made depends on a fact."""
    _noted[-1].add(fact)


def note_all(*parts: Facts) -> None:
    """Note that what is being made depends on all facts of some parts; each set is noted as it is, in one step."""
    _noted[-1].update(parts)


def made_from(make: Callable[[], Made]) -> tuple[Made, frozenset[str | Facts]]:
    """Return what `make` returns, and the facts on which that depends; nobody else is told of them."""
    _noted.append(set())
    try:
        made = make()
    finally:
        facts = _noted.pop()
    return made, frozenset(facts)


def flat(notes: Notes) -> Facts:
    """Return facts, and all facts of the sets among them.

    >>> sorted(flat({"years", frozenset({"names", "years"})}))
    ['names', 'years']
    """
    return frozenset().union(*((note,) if type(note) is str else note for note in notes))


def aside(function: Callable[[Any], Made]) -> cached_property[Made]:
    """Return a property that is worked out once, and does not note what it is worked out from.

    Whoever hands out a part of it notes a fact of its own.
    """

    @wraps(function)
    def unnoted(owner: Any) -> Made:
        return made_from(lambda: function(owner))[0]

    return cached_property(unnoted)


def bundle(facts: frozenset[str]) -> str:
    """Return one fact for many: it changes with any of them. A value that many pages share would cost too much."""
    name = f"{BUNDLE} {hashlib.blake2b(chr(10).join(sorted(facts)).encode(), digest_size=16).hexdigest()}"
    _bundles[name] = facts
    return name


def members_of(fact: str) -> frozenset[str]:
    """Return the facts for which a bundle stands; none where the fact is no bundle of this process."""
    return _bundles.get(fact, frozenset())


def with_bundles(facts: Iterable[str]) -> set[str]:
    """Return facts and the bundles that stand for any of them, or for another such bundle."""
    found, new = set(), set(facts)
    while new:
        found |= new
        new = {name for name, members in _bundles.items() if not members.isdisjoint(new)} - found
    return found


def keep_bundles(names: Collection[str]) -> None:
    """Forget for what all other bundles stand, which nobody names any more."""
    for name in _bundles.keys() - set(names):
        del _bundles[name]


class Noted(Mapping[Key, Value]):
    """A mapping in which each look at a key is noted as `name key`, and each look at all of it as `name`.

    Whether it has a key at all is a fact of its own, `name? key`.
    """

    def __init__(self, name: str, values: Mapping[Key, Value]) -> None:
        self._name, self._values = name, values

    def __getitem__(self, key: Key) -> Value:
        note_fact(fact_of(self._name, key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        note_fact(fact_of(f"{self._name}?", key))
        return key in self._values

    def get(self, key: Key, default: Any = None) -> Any:
        """Return the value of a key."""
        note_fact(fact_of(self._name, key))
        return self._values.get(key, default)

    def __iter__(self) -> Iterator[Key]:
        note_fact(self._name)
        return iter(self._values)

    def __len__(self) -> int:
        note_fact(self._name)
        return len(self._values)


def fact_of(name: str, key: object) -> str:
    """Return the fact of one key of a mapping.

    >>> fact_of("items", ("actors", "league"))
    'items actors league'
    """
    return f"{name} {' '.join(map(str, key))}" if type(key) is tuple else f"{name} {key}"
