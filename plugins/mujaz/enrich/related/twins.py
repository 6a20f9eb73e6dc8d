"""Near-duplicates among the nearest items: the same text once more, which is no related item."""

from __future__ import annotations

import numpy as np

from mujaz.enrich.related.keys import FULL, item_of, make_keys
from mujaz.enrich.related.matrix import in_common
from mujaz.enrich.related.nearest import Groups, Nearest
from mujaz.enrich.related.rows import Rows

# Only items whose vectors have at least this score can be near-duplicates ...
_ALIKE = round(0.75 * FULL)

# ... and of those the ones that have this share of all their words, counted, in common ...
_SAME_WORDS = 0.8

# ... as far as the texts are long enough to tell.
_FEWEST_WORDS = 40


def find_twins(counts: Rows, nearest: Nearest, groups: Groups, most: int) -> dict[int, set[int]]:
    """Return for each item that has near-duplicates which these are; so many of each list are looked at."""
    alike = np.flatnonzero(nearest.keys < make_keys(np.array([_ALIKE - 1]), np.zeros(1, np.int64)))
    lists = np.searchsorted(nearest.starts, alike, "right") - 1
    alike, lists = alike[within := alike - nearest.starts[lists] < most], lists[within]
    ones, others = lists // groups.count, item_of(nearest.keys[alike])
    found: dict[int, set[int]] = {}
    if len(ones) == 0:
        return found
    one, other = counts.take(ones), counts.take(others)
    sizes = one.sums(one.data), other.sums(other.data)
    pairs, mine, theirs = in_common(one, other)
    same = np.bincount(pairs, np.minimum(one.data[mine], other.data[theirs]), len(ones))
    whole = sizes[0] + sizes[1] - same
    enough = np.minimum(*sizes) >= _FEWEST_WORDS
    for pair in np.flatnonzero(enough & (same >= _SAME_WORDS * whole)):
        found.setdefault(int(ones[pair]), set()).add(int(others[pair]))
        found.setdefault(int(others[pair]), set()).add(int(ones[pair]))
    return found
