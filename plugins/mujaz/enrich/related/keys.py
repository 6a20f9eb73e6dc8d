"""Keys that order lists of items: whole numbers, of which the smaller stands first."""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from mujaz.enrich.related.matrix import Flags, Keys
from mujaz.enrich.related.vectors import LENGTH

Whole = TypeVar("Whole", Keys, int)

# The product of two equal vectors.
FULL = LENGTH * LENGTH

# A key orders a list: the greatest score first, then the item that stands first.
_SCORE_BITS, _ITEM_BITS = 30, 20
_KEY_BITS = _SCORE_BITS + _ITEM_BITS
_MOST_SCORE, _ITEM = (1 << _SCORE_BITS) - 1, (1 << _ITEM_BITS) - 1

# No key is greater; it bounds a list that holds all there is.
NO_BOUND = 1 << _KEY_BITS

# Lists that are sorted at a time: the number of one takes the rest of a key's 63 bits.
MOST_LISTS = 1 << (63 - _KEY_BITS)


def make_keys(scores: Keys, items: Keys) -> Keys:
    """Return the keys that order items by their scores."""
    return (_MOST_SCORE - scores << _ITEM_BITS) + items


def item_of(keys: Whole) -> Whole:
    """Return the items of keys, or of one."""
    return keys & _ITEM


def score_of(keys: Whole) -> Whole:
    """Return the scores of keys, or of one."""
    return _MOST_SCORE - (keys >> _ITEM_BITS)


def move_item(keys: Keys, items: Keys) -> Keys:
    """Return keys of the same scores and other items; those of item -1 stand before all of the same score."""
    return (keys & ~_ITEM) + items


def sort_keys(owners: Keys, keys: Keys) -> tuple[Keys, Keys]:
    """Return keys in the order of their lists and, in each list, in their own."""
    first = owners.min(initial=NO_BOUND)
    if len(owners) and owners.max() - first < MOST_LISTS:
        # Five times as fast; and stable, for lists that are joined are in order in part, which that makes use of.
        packed = np.sort((owners - first << _KEY_BITS) + keys, kind="stable")
        return (packed >> _KEY_BITS) + first, packed & (NO_BOUND - 1)
    order = np.lexsort((keys, owners))
    return owners[order], keys[order]


def place_in_list(owners: Keys) -> Keys:
    """Return the place of each key in its list, from 0; `owners` ascend."""
    first = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1]))[: len(owners)])
    places: Keys = np.arange(len(owners)) - np.repeat(first, np.diff(first, append=len(owners)))
    return places


def is_within(owners: Keys, most: int) -> Flags:
    """Return which keys are among the first so many of their lists; `owners` ascend."""
    within = np.ones(len(owners), bool)
    within[most:] = owners[most:] != owners[:-most]
    return within
