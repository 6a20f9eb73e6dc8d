"""Of many vectors the nearest to each: a sparse product, block by block, of which only the greatest numbers stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.keys import (
    FULL,
    MOST_LISTS,
    NO_BOUND,
    is_within,
    item_of,
    make_keys,
    place_in_list,
    sort_keys,
)
from mujaz.enrich.related.matrix import Keys, Numbers
from mujaz.enrich.related.products import Blocks
from mujaz.enrich.related.rows import Rows
from mujaz.frozen import frozen

# Cells of a product that are held at a time, and items of which all are multiplied by all.
_CELLS = 12_000_000
_AT_A_TIME = 2_500

# So many parts of a list are made one, so that the memory for them stays small.
_PARTS = 8

# How many more items a list holds than are asked for, so that it can lose some before it must be made anew.
SPARE = 16

Bonus = Callable[[Keys, Keys], Numbers]
"""What two items (their numbers) get beside their product, where that is great enough."""


@frozen
class Groups:
    """Items in groups by their languages, and which of these are compared with which."""

    of: Numbers
    """The group of each item."""
    compared: NDArray[np.bool_]
    """Whether an item of one group (row) is compared with those of another (column)."""

    @property
    def count(self) -> int:
        """How many groups there are."""
        return len(self.compared)

    def take(self, rows: Keys) -> Groups:
        """Return the same groups of some items only."""
        return replace(self, of=self.of[rows])


@frozen
class Search:
    """What is compared, and what is looked for; there can be a million items."""

    vectors: Rows
    groups: Groups
    most: int
    """How many items of each group are asked for."""
    least: float
    """The share of a full product that two items have in common at least."""
    bonus: Bonus | None = None


@frozen
class Nearest:
    """For each item and group the nearest items of that group, the nearest first; of equal ones the first item."""

    starts: Keys
    """Where the list of item i and group g starts: at i × groups + g."""
    keys: Keys
    bounds: Keys
    """For each list the key up to which nothing is missing from it."""

    @property
    def items(self) -> Numbers:
        """The items of all lists."""
        return item_of(self.keys).astype(np.int32)

    @property
    def owners(self) -> Keys:
        """The number of the list that each key is in."""
        return np.repeat(np.arange(len(self.bounds)), np.diff(self.starts))

    @property
    def places(self) -> Keys:
        """The place of each key in its list, from 0."""
        return np.arange(len(self.keys)) - self.starts[self.owners]


def find_nearest(search: Search) -> Nearest:
    """Return for each item the nearest of each group: as many as are asked for, and some to spare."""
    owners, keys = gather(_all_lists(search))
    bounds = np.full(search.vectors.shape[0] * search.groups.count, NO_BOUND)
    full = place_in_list(owners) == search.most + SPARE - 1
    bounds[owners[full]] = keys[full]
    return assemble(owners, keys, bounds)


def _all_lists(search: Search) -> Iterator[tuple[Keys, Keys]]:
    """Yield the lists of all items, some items at a time; what two have in common is found out once for both."""
    size = max(1, min(_AT_A_TIME, MOST_LISTS // search.groups.count))
    blocks = Blocks(search.vectors.whole, size)
    found: list[list[tuple[Keys, Keys]]] = [[] for _ in range(len(blocks))]
    for one in range(len(blocks)):
        for other in range(one, len(blocks)):
            ones, others, scores = _alike(search, *blocks.times(one, other))
            found[one].append(best(search, ones, others, scores))
            if other != one:
                found[other].append(best(search, others, ones, scores))
                found[other] = _merged(search, found[other])
        yield from _merged(search, found[one], at_least=1)
        found[one].clear()


def _merged(search: Search, parts: list[tuple[Keys, Keys]], at_least: int = _PARTS) -> list[tuple[Keys, Keys]]:
    """Return parts of lists as one, if there are `at_least` so many."""
    if len(parts) < at_least:
        return parts
    return [_cut(search, *sort_keys(*gather(parts)))]


def find_lists(search: Search, rows: Keys) -> tuple[Keys, Keys]:
    """Return the lists of some items, whose numbers ascend: for each key the number of its list, and the keys."""
    return gather(best(search, *found) for found in products(search, rows))


def best(search: Search, ones: Keys, others: Keys, scores: Keys) -> tuple[Keys, Keys]:
    """Return of all that some items have in common with others what their lists hold: lists and keys."""
    owners = ones * search.groups.count + search.groups.of[others]
    return _cut(search, *sort_keys(owners, make_keys(scores, others)))


def _cut(search: Search, owners: Keys, keys: Keys) -> tuple[Keys, Keys]:
    kept = is_within(owners, search.most + SPARE)
    return owners[kept], keys[kept]


def products(search: Search, rows: Keys) -> Iterator[tuple[Keys, Keys, Keys]]:
    """Yield which of the `rows` have enough in common with which items, and their scores; block by block."""
    vectors = search.vectors
    size = max(1, min(_CELLS // max(1, vectors.shape[0]), MOST_LISTS // search.groups.count))
    for first in range(0, len(rows), size):
        part = rows[first : first + size]
        for others, ones, scores in vectors.times(vectors.take(part), search.least * FULL):
            yield _alike(search, part[ones], others, scores)


def _alike(search: Search, ones: Keys, others: Keys | Numbers, scores: Numbers) -> tuple[Keys, Keys, Keys]:
    """Return of pairs of items those that are compared and have enough in common, and their scores."""
    enough = np.flatnonzero(scores >= search.least * FULL)
    pairs = ones[enough].astype(np.int64), others[enough].astype(np.int64)
    groups = search.groups
    good = (pairs[0] != pairs[1]) & groups.compared[groups.of[pairs[0]], groups.of[pairs[1]]]
    first, second, found = pairs[0][good], pairs[1][good], scores[enough][good].astype(np.int64)
    return first, second, found if search.bonus is None else found + search.bonus(first, second)


def gather(parts: Iterable[tuple[Keys, Keys]]) -> tuple[Keys, Keys]:
    """Return the lists and keys of all parts."""
    owners, keys = zip((np.empty(0, np.int64), np.empty(0, np.int64)), *parts, strict=True)
    return np.concatenate(owners), np.concatenate(keys)


def assemble(owners: Keys, keys: Keys, bounds: Keys) -> Nearest:
    """Return lists whose keys are in order, though the lists may not be."""
    order = np.argsort(owners, kind="stable")
    lengths = np.bincount(owners, minlength=len(bounds))
    return Nearest(np.concatenate(([0], np.cumsum(lengths))), keys[order], bounds)
