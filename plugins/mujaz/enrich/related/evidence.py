"""What two items can have in common though they share no language: records, numbers, names in Latin letters, days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.keys import FULL
from mujaz.enrich.related.matrix import Flags, Keys, Matrix, Numbers
from mujaz.enrich.related.nearest import Bonus, Groups
from mujaz.enrich.related.numbering import Numbering
from mujaz.enrich.related.products import count_pairs
from mujaz.enrich.related.rows import take_rows
from mujaz.enrich.related.terms import Counts
from mujaz.enrich.related.values import Comparable, RecordKey
from mujaz.enrich.related.vectors import Block, Terms, Weights, in_steps, make_vectors

# What the records in common make up of the evidence; numbers and Latin names make up the rest.
_RECORD_SHARE = 0.6

# What the same day adds, and a day next to it.
_SAME_DAY, _NEXT_DAY = 0.15, 0.08

# A number of one digit is in every text.
_SHORTEST_NUMBER = 2

# What so few items have in common tells something in any archive, and what more than so many have in none.
_FEW, _MANY = 50, 1_500

Spread = NDArray[np.int32]
"""For each group and each word how many items have it."""

# The day of an item whose date is not known; no other is near it.
_NO_DAY = -(10**6)


@dataclass(frozen=True)
class Listed:
    """Which records each item lists."""

    counts: Matrix
    """A row for each item, a column for each record."""
    records: list[RecordKey]
    """The record of each column."""

    @cached_property
    def spread(self) -> Weights:
        """How many items list each record."""
        return np.bincount(self.counts.indices, minlength=self.counts.shape[1])

    def vectors(self, share: float, most: float, rows: Keys | None = None) -> Block:
        """Return the records as part of a comparison, without those that more than the share `most` of items list.

        They are those of all items, or of the items in these `rows`.
        """
        items = self.counts.shape[0]
        counts = self.counts if rows is None else self.counts.take(rows)
        return Block(counts, Terms.of(share, self.spread, items, telling(items, most)))

    def renewed(self, changed: Sequence[Comparable], rows: Keys) -> Listed:
        """Return what items list that are found in these `rows`: among those counted, or behind these the changed."""
        further = count_records(changed, self.records)
        return Listed(take_rows(self.counts, further.counts, rows), further.records)


def count_records(items: Sequence[Comparable], known: Sequence[RecordKey] = ()) -> Listed:
    """Return which records each item lists; the `known` ones come first."""
    columns = Numbering(zip(known, range(len(known)), strict=True))
    indices = np.fromiter(map(columns.__getitem__, chain.from_iterable(item.records for item in items)), np.int32)
    owners = np.repeat(np.arange(len(items), dtype=np.int32), [len(item.records) for item in items])
    counts = count_pairs(owners, indices, (len(items), max(1, len(columns))))
    return Listed(replace(counts, data=np.ones_like(counts.data)), list(columns))  # an item may list a record twice


def make_evidence(counts: Counts, listed: Listed, shared: Flags) -> Matrix:
    """Return the vectors by which items of different languages are compared; `shared` are the words that count."""
    items = counts.texts.shape[0]
    terms = Terms.of(1 - _RECORD_SHARE, counts.spread[shared], items, telling(items, 0.1))
    return make_vectors([listed.vectors(_RECORD_SHARE, 0.1), Block(counts.texts.only(shared), terms)])


def telling(items: int, share: float) -> int:
    """Return how many of so many items may have a record or number in common for it to tell anything."""
    return min(max(_FEW, round(int(in_steps(np.array([items]), items)[0]) * share)), _MANY)


def spread_in_groups(matrix: Matrix, groups: Groups) -> Spread:
    """Return for each group, and each word of the counts in `matrix`, how many items have it.

    There are no groups where all items share a language.
    """
    width = matrix.shape[1]
    if not groups.compared.any():
        return np.zeros((0, width), np.int32)
    numbers = np.repeat(groups.of, matrix.lengths) * np.int64(width) + matrix.indices
    return np.bincount(numbers, minlength=groups.count * width).astype(np.int32).reshape(-1, width)


def find_shared(words: Sequence[str], spread: Spread, groups: Groups) -> Flags:
    """Return for each word whether it is a number or a Latin word in items of two `groups` that share no language.

    `spread` tells how many items of each group have it.
    """
    seen, shared = spread > 0, np.zeros(len(words), bool)
    for one, other in zip(*np.nonzero(np.triu(groups.compared)), strict=True):
        shared |= seen[one] & seen[other]
    columns = np.flatnonzero(shared)
    shared[columns] = [_crosses_languages(words[column]) for column in columns.tolist()]
    return shared


def _crosses_languages(word: str) -> bool:
    return word.isascii() and (not word.isdecimal() or len(word) >= _SHORTEST_NUMBER)


def day_bonus(items: Sequence[Comparable]) -> Bonus:
    """Return what being of one day, or of two that follow each other, adds to what two items have in common."""
    known = [item.day.toordinal() if item.day else _NO_DAY * (1 + n) for n, item in enumerate(items)]
    days = np.array(known, np.int64)
    bonus = np.rint(np.array([_SAME_DAY, _NEXT_DAY, 0.0]) * FULL).astype(np.int32)

    def add(rows: Keys, others: Keys) -> Numbers:
        found: Numbers = bonus[np.minimum(np.abs(days[rows] - days[others]), 2)]
        return found

    return add


def group_by_language(items: Sequence[Comparable]) -> tuple[Groups, Groups, list[frozenset[str]]]:
    """Return the items in groups by their languages: compared where they share one, and where they share none."""
    written = dict.fromkeys(item.languages for item in items)
    known = sorted(set(map(frozenset, written)), key=sorted)
    number = {languages: known.index(frozenset(languages)) for languages in written}
    of = np.array([number[item.languages] for item in items], np.int32)
    together = np.array([[bool(one & other) for other in known] for one in known], bool).reshape(len(known), -1)
    return Groups(of, together), Groups(of, ~together), known
