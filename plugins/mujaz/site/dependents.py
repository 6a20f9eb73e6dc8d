"""Which files were made from a fact: what has to be looked at when the fact says something else."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping

from mujaz.site.state_facts import NUMBERS, FactTable
from mujaz.site.state_outputs import Made


class Dependents:
    """By the number of a fact the files that were made from it, directly or as part of a bundle."""

    def __init__(self, made: Mapping[str, Made], facts: FactTable) -> None:
        self._facts = facts
        self._paths = list(made)
        self._places = {path: place for place, path in enumerate(self._paths)}
        self._files: defaultdict[int, array[int]] = defaultdict(lambda: array(NUMBERS))
        self._bundles: defaultdict[int, set[int]] = defaultdict(set)
        self._known: set[int] = set()
        for place, one in enumerate(made.values()):
            for number in array(NUMBERS, one.facts):
                self._files[number].append(place)
        self._know_bundles()

    def of(self, numbers: Iterable[int]) -> set[str]:
        """Return the files that were made from any of some facts."""
        self._know_bundles()
        seen, new = set(), set(numbers)
        while new:
            seen |= new
            new = {bundle for number in new for bundle in self._bundles.get(number, ())} - seen
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

    def _know_bundles(self) -> None:
        for number in self._facts.bundles.keys() - self._known:
            self._known.add(number)
            for member in array(NUMBERS, self._facts.bundles[number]):
                self._bundles[member].add(number)
