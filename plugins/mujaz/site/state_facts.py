"""What the facts said of which the outputs were made, so that a build knows which of them say something else now."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from mujaz.site.facts import MANY, Facts, Notes, members_of

NUMBERS = "I"
"""How the numbers of facts are kept: unsigned, of four bytes."""
FEW = 8
"""So many facts are looked for one by one, where they are kept."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all outputs are made from."""

    world: str = ""
    """A digest of what counts for every output: settings, theme, code, libraries."""
    digests: Callable[[Iterable[str]], list[bytes]] = lambda facts: [b"" for _ in facts]
    """What each of some facts says now."""


class FactTable:
    """Facts with their numbers, under which outputs name them, and what they said."""

    def __init__(
        self, names: Iterable[str] = (), digests: Iterable[bytes] = (), bundles: Mapping[int, bytes] | None = None
    ) -> None:
        self._digests = list(digests)
        self._numbers = {name: number for number, name in enumerate(names)}
        self._bundles = dict(bundles or {})
        self._changed: set[int] = set()
        self._marks: list[bytes] | None = None
        """How few facts that changed are kept: bytes that hold none of them need not be taken apart."""
        self._known: dict[str | Facts, tuple[int, ...]] = {}
        """The numbers of what outputs are made from: of a fact, or of all facts of a part that many of them show."""
        if len(self._digests) != len(self._numbers):
            raise ValueError("a fact without its digest")

    @property
    def values(self) -> tuple[list[str], list[bytes], dict[int, bytes]]:
        """All names, what they say, and by number the facts for which others stand."""
        return list(self._numbers), self._digests, self._bundles

    def update(self, ground: Ground) -> None:
        """Note what the facts say now, and which of them said something else before."""
        now = ground.digests(self._numbers)
        pairs = zip(now, self._digests, strict=True)
        self.note_changed([number for number, (new, old) in enumerate(pairs) if new != old])
        self._digests = now

    def names_of(self, numbers: Collection[int]) -> list[str]:
        """Return the facts that have some numbers."""
        names = list(self._numbers) if numbers else []
        return [names[number] for number in numbers]

    def compare(self, names: Iterable[str], ground: Ground) -> frozenset[int]:
        """Note what some of the facts say now; return the numbers of those that said something else before."""
        known = [name for name in names if name in self._numbers]
        now = zip(map(self._numbers.__getitem__, known), ground.digests(known), strict=True)
        found = {number: new for number, new in now if self._digests[number] != new}
        for number, new in found.items():
            self._digests[number] = new
        return frozenset(found)

    def note_changed(self, numbers: Iterable[int]) -> None:
        """Take some facts, and those that stand for any of them, for changed."""
        self._changed, self._marks = set(numbers), None
        for number, facts in sorted(self._bundles.items()):  # those within others come before them
            if self.touch(facts):
                self._changed.add(number)
        if len(self._changed) <= FEW:
            self._marks = [array(NUMBERS, [number]).tobytes() for number in self._changed]

    @property
    def names(self) -> Collection[str]:
        """The facts that it knows."""
        return self._numbers.keys()

    @property
    def bundles(self) -> Mapping[int, bytes]:
        """By number the facts for which others stand."""
        return self._bundles

    def touch(self, facts: bytes) -> bool:
        """Tell whether any of the facts changed."""
        if self._marks is not None and not any(mark in facts for mark in self._marks):
            return False
        return bool(self._changed) and not self._changed.isdisjoint(array(NUMBERS, facts))

    def changed(self, facts: bytes) -> list[str]:
        """Return which of the facts changed."""
        names = list(self._numbers)
        numbers = set(array(NUMBERS, facts))
        while bundles := numbers & self._bundles.keys():
            numbers = (numbers - bundles).union(*(array(NUMBERS, self._bundles[number]) for number in bundles))
        return sorted(names[number] for number in numbers & self._changed)

    def keep(self, facts: Notes) -> bytes:
        """Return facts as an output keeps them."""
        known = self._known
        try:
            found = [known[fact] for fact in facts]
        except KeyError:
            found = [known.get(fact) or self._learn(fact) for fact in facts]
        return array(NUMBERS, sorted(set().union(*found))).tobytes()

    def _learn(self, fact: str | Facts) -> tuple[int, ...]:
        numbers = tuple(map(self._number, [fact] if isinstance(fact, str) else fact))
        if len(numbers) <= MANY:  # a larger set is one page's own
            self._known[fact] = numbers
        return numbers

    def _number(self, fact: str) -> int:
        number = self._numbers.get(fact)
        if number is None:
            if members := members_of(fact):
                kept = self.keep(members)  # first, so that no bundle stands before what it holds
                self._bundles[len(self._numbers)] = kept
            number = self._numbers[fact] = len(self._numbers)
        return number

    def join(self, names: Iterable[str], bundles: Mapping[int, bytes]) -> Callable[[bytes], bytes]:
        """Take over the facts of another table, and return what turns facts as that one keeps them into our own."""
        numbers: list[int] = []

        def translate(facts: bytes) -> bytes:
            return array(NUMBERS, sorted(map(numbers.__getitem__, array(NUMBERS, facts)))).tobytes()

        for number, name in enumerate(names):
            own = self._numbers.setdefault(name, len(self._numbers))
            numbers.append(own)
            if number in bundles:
                self._bundles.setdefault(own, translate(bundles[number]))
        return translate

    def complete(self, ground: Ground) -> None:
        """Ask what the facts say that came with the outputs of this build."""
        new = list(self._numbers)[len(self._digests) :]
        self._digests += ground.digests(new)
