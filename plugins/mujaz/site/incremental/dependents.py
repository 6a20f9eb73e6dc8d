"""Which files were made from a fact: what has to be looked at when the fact says something else."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping

from mujaz.site.state.facts import NUMBERS, PART, FactTable
from mujaz.site.state.outputs import Made


class Dependents:
    """By the number of a fact the files that were made from it, or show a part that was."""

    def __init__(self, made: Mapping[str, Made], facts: FactTable) -> None:
        self._facts = facts
        self._paths = list(made)
        self._places = {path: place for place, path in enumerate(self._paths)}
        self._files: defaultdict[int, array[int]] = defaultdict(lambda: array(NUMBERS))
        self._parts: defaultdict[int, array[int]] = defaultdict(lambda: array(NUMBERS))
        self._known = 0
        for place, one in enumerate(made.values()):
            for number in array(NUMBERS, one.facts):
                self._files[number].append(place)
        self._know_parts()

    def of(self, numbers: Iterable[int]) -> set[str]:
        """Return the files that were made from any of some facts."""
        self._know_parts()
        seen, new = set(), set(numbers)
        while new:
            seen |= new
            new = {part for number in new for part in self._parts.get(number, ())} - seen
        return {self._paths[place] for number in seen for place in self._files.get(number, ())}

    def replace(self, path: str, old: bytes, new: bytes) -> None:
        """Note that a file is made from other facts than before; from none where it came or went."""
        if old == new:
            return
        place = self._places.get(path)
        if place is None:
            place = self._places[path] = len(self._paths)
            self._paths.append(path)
        before, after = set(array(NUMBERS, old)), set(array(NUMBERS, new))
        for number in before - after:
            self._files[number].remove(place)
        for number in after - before:
            self._files[number].append(place)

    def _know_parts(self) -> None:
        parts = self._facts.parts
        for number in range(self._known, len(parts)):
            for note in array(NUMBERS, parts[number]):
                self._parts[note].append(PART + number)
        self._known = len(parts)
