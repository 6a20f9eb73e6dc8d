"""Counts as vectors of whole numbers: how much each term tells of each item (TF-IDF), all vectors equally long.

Whole numbers make a sum the same in whatever order it is added up, so every machine and every run ranks alike.
How rare a term is counts in coarse steps once there are many items, so that one item more or less changes the vectors
of few others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.matrix import Matrix, one_below_the_other, side_by_side
from mujaz.frozen import frozen

# The length of a vector; the product of two equal ones, its square, still fits into 32 bits.
LENGTH = 2**14

# What a weight of 1 is before vectors are made equally long.
_ONE = 256

# Counts above this weigh no more.
_OFTEN = 256

# Terms that tell no more, for they are in .3 of the items or more, say nothing about an item ...
COMMON_RARITY = round(_ONE * math.log1p(1 / 0.3))

# ... that has so many other terms; in few words, or words of a small vocabulary, common ones are all there is.
_ENOUGH = 20

# A vector keeps its strongest terms, as many as there is time to compare: how many products of two weights that may
# take for each item (100 million for all take about one CPU second). Where there are half as many items there is time
# for eight times as many, so that up to 4,000 articles are compared whole: topics that show in many common words only
# are told apart by whole vectors .75 of the time, by cut ones .45.
_PRODUCTS, _CUT_FROM = 2_500, 8_192

# ... but no fewer than this, where it has them.
_FEWEST_TERMS = 25

# Above this number of items no vector has more terms than this, because of the memory for them.
_MANY_ITEMS, _FEW_TERMS = 16_000, 100

# From this number of items on numbers of items are rounded to powers of two; comparing fewer anew takes no time.
COARSE_FROM = 1_024

# No weight in a vector needs more bits than its length.
_WEIGHT_BITS = LENGTH.bit_length()

# Items whose vectors are made at a time.
_AT_A_TIME = 2_000

Weights = NDArray[np.int64]


@frozen
class Terms:
    """One kind of terms: what share they make up of a comparison, and how many items have each, in steps."""

    share: float
    spread: Weights
    items: int
    """How many items there are, in steps."""
    most: int | None = None
    """Terms that more items have than this are left out; comparing what half of all items have takes long."""

    @classmethod
    def of(cls, share: float, spread: Weights, items: int, most: int | None = None) -> Terms:
        """Return the terms that so many of so many items have."""
        return cls(share, in_steps(spread, items), int(in_steps(np.array([items]), items)[0]), most)

    @property
    def rarity(self) -> Weights:
        """How much each term tells by the number of items that have it."""
        rarity: Weights = np.rint(_ONE * np.log1p(self.items / np.maximum(self.spread, 1))).astype(np.int64)
        if self.most is not None:
            rarity[self.spread > self.most] = 0
        return rarity


def in_steps(numbers: Weights, items: int) -> Weights:
    """Return numbers of items as they weigh in an archive of so many items: the power of two below, if these are many.

    >>> in_steps(np.array([0, 1, 3, 900]), 10), in_steps(np.array([0, 1, 3, 900]), 5000)
    (array([  0,   1,   3, 900]), array([  0,   1,   2, 512]))
    """
    if items < COARSE_FROM:
        return numbers
    return np.where(numbers > 0, 1 << (np.frexp(np.maximum(numbers, 1))[1].astype(np.int64) - 1), 0)


@frozen
class Block:
    """Counts of one kind of terms, for all items or some, and how much each term tells."""

    counts: Matrix
    terms: Terms


def make_vectors(blocks: Sequence[Block]) -> Matrix:
    """Return for each row of the blocks' counts one vector, with all its terms."""
    return _make(blocks, short=False)


def make_short_vectors(blocks: Sequence[Block]) -> Matrix:
    """Return for each row of the blocks' counts one vector, with as many terms as there is time to compare."""
    return _make(blocks, short=True)


def _make(blocks: Sequence[Block], *, short: bool) -> Matrix:
    rarities = [block.terms.rarity for block in blocks]
    spread = np.concatenate([block.terms.spread for block in blocks])
    parts = [Matrix.empty(len(spread))]
    items = blocks[0].counts.shape[0]
    for first in range(0, items, _AT_A_TIME):
        last = min(first + _AT_A_TIME, items)
        joined = side_by_side(
            [
                _scaled(block.counts.part(first, last), rarity, block.terms.share)
                for block, rarity in zip(blocks, rarities, strict=True)
            ]
        )
        parts.append(_strongest(joined, spread, blocks[0].terms.items) if short else joined)
    return one_below_the_other(parts)


def _scaled(counts: Matrix, rarity: Weights, share: float) -> Matrix:
    """Return the counts as weights, which grow with the logarithm of a count and with how rare the term is."""
    rare = (rarity > COMMON_RARITY)[counts.indices]
    enough = np.repeat(counts.sums(rare) >= _ENOUGH, counts.lengths)
    weights = weights_of(counts, rarity)
    weights[enough & ~rare] = 0
    factors = LENGTH * np.sqrt(share) / np.sqrt(np.maximum(counts.sums(weights * weights), 1))
    data = np.rint(weights * np.repeat(factors, counts.lengths)).astype(np.int32)
    return replace(counts, data=data).keep(data > 0)


def weights_of(counts: Matrix, rarity: Weights) -> Weights:
    """Return what each count weighs, which grows with its logarithm and with how rare the term is."""
    often = np.rint(_ONE * (1 + np.log(np.arange(1, _OFTEN + 1)))).astype(np.int64)
    weights: Weights = often[np.minimum(counts.data.astype(np.int64), _OFTEN) - 1] * rarity[counts.indices]
    return weights


def _strongest(vectors: Matrix, spread: Weights, items: int) -> Matrix:
    """Return the vectors with their strongest terms: terms of one weight are all kept, or none of them."""
    lengths, costs = vectors.lengths, spread[vectors.indices]
    time = _PRODUCTS * max(1, _CUT_FROM // max(1, items)) ** 3
    most = _FEW_TERMS if items > _MANY_ITEMS else len(costs)
    long = (vectors.sums(costs) > time) | (lengths > most)
    cut = np.repeat(long, lengths)
    least = np.zeros(len(lengths), np.int32)
    least[long] = _first_left_out(vectors.data[cut], costs[cut], lengths[long], (time, most)) + 1
    return vectors.keep(vectors.data >= np.repeat(least, lengths))


def _first_left_out(data: Weights, costs: Weights, lengths: Weights, bounds: tuple[int, int]) -> Weights:
    """Return the weight of the strongest term of each row that is left out; -1 where none is.

    The rows stand one behind the other. No more terms are kept than `bounds` allow: what they cost, and how many.
    """
    time, most = bounds
    starts = np.cumsum(lengths) - lengths
    # Strongest first in each row. How terms of one weight are ordered does not matter, for none of them is kept alone.
    owners = np.repeat(np.arange(len(lengths)), lengths)
    order = np.argsort((owners << _WEIGHT_BITS) - data, kind="stable")
    data, spent = data[order], np.cumsum(costs[order])
    spent -= np.repeat((spent - costs[order])[starts], lengths)
    fit = np.clip(np.bincount(owners[spent <= time], minlength=len(lengths)), _FEWEST_TERMS, max(_FEWEST_TERMS, most))
    left = fit < lengths
    found = np.full(len(lengths), -1, np.int64)
    found[left] = data[starts[left] + fit[left]]
    return found
