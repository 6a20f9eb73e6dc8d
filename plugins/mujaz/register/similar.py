"""Names that look alike: the records that somebody may have meant."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from mujaz.arabic.fold import fold_lookup
from mujaz.model import Alias, Record

PAIRS_ASKED = 6
"""How many of a name's letter pairs, the rarest first, choose the names that are compared in full."""

NAMES_COMPARED = 30

ALIKE = 0.4
"""Names less alike than this (from 0 to 1) are not worth naming."""


class SimilarNames:
    """The names of some records, to be asked for those that look like another."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._names = [
            (fold_lookup(text), record.id, record.name(language)[0])
            for record in records
            for text, language in _list_names(record)
        ]
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for number, (name, _, _) in enumerate(self._names):
            for pair in _split_pairs(name):
                self._by_pair[pair].append(number)

    def find(self, text: str, count: int = 3) -> tuple[str, ...]:
        """Return up to `count` records whose names look most like `text`, best first, each as `id (name)`."""
        return tuple(f"{record} ({shown})" for _, record, shown in self.rank(text, count))

    def rank(self, text: str, count: int) -> tuple[tuple[float, str, str], ...]:
        """Return up to `count` records whose names look most like `text`, best first: likeness (0 to 1), id, name."""
        name = fold_lookup(text)
        matcher = difflib.SequenceMatcher(b=name, autojunk=False)
        best: dict[str, tuple[float, str]] = {}
        for number in self._candidates(name):
            known, record, shown = self._names[number]
            matcher.set_seq1(known)
            likeness = matcher.ratio()
            if likeness >= max(ALIKE, best.get(record, (0.0, ""))[0]):
                best[record] = (likeness, shown)
        ranked = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))
        return tuple((likeness, record, shown) for record, (likeness, shown) in ranked[:count])

    def _candidates(self, name: str) -> list[int]:
        lists = (self._by_pair[pair] for pair in _split_pairs(name) if pair in self._by_pair)
        asked = sorted(lists, key=len)[:PAIRS_ASKED]
        shared = Counter(number for numbers in asked for number in numbers)
        return sorted(shared, key=lambda number: self._rank(number, shared[number], len(name)))[:NAMES_COMPARED]

    def _rank(self, number: int, shared: int, length: int) -> tuple[int, int, int]:
        return -shared, abs(len(self._names[number][0]) - length), number


def _list_names(record: Record) -> Iterable[tuple[str, str]]:
    yield record.id, record.names[0][0]
    yield from dict.fromkeys((alias.text, alias.language) for alias in record.aliases if _is_spoken(alias))


def _is_spoken(alias: Alias) -> bool:
    return alias.strength != "never"


def _split_pairs(name: str) -> set[str]:
    framed = f" {name} "
    return {framed[start : start + 2] for start in range(len(framed) - 1)}
