"""Near-duplicates among the nearest items: the same text once more, which is no related item."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from mujaz.enrich.related.nearest import FULL, Groups, Nearest

# Only items whose vectors are at least so alike can be near-duplicates ...
_ALIKE = 0.75

# ... and of those the ones that have this share of all their words, counted, in common ...
_SAME_WORDS = 0.8

# ... as far as the texts are long enough to tell.
_FEWEST_WORDS = 40


def find_twins(counts: sparse.csr_array, nearest: Nearest, groups: Groups) -> dict[int, set[int]]:
    """Return for each item that has near-duplicates which these are."""
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(nearest.starts[:: groups.count]))
    alike = nearest.scores >= _ALIKE * FULL
    ones, others = rows[alike], nearest.items[alike]
    found: dict[int, set[int]] = {}
    if len(ones) == 0:
        return found
    sizes = counts.sum(axis=1)
    same = counts[ones].minimum(counts[others]).sum(axis=1)
    whole = sizes[ones] + sizes[others] - same
    enough = np.minimum(sizes[ones], sizes[others]) >= _FEWEST_WORDS
    for pair in np.flatnonzero(enough & (same >= _SAME_WORDS * whole)):
        found.setdefault(int(ones[pair]), set()).add(int(others[pair]))
        found.setdefault(int(others[pair]), set()).add(int(ones[pair]))
    return found
