"""Rows of a matrix of which few are others than in one that is kept; put together only where all are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from mujaz.enrich.related.keys import Keys, Numbers
from mujaz.enrich.related.vectors import Flags

Cells = tuple[Keys, Numbers, Numbers]
"""Of cells of a matrix their rows, their columns and what they hold."""


@dataclass(frozen=True)
class Rows:
    """Some rows of a matrix that is `known`, and rows that were made since."""

    known: sparse.csr_array
    made: sparse.csr_array
    """It has all columns; the known matrix may have fewer."""
    places: Keys
    """Where each row is found: in the known matrix, or behind its last row in what was made."""
    columns: Keys | None = None
    """Where each column of the known matrix stands now; None if it stands where it stood."""

    @classmethod
    def of(cls, matrix: sparse.csr_array) -> Rows:
        """Return all rows of a matrix."""
        return cls(matrix, sparse.csr_array((0, matrix.shape[1]), dtype=matrix.dtype), np.arange(matrix.shape[0]))

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self.places), self.made.shape[1]

    @cached_property
    def whole(self) -> sparse.csr_array:
        """All rows as one matrix."""
        if self.columns is None and not len(self.made.data) and self.known.shape == self.shape:
            return self.known
        return take_rows(self._widened(self.known), self.made, self.places)

    def take(self, numbers: Keys) -> sparse.csr_array:
        """Return some rows."""
        places = self.places[numbers]
        old = places < self.known.shape[0]
        known = self._widened(sparse.csr_array(self.known[places[old]]))
        order = np.empty(len(places), np.int64)
        order[old] = np.arange(old.sum())
        order[~old] = places[~old] - self.known.shape[0] + old.sum()
        return take_rows(known, self.made, order)

    def having(self, columns: Flags) -> Flags:
        """Return which rows have something in one of the flagged columns."""
        if not columns.any():
            return np.zeros(len(self.places), bool)
        known = columns[: self.known.shape[1]] if self.columns is None else columns[self.columns]
        return np.concatenate((_having(self.known, known), _having(self.made, columns)))[self.places]

    def times(self, others: sparse.csr_array, least: float) -> Iterator[Cells]:
        """Yield the products of all rows (rows of the cells) and those of `others` (columns) of `least` or more."""
        standing = np.full(self.known.shape[0] + self.made.shape[0], -1, np.int64)
        standing[self.places] = np.arange(len(self.places))
        columns = slice(self.known.shape[1]) if self.columns is None else self.columns
        known = sparse.csr_array(others[:, columns])
        for matrix, part, first in ((self.known, known, 0), (self.made, others, self.known.shape[0])):
            found = (matrix @ part.T.tocsr()).tocoo()  # the small matrix is turned about, for that takes long
            enough = np.flatnonzero(found.data >= least)
            rows = standing[found.row[enough] + first]
            kept = enough[rows >= 0]
            yield rows[rows >= 0], found.col[kept], found.data[kept]

    def _widened(self, known: sparse.csr_array) -> sparse.csr_array:
        indices = known.indices if self.columns is None else self.columns[known.indices].astype(np.int32)
        return sparse.csr_array((known.data, indices, known.indptr), shape=(known.shape[0], self.shape[1]))


def _having(matrix: sparse.csr_array, columns: Flags) -> Flags:
    found = np.zeros(matrix.shape[0], bool)
    found[np.searchsorted(matrix.indptr, np.flatnonzero(columns[matrix.indices]), "right") - 1] = True
    return found


def take_rows(one: sparse.csr_array, other: sparse.csr_array, rows: Keys) -> sparse.csr_array:
    """Return some rows of two matrices, of which the other, which may be wider, is counted on.

    Rows that follow one another are taken together, which is quick where few have come between.
    """
    ends = np.concatenate((one.indptr, other.indptr[1:] + one.indptr[-1]), dtype=np.int64)
    lengths = (ends[1:] - ends[:-1])[rows]
    breaks = np.flatnonzero((np.diff(rows) != 1) | (rows[1:] == one.shape[0])) + 1
    data, indices = [one.data[:0]], [one.indices[:0]]
    for first, last in zip([0, *breaks.tolist()], [*breaks.tolist(), len(rows)], strict=True) if len(rows) else ():
        matrix, shift = (one, 0) if rows[first] < one.shape[0] else (other, int(ends[one.shape[0]]))
        part = slice(int(ends[rows[first]]) - shift, int(ends[rows[last - 1] + 1]) - shift)
        data.append(matrix.data[part])
        indices.append(matrix.indices[part])
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))).astype(one.indptr.dtype)
    cells = (np.concatenate(data), np.concatenate(indices), starts)
    return sparse.csr_array(cells, shape=(len(rows), other.shape[1]))
