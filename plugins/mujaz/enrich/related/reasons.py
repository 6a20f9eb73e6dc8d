"""The words that two items have in common and that tell the most, for those who ask why they are related."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from mujaz.arabic.fold import fold_search
from mujaz.arabic.words import load_words
from mujaz.enrich.related.keys import is_within
from mujaz.enrich.related.matrix import Flags, Keys, Numbers, in_common
from mujaz.enrich.related.terms import Counts
from mujaz.enrich.related.vectors import COMMON_RARITY, Terms, Weights, weights_of
from mujaz.frozen import frozen

# How many words are named.
_WORDS = 3

# In so many of the most telling ones some are found that are no common words.
_LOOKED_AT = 12

# Pairs that are looked at together, so that the memory for it stays small.
_AT_A_TIME = 1_000


def common_words(counts: Counts, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """Yield for each pair of items (their rows) the folded words in common, the most telling first."""
    rarity = Terms.of(1.0, counts.spread, counts.texts.shape[0]).rarity
    rows, places = np.unique(np.array(pairs, np.int64).reshape(-1, 2), return_inverse=True)
    chosen = counts.texts.take(rows)
    vectors = replace(chosen, data=weights_of(chosen, rarity))
    for first in range(0, len(pairs), _AT_A_TIME):
        one, other = map(vectors.take, places.reshape(-1, 2)[first : first + _AT_A_TIME].T)
        owners, mine, theirs = in_common(one, other)
        common = Common(owners, one.indices[mine], one.data[mine] * other.data[theirs])
        yield from _strongest(common, one.shape[0], rarity, counts.words)


@frozen
class Common:
    """Words that pairs have in common."""

    owners: Keys
    """The number of the pair, which ascends."""
    columns: Numbers
    """The column of the word."""
    weights: Weights
    """How much it tells of both."""

    def keep(self, kept: Flags | Keys) -> Common:
        """Return some of them."""
        return Common(self.owners[kept], self.columns[kept], self.weights[kept])

    def preferring(self, good: Flags) -> Common:
        """Return the good ones of each pair that has any, and all of any other."""
        some = np.zeros(self.owners.max(initial=0) + 1, bool)
        some[self.owners[good]] = True
        return self.keep(good | ~some[self.owners])

    def strongest(self, most: int) -> Common:
        """Return so many of the greatest weight of each pair, and any that weigh no less than the last of these."""
        ordered = self.keep(np.lexsort((-self.weights, self.owners)))
        last = np.zeros(self.owners.max(initial=0) + 1, np.int64)
        within = is_within(ordered.owners, most)
        last[ordered.owners[within]] = ordered.weights[within]  # of several the last is what stays
        return ordered.keep(ordered.weights >= last[ordered.owners])


def _strongest(common: Common, pairs: int, rarity: Weights, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield for each pair the words of the greatest weights; of equal ones the first in the alphabet.

    What both have decides alone, not what else one of them has: so it stays as it is while that changes.
    """
    rare = common.preferring(rarity[common.columns] > COMMON_RARITY).strongest(_LOOKED_AT)
    plain = np.array([words[column] not in _common() for column in rare.columns.tolist()], bool)
    found = rare.preferring(plain).strongest(_WORDS)
    ranked = zip((-found.weights).tolist(), [words[column] for column in found.columns.tolist()], strict=True)
    ends = np.cumsum(np.bincount(found.owners, minlength=pairs)).tolist()
    ordered = list(ranked)
    for start, end in zip([0, *ends], ends, strict=False):
        yield tuple([word for _, word in sorted(ordered[start:end])[:_WORDS]])


@cache
def _common() -> frozenset[str]:
    """Return the words that everybody uses, as they are counted."""
    return frozenset(map(fold_search, load_words().stop))
