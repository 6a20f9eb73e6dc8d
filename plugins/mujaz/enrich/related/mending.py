"""Lists of nearest items mended where few vectors have changed: only the products of these are made anew.

Each list that a changed item is in, or comes into, is mended; one that runs short is found anew. As far as lists are
asked for they are the same as if all had been found anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.keys import NO_BOUND, item_of, make_keys, move_item, place_in_list, sort_keys
from mujaz.enrich.related.matrix import Flags, Keys
from mujaz.enrich.related.nearest import SPARE, Nearest, Search, assemble, best, find_lists, gather, products
from mujaz.frozen import frozen

Depths = NDArray[np.int16]
"""For each list how many of its first items were looked at: if these stay as they are, so does what was chosen."""


Value = TypeVar("Value", bound=np.generic)


@frozen
class Moves:
    """Where items stand that stood elsewhere: those that have not changed are still in the same order."""

    new: Keys
    """For each old item its new number; -1 for one that has changed or is gone."""
    changed: Flags
    """For each new item whether it is new or has changed."""

    @property
    def none(self) -> bool:
        """Whether every item stands where it stood."""
        return not self.changed.any() and not (self.new < 0).any() and not (np.diff(self.new) < 1).any()

    @property
    def straight(self) -> bool:
        """Whether every item that has not changed stands where it stood."""
        stay = np.flatnonzero(self.new >= 0)
        return bool((self.new[stay] == stay).all())

    def rows(self) -> Keys:
        """Return where each new item is found: among the old ones, or behind these among the changed ones."""
        rows = np.empty(len(self.changed), np.int64)
        stay = np.flatnonzero(self.new >= 0)
        rows[self.new[stay]] = stay
        rows[self.changed] = len(self.new) + np.arange(self.changed.sum())
        return rows

    def of_lists(self, told: NDArray[Value], groups: int) -> NDArray[Value]:
        """Return for the new lists what is `told` of the old; each item has as many as there are groups."""
        moved = np.zeros((len(self.changed), groups), told.dtype)
        stay = np.flatnonzero(self.new >= 0)
        moved[self.new[stay]] = told.reshape(-1, groups)[stay]
        return moved.reshape(-1)


@dataclass(slots=True)
class _Mending:
    """Lists at work: the keys that stay, and for each list to which key it is complete, and whether it is another."""

    owners: Keys
    keys: Keys
    bounds: Keys
    depths: Depths
    touched: Flags


def mend_nearest(old: Nearest, moves: Moves, search: Search, depths: Depths) -> tuple[Nearest, Flags]:
    """Return the lists after the `moves`, and for each item whether one of its lists is not as it was.

    That only matters as far as the list was looked at; `depths` tell of each list after the moves how far.
    """
    lists = _move(old, moves, search, depths)
    made, others = [], []
    for ones, items, scores in products(search, np.flatnonzero(moves.changed)):
        made.append(best(search, ones, items, scores))
        still = ~moves.changed[items]
        numbers = items * search.groups.count + search.groups.of[ones]
        others.append((numbers[still], make_keys(scores, ones)[still]))
    _insert(lists, moves, search, *gather(others))
    lengths = np.bincount(lists.owners, minlength=len(lists.bounds))
    short = (lengths < search.most) & (lists.bounds < NO_BOUND) & ~np.repeat(moves.changed, search.groups.count)
    anew = short.reshape(-1, search.groups.count).any(axis=1)
    made.append(find_lists(search, np.flatnonzero(anew)))
    _replace(lists, np.repeat(anew | moves.changed, search.groups.count), search, *gather(made))
    touched = lists.touched.reshape(-1, search.groups.count).any(axis=1)
    return assemble(lists.owners, lists.keys, lists.bounds), touched | anew | moves.changed


def _move(old: Nearest, moves: Moves, search: Search, depths: Depths) -> _Mending:
    """Return the lists of items that have not changed, without those that have, in their new numbers."""
    count = search.groups.count
    numbers = np.arange(len(old.bounds))
    lists = np.where(moves.new[numbers // count] >= 0, moves.new[numbers // count] * count + numbers % count, -1)
    owners, items = old.owners, item_of(old.keys)
    made = len(moves.changed) * count
    touched = np.zeros(made, bool)
    known, gone = lists >= 0, (moves.new < 0)[items]
    apart = np.repeat(~known, np.diff(old.starts))
    lost = np.flatnonzero(gone & ~apart)
    seen = lost - old.starts[owners[lost]] < depths[lists[owners[lost]]]
    touched[lists[owners[lost[seen]]]] = True
    stay = ~(gone | apart)
    keys = old.keys[stay] if moves.straight else move_item(old.keys[stay], moves.new[items[stay]])
    # A list stays complete up to the last item that has not changed and stood no later than its bound.
    last = np.maximum.accumulate(moves.new)
    bounds = np.full(made, NO_BOUND)
    standing = known & (old.bounds < NO_BOUND)
    ends = old.bounds[standing]
    numbered = item_of(ends) < len(last)  # else it is the end of all of a score
    ends[numbered] = move_item(ends[numbered], last[item_of(ends[numbered])])
    bounds[lists[standing]] = ends
    return _Mending(lists[owners[stay]], keys, bounds, depths, touched)


def _insert(lists: _Mending, moves: Moves, search: Search, owners: Keys, keys: Keys) -> None:
    """Put keys into the lists as far as these are complete; note which have other first items now."""
    good = keys <= lists.bounds[owners]
    owners, keys = owners[good], keys[good]
    hit = np.zeros(len(lists.bounds), bool)
    hit[owners] = True
    still = ~hit[lists.owners]
    owners = np.concatenate((owners, lists.owners[~still]))
    owners, keys = sort_keys(owners, np.concatenate((keys, lists.keys[~still])))
    places = place_in_list(owners)
    lists.touched[owners[moves.changed[item_of(keys)] & (places < lists.depths[owners])]] = True
    most = search.most + SPARE
    full = places == most - 1
    lists.bounds[owners[full]] = keys[full]
    kept = places < most
    lists.owners = np.concatenate((lists.owners[still], owners[kept]))
    lists.keys = np.concatenate((lists.keys[still], keys[kept]))


def _replace(lists: _Mending, replaced: Flags, search: Search, owners: Keys, keys: Keys) -> None:
    """Put whole lists, which were found anew, in the place of others."""
    stay = ~replaced[lists.owners]
    lists.bounds[replaced] = NO_BOUND
    owners, keys = sort_keys(owners, keys)
    full = place_in_list(owners) == search.most + SPARE - 1
    lists.bounds[owners[full]] = keys[full]
    lists.owners = np.concatenate((lists.owners[stay], owners))
    lists.keys = np.concatenate((lists.keys[stay], keys))
