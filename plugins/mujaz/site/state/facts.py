"""What the facts said of which the outputs were made, so that a build knows which of them say something else now."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import count

from mujaz.frozen import frozen
from mujaz.site.facts import Note, Notes, Part

NUMBERS = "I"
"""How the numbers of facts and parts are kept: unsigned, of four bytes."""
PART = 1 << 31
"""The number of the first part; those of facts begin with 0."""
FEW = 8
"""So many facts are looked for one by one, where they are kept."""

Size = tuple[int, int]
"""How many facts and how many parts a table had at some time."""


@frozen
class Ground:
    """What all outputs are made from."""

    world: str = ""
    """A digest of what counts for every output: settings, theme, code, libraries."""
    digests: Callable[[Iterable[str]], list[bytes]] = lambda facts: [b"" for _ in facts]
    """What each of some facts says now."""


class _Numbers(dict[Note, int]):
    """Facts and parts with their numbers; one that is not there is learnt, in the same step as it is looked for."""

    def __init__(self, learn: Callable[[Note], int]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, note: Note) -> int:
        self[note] = number = self._learn(note)
        return number


class FactTable:
    """Facts with their numbers, under which outputs name them, and what they said.

    What many outputs show and was made once is a part: it has a number too, and is kept as an output is.
    """

    def __init__(self, names: Iterable[str] = (), digests: Iterable[bytes] = (), parts: Iterable[bytes] = ()) -> None:
        self._names, self._digests, self._parts = list(names), list(digests), list(parts)
        self._changed: set[int] = set()
        self._marks: list[bytes] | None = None
        """How few facts that changed are kept: bytes that hold none of them need not be taken apart."""
        if len(self._digests) != len(self._names):
            raise ValueError("a fact without its digest")

    @property
    def values(self) -> tuple[list[str], list[bytes], list[bytes]]:
        """All names, what they say, and of what the parts were made."""
        return self._names, self._digests, self._parts

    @property
    def names(self) -> Collection[str]:
        """The facts that it knows."""
        return self._names

    @property
    def parts(self) -> Sequence[bytes]:
        """Of what each part was made; those within others come before them."""
        return self._parts

    def names_of(self, numbers: Iterable[int]) -> list[str]:
        """Return the facts that have some numbers, and not the parts."""
        return [self._names[number] for number in numbers if number < PART]

    # --- what says something else -----------------------------------------------------------------------

    def update(self, ground: Ground) -> None:
        """Note what the facts say now, and which of them said something else before."""
        now = ground.digests(self._names)
        pairs = zip(now, self._digests, strict=True)
        self.note_changed([number for number, (new, old) in enumerate(pairs) if new != old])
        self._digests = now

    def compare(self, names: Iterable[str], ground: Ground) -> frozenset[int]:
        """Note what some of the facts say now; return the numbers of those that said something else before."""
        known = [name for name in names if name in self._numbers]
        now = zip(map(self._numbers.__getitem__, known), ground.digests(known), strict=True)
        found = {number: new for number, new in now if self._digests[number] != new}
        for number, new in found.items():
            self._digests[number] = new
        return frozenset(found)

    def note_changed(self, numbers: Iterable[int]) -> None:
        """Take some facts, and the parts that were made from any of them, for changed."""
        self._changed, self._marks = set(numbers), None
        self._mark()
        for number, facts in enumerate(self._parts, PART):
            if self.touch(facts):
                self._changed.add(number)
                self._mark()

    def _mark(self) -> None:
        few = len(self._changed) <= FEW
        self._marks = [array(NUMBERS, [number]).tobytes() for number in self._changed] if few else None

    def touch(self, facts: bytes) -> bool:
        """Tell whether any of the facts and parts changed."""
        if self._marks is not None and not any(mark in facts for mark in self._marks):
            return False
        return bool(self._changed) and not self._changed.isdisjoint(array(NUMBERS, facts))

    def changed(self, facts: bytes) -> list[str]:
        """Return which of the facts changed, those of parts among them."""
        return sorted(set(self.names_of(self._changed.intersection(self._flat(facts)))))

    def _flat(self, facts: bytes) -> Iterator[int]:
        for number in array(NUMBERS, facts):
            if number < PART:
                yield number
            else:
                yield from self._flat(self._parts[number - PART])

    # --- what outputs are made from ---------------------------------------------------------------------

    def keep(self, notes: Notes) -> bytes:
        """Return facts and parts as an output keeps them, in any order."""
        return array(NUMBERS, [*{*map(self._numbers.__getitem__, notes)}]).tobytes() if notes else b""

    @cached_property
    def _numbers(self) -> _Numbers:
        """By fact and part its number; whatever is asked for and has none gets one."""
        found = _Numbers(self._learn)
        found.update({name: number for number, name in enumerate(self._names)})
        return found

    def _learn(self, note: Note) -> int:
        """Return the number of a fact or part that is not known yet."""
        if isinstance(note, Part):  # its facts come first, so that no part stands before what it holds
            facts = sorted({*map(self._numbers.__getitem__, note.notes)})
            return self._number_part(array(NUMBERS, facts).tobytes())
        self._names.append(note)
        return len(self._names) - 1

    def _number_part(self, facts: bytes) -> int:
        number = self._part_numbers.get(facts)
        if number is None:
            number = self._part_numbers[facts] = PART + len(self._parts)
            self._parts.append(facts)
        return number

    @cached_property
    def _part_numbers(self) -> dict[bytes, int]:
        return {facts: number for number, facts in enumerate(self._parts, PART)}

    # --- what another process has learnt ----------------------------------------------------------------

    @property
    def size(self) -> Size:
        """How many facts and parts it has."""
        return len(self._names), len(self._parts)

    def since(self, size: Size) -> tuple[list[str], list[bytes]]:
        """Return the facts and parts that came when it was already of some size."""
        return self._names[size[0] :], self._parts[size[1] :]

    def join(self, size: Size, names: Iterable[str], parts: Iterable[bytes]) -> Callable[[bytes], bytes]:
        """Take over what another table has learnt since it was this one, when this one was of some size.

        Return what turns facts as that one keeps them into our own.
        """
        numbers = dict(zip(count(size[0]), map(self._numbers.__getitem__, names), strict=False))

        def translate(facts: bytes) -> list[int]:
            found = array(NUMBERS, facts)
            return [*map(numbers.get, found, found)]

        for number, facts in enumerate(parts, PART + size[1]):
            numbers[number] = self._number_part(array(NUMBERS, sorted(translate(facts))).tobytes())
        return lambda facts: array(NUMBERS, translate(facts)).tobytes()

    def complete(self, ground: Ground) -> None:
        """Ask what the facts say that came with the outputs of this build."""
        self._digests += ground.digests(self._names[len(self._digests) :])
