"""Near-duplicates among the nearest items: the same text once more, which is no related item."""

from __future__ import annotations

import numpy as np

from mujaz.enrich.related.keys import FULL
from mujaz.enrich.related.nearest import Groups, Nearest
from mujaz.enrich.related.rows import Rows

# Only items whose vectors are at least so alike can be near-duplicates ...
_ALIKE = 0.75

# ... and of those the ones that have this share of all their words, counted, in common ...
_SAME_WORDS = 0.8

# ... as far as the texts are long enough to tell.
_FEWEST_WORDS = 40


def find_twins(counts: Rows, nearest: Nearest, groups: Groups) -> dict[int, set[int]]:
    """Return for each item that has near-duplicates which these are."""
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(nearest.starts[:: groups.count]))
    alike = nearest.scores >= _ALIKE * FULL
    ones, others = rows[alike], nearest.items[alike]
    found: dict[int, set[int]] = {}
    if len(ones) == 0:
        return found
    one, other = counts.take(ones), counts.take(others.astype(np.int64))
    sizes, same = (one.sum(axis=1), other.sum(axis=1)), one.minimum(other).sum(axis=1)
    whole = sizes[0] + sizes[1] - same
    enough = np.minimum(*sizes) >= _FEWEST_WORDS
    for pair in np.flatnonzero(enough & (same >= _SAME_WORDS * whole)):
        found.setdefault(int(ones[pair]), set()).add(int(others[pair]))
        found.setdefault(int(others[pair]), set()).add(int(ones[pair]))
    return found
