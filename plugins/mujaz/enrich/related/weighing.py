"""Items as vectors: made for all, or after few have changed for those alone whose vectors are not as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from mujaz.enrich.related.evidence import Listed, count_records, find_shared, make_evidence
from mujaz.enrich.related.mending import Moves
from mujaz.enrich.related.nearest import Groups
from mujaz.enrich.related.terms import Counts, take_rows
from mujaz.enrich.related.values import Comparable, RecordKey
from mujaz.enrich.related.vectors import Block, Flags, Terms, Weights, in_steps, join, make_short_vectors, make_vectors

# What the words as they are written, their light stems, and the records in common make up of a comparison of texts.
# Words and stems together find more than either; records only break ties, for text decides.
WORD_SHARE, STEM_SHARE, RECORD_SHARE = 0.49, 0.49, 0.02


@dataclass(frozen=True, slots=True)
class Weighed:
    """Items as vectors, with what these were made of."""

    counts: Counts
    stem_spread: Weights
    """How many items have each stem."""
    record_spread: Mapping[RecordKey, int]
    """How many items list each record."""
    shared: Flags
    """For each word whether it is compared between languages."""
    texts: sparse.csr_array
    """The vectors of words and stems; what has to do with records is made anew each time."""


def weigh(items: Sequence[Comparable], counts: Counts, apart: Groups) -> tuple[Weighed, Listed]:
    """Return the items as vectors, and what they list; `apart` are the groups that share no language."""
    listed = count_records(items)
    stems = counts.count_stems()
    spread = np.bincount(stems.indices, minlength=stems.shape[1])
    texts = make_short_vectors(_blocks(counts, counts.matrix, stems, spread))
    return Weighed(counts, spread, listed.spread, _shared(counts, apart), texts), listed


def reweigh(
    old: Weighed, items: Sequence[Comparable], counts: Counts, apart: Groups, moves: Moves
) -> tuple[Weighed, Listed, Moves]:
    """Return what `weigh` would, and the `moves` with those items among the changed that weigh what they did not."""
    listed = count_records(items)
    shared, size = _shared(counts, apart), len(items)
    gone = old.counts.count_stems(np.flatnonzero(moves.new < 0))
    come = counts.count_stems(np.flatnonzero(moves.changed))
    spread = np.bincount(come.indices, minlength=len(counts.stem_texts)) - np.bincount(
        gone.indices, minlength=len(counts.stem_texts)
    )
    spread[: len(old.stem_spread)] += old.stem_spread
    words = _differ(old.counts.spread, counts.spread, size) | (_pad(old.shared, len(shared)) != shared)
    words |= _differ(old.stem_spread, spread, size)[counts.stems]
    before = [old.record_spread.get(record, 0) for record in listed.records] or [0]
    records = _differ(np.array(before), np.bincount(listed.counts.indices, minlength=len(before)), size)
    moved = _with(moves, _rows_with(counts.matrix, words) | _rows_with(listed.counts, records))
    texts = _renew_texts(old, counts, spread, moved)
    return Weighed(counts, spread, listed.spread, shared, texts), listed, moved


def text_vectors(weighed: Weighed, listed: Listed) -> sparse.csr_array:
    """Return the vectors by which texts are compared."""
    return join(weighed.texts, make_vectors([listed.vectors(RECORD_SHARE, 0.02)]))


def evidence_vectors(weighed: Weighed, listed: Listed) -> sparse.csr_array:
    """Return the vectors by which items of different languages are compared."""
    return make_evidence(weighed.counts, listed, weighed.shared)


def _blocks(counts: Counts, words: sparse.csr_array, stems: sparse.csr_array, stem_spread: Weights) -> list[Block]:
    items = counts.matrix.shape[0]
    return [
        Block(words, Terms.of(WORD_SHARE, counts.spread, items)),
        Block(stems, Terms.of(STEM_SHARE, stem_spread, items)),
    ]


def _shared(counts: Counts, apart: Groups) -> Flags:
    return find_shared(counts, apart) if apart.compared.any() else np.zeros(len(counts.words), bool)


def _pad(known: NDArray[Any], length: int) -> NDArray[Any]:
    return np.concatenate((known, np.zeros(length - len(known), known.dtype)))


def _differ(old: Weights, new: Weights, items: int) -> Flags:
    """Return which of the numbers are others, in steps, than the old ones, which may be fewer."""
    known = _pad(old, len(new))
    differ: Flags = known != new
    moved = np.flatnonzero(differ)
    differ[moved] = in_steps(known[moved], items) != in_steps(new[moved], items)
    return differ


def _rows_with(matrix: sparse.csr_array, columns: Flags) -> Flags:
    """Return which rows have something in one of the flagged columns."""
    found = np.zeros(matrix.shape[0], bool)
    if columns.any():
        cells = np.flatnonzero(columns[matrix.indices])
        found[np.searchsorted(matrix.indptr, cells, "right") - 1] = True
    return found


def _with(moves: Moves, hit: Flags) -> Moves:
    """Return the moves with some of the new items among the changed."""
    changed = moves.changed | hit
    return Moves(np.where((moves.new >= 0) & ~changed[moves.new], moves.new, -1), changed)


def _renew_texts(old: Weighed, counts: Counts, stem_spread: Weights, moves: Moves) -> sparse.csr_array:
    """Return the vectors of all texts: those of the changed items made anew, the others as they were."""
    rows = np.flatnonzero(moves.changed)
    made = make_short_vectors(_blocks(counts, counts.matrix[rows], counts.count_stems(rows), stem_spread))
    known, words = old.texts, len(old.counts.words)
    more = len(counts.words) - words  # the stems' columns stand behind those of the words
    columns = known.indices + (known.indices >= words) * np.int32(more) if more else known.indices
    wide = sparse.csr_array((known.data, columns, known.indptr), shape=(known.shape[0], made.shape[1]))
    return take_rows(wide, made, moves.rows())
