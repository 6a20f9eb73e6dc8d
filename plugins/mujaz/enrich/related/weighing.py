"""Items as vectors: made for all, or after few have changed for those alone whose vectors are not as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.evidence import Listed, Spread, count_records, find_shared, make_evidence, spread_in_groups
from mujaz.enrich.related.matrix import Flags, Keys, Matrix, side_by_side
from mujaz.enrich.related.mending import Moves
from mujaz.enrich.related.nearest import Groups
from mujaz.enrich.related.rows import Rows
from mujaz.enrich.related.terms import Counts
from mujaz.enrich.related.values import Comparable
from mujaz.enrich.related.vectors import Block, Terms, Weights, in_steps, make_short_vectors, make_vectors
from mujaz.frozen import frozen

# What the words as they are written, their light stems, and the records in common make up of a comparison of texts.
# Words and stems together find more than either; records only break ties, for text decides.
WORD_SHARE, STEM_SHARE, RECORD_SHARE = 0.49, 0.49, 0.02


@frozen
class Weighed:
    """Items as vectors, with what these were made of."""

    counts: Counts
    stem_spread: Weights
    """How many items have each stem."""
    listed: Listed
    group_spread: Spread
    """How many items of each group have each word; of no groups where all items share a language."""
    shared: Flags
    """For each word whether it is compared between languages."""
    vectors: Rows
    """The vectors by which texts are compared: of words, stems and records, side by side."""


def weigh(items: Sequence[Comparable], counts: Counts, apart: Groups) -> Weighed:
    """Return the items as vectors; `apart` are the groups that share no language."""
    stems = counts.count_stems()
    spread = np.bincount(stems.indices, minlength=stems.shape[1])
    listed = count_records(items)
    vectors = _make_vectors(counts, stems, spread, listed)
    in_groups = spread_in_groups(counts.matrix, apart)
    shared = find_shared(counts.words, in_groups, apart)
    return Weighed(counts, spread, listed, in_groups, shared, Rows.of(vectors))


@frozen
class Hit:
    """Which items weigh what they did not, though they have not changed: one more or less has what they have."""

    words: Flags
    records: Flags


def reweigh(
    old: Weighed, items: Sequence[Comparable], counts: Counts, groups: tuple[Groups, Groups], moves: Moves
) -> tuple[Weighed, Hit, Moves]:
    """Return what `weigh` would, which items were hit, and the `moves` with those among the changed.

    `groups` are the groups before and now that share no language.
    """
    listed = old.listed.renewed([items[row] for row in np.flatnonzero(moves.changed).tolist()], moves.rows())
    lost, fresh, size = np.flatnonzero(moves.new < 0), np.flatnonzero(moves.changed), len(items)
    in_groups = _renew_spread(old, counts, groups, (lost, fresh))
    shared = find_shared(counts.words, in_groups, groups[1])
    gone, come = old.counts.count_stems(lost), counts.count_stems(fresh)
    spread = np.bincount(come.indices, minlength=len(counts.stem_texts)) - np.bincount(
        gone.indices, minlength=len(counts.stem_texts)
    )
    spread[: len(old.stem_spread)] += old.stem_spread
    words = _differ(old.counts.spread, counts.spread, size) | (_pad(old.shared, len(shared)) != shared)
    words |= _differ(old.stem_spread, spread, size)[counts.stems]
    records = _differ(old.listed.spread, listed.spread, size)
    hit = Hit(counts.texts.having(words), Rows.of(listed.counts).having(records))
    moved = _with(moves, hit.words | hit.records)
    vectors = _renew_vectors(old, counts, spread, listed, moved)
    return Weighed(counts, spread, listed, in_groups, shared, vectors), hit, moved


def _renew_spread(old: Weighed, counts: Counts, groups: tuple[Groups, Groups], rows: tuple[Keys, Keys]) -> Spread:
    """Return how many items of each group have each word, after the `rows` that are gone and those that have come."""
    (before, now), (lost, fresh) = groups, rows
    gone = spread_in_groups(old.counts.texts.take(lost), before.take(lost))
    spread = spread_in_groups(counts.texts.take(fresh), now.take(fresh))
    spread[:, : gone.shape[1]] += old.group_spread - gone
    return spread


def evidence_vectors(weighed: Weighed) -> Matrix:
    """Return the vectors by which items of different languages are compared."""
    return make_evidence(weighed.counts, weighed.listed, weighed.shared)


def _make_vectors(
    counts: Counts, stems: Matrix, stem_spread: Weights, listed: Listed, rows: Keys | None = None
) -> Matrix:
    """Return the vectors of all texts, or of those in these `rows`, whose stems are counted in `stems`."""
    items = counts.texts.shape[0]
    words = counts.matrix if rows is None else counts.texts.take(rows)
    texts = make_short_vectors(
        [
            Block(words, Terms.of(WORD_SHARE, counts.spread, items)),
            Block(stems, Terms.of(STEM_SHARE, stem_spread, items)),
        ]
    )
    return side_by_side([texts, make_vectors([listed.vectors(RECORD_SHARE, 0.02, rows)])])


def _pad(known: NDArray[Any], length: int) -> NDArray[Any]:
    return np.concatenate((known, np.zeros(length - len(known), known.dtype)))


def _differ(old: Weights, new: Weights, items: int) -> Flags:
    """Return which of the numbers are others, in steps, than the old ones, which may be fewer."""
    known = _pad(old, len(new))
    differ: Flags = known != new
    moved = np.flatnonzero(differ)
    differ[moved] = in_steps(known[moved], items) != in_steps(new[moved], items)
    return differ


def _with(moves: Moves, hit: Flags) -> Moves:
    """Return the moves with some of the new items among the changed."""
    changed = moves.changed | hit
    return Moves(np.where((moves.new >= 0) & ~changed[moves.new], moves.new, -1), changed)


def _renew_vectors(old: Weighed, counts: Counts, stem_spread: Weights, listed: Listed, moves: Moves) -> Rows:
    """Return the vectors of all texts: those of the changed items made anew, the others as they were."""
    rows = np.flatnonzero(moves.changed)
    made = _make_vectors(counts, counts.count_stems(rows), stem_spread, listed, rows)
    before = (len(old.counts.words), len(old.stem_spread), old.listed.counts.shape[1])
    now = (len(counts.words), len(stem_spread), listed.counts.shape[1])
    starts = np.concatenate(([0], np.cumsum(now)))
    columns = np.concatenate([np.arange(width) + start for width, start in zip(before, starts, strict=False)])
    return Rows(old.vectors.whole, made, moves.rows(), None if before == now else columns)
