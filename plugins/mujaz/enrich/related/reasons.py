"""The words that two items have in common and that tell the most, for those who ask why they are related."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from scipy import sparse

from mujaz.arabic.fold import fold_search
from mujaz.arabic.words import load_words
from mujaz.enrich.related.terms import Counts
from mujaz.enrich.related.vectors import COMMON_RARITY, Terms, Weights, weights_of
from mujaz.enrich.related.written import Numbers

# How many words are named.
_WORDS = 3

# In so many of the most telling ones some are found that are no common words.
_LOOKED_AT = 12

# Pairs that are looked at together, so that the memory for it stays small.
_AT_A_TIME = 4_000


def common_words(counts: Counts, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """Yield for each pair of items (their rows) the folded words in common, the most telling first."""
    rarity = Terms.of(1.0, counts.spread, counts.texts.shape[0]).rarity
    rows, places = np.unique(np.array(pairs, np.int64).reshape(-1, 2), return_inverse=True)
    chosen = counts.texts.take(rows)
    parts = (weights_of(chosen, rarity), chosen.indices, chosen.indptr)
    vectors = sparse.csr_array(parts, shape=chosen.shape)
    for first in range(0, len(pairs), _AT_A_TIME):
        ones, others = places.reshape(-1, 2)[first : first + _AT_A_TIME].T
        common = sparse.csr_array(vectors[ones].multiply(vectors[others]))
        for row in range(common.shape[0]):
            part = slice(common.indptr[row], common.indptr[row + 1])
            yield _strongest(common.indices[part], common.data[part], rarity, counts)


def _strongest(columns: Numbers, weights: Weights, rarity: Weights, counts: Counts) -> tuple[str, ...]:
    """Return the words of the greatest weights; of equal ones the first in the alphabet.

    What both have decides alone, not what else one of them has: so it stays as it is while that changes.
    """
    rare = rarity[columns] > COMMON_RARITY
    if rare.any():
        columns, weights = columns[rare], weights[rare]
    if len(weights) > _LOOKED_AT:
        good = weights >= np.partition(weights, -_LOOKED_AT)[-_LOOKED_AT]
        columns, weights = columns[good], weights[good]
    ranked = [word for _, word in sorted(zip((-weights).tolist(), (counts.words[c] for c in columns), strict=True))]
    return tuple([word for word in ranked if word not in _common()][:_WORDS] or ranked[:_WORDS])


@cache
def _common() -> frozenset[str]:
    """Return the words that everybody uses, as they are counted."""
    return frozenset(map(fold_search, load_words().stop))
