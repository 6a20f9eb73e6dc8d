"""Rows of a matrix of which few are others than in one that is kept; put together only where all are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from mujaz.enrich.related.matrix import Flags, Keys, Matrix
from mujaz.enrich.related.products import Cells, times


@dataclass(frozen=True)
class Rows:
    """Some rows of a matrix that is `known`, and rows that were made since."""

    known: Matrix
    made: Matrix
    """It has all columns; the known matrix may have fewer."""
    places: Keys
    """Where each row is found: in the known matrix, or behind its last row in what was made."""
    columns: Keys | None = None
    """Where each column of the known matrix stands now; None if it stands where it stood."""

    @classmethod
    def of(cls, matrix: Matrix) -> Rows:
        """Return all rows of a matrix."""
        return cls(matrix, Matrix.empty(matrix.width), np.arange(matrix.shape[0]))

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self.places), self.made.shape[1]

    @cached_property
    def whole(self) -> Matrix:
        """All rows as one matrix."""
        if self.columns is None and not len(self.made.data) and self.known.shape == self.shape:
            return self.known
        return take_rows(self._widened(self.known), self.made, self.places)

    def take(self, numbers: Keys) -> Matrix:
        """Return some rows."""
        places = self.places[numbers]
        old = places < self.known.shape[0]
        known = self._widened(self.known.take(places[old]))
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

    def only(self, columns: Flags) -> Matrix:
        """Return the flagged columns of all rows."""
        old = columns[: self.known.width] if self.columns is None else columns[self.columns]
        known, made = self.known.only(old), self.made.only(columns)
        numbers = np.cumsum(columns) - 1
        stand = np.flatnonzero(old) if self.columns is None else self.columns[old]
        return take_rows(_renumbered(known, numbers[stand], made.width), made, self.places)

    def times(self, others: Matrix, least: float) -> Iterator[Cells]:
        """Yield the products of all rows (rows of the cells) and those of `others` (columns) of `least` or more."""
        standing = np.full(self.known.shape[0] + self.made.shape[0], -1, np.int64)
        standing[self.places] = np.arange(len(self.places))
        for matrix, part, first in ((self.known, self._narrowed(others), 0), (self.made, others, self.known.shape[0])):
            for rows, columns, products in times(matrix, part):
                enough = np.flatnonzero(products >= least)
                found = standing[rows[enough] + first]
                kept = enough[found >= 0]
                yield found[found >= 0], columns[kept], products[kept]

    def _narrowed(self, others: Matrix) -> Matrix:
        """Return a matrix that has all columns with those of the known one only."""
        columns = np.arange(self.known.width) if self.columns is None else self.columns
        numbers = np.full(others.width, -1, np.int64)
        numbers[columns] = np.arange(self.known.width)
        return _renumbered(others.keep(numbers[others.indices] >= 0), numbers, self.known.width)

    def _widened(self, known: Matrix) -> Matrix:
        if self.columns is None:
            return replace(known, width=self.shape[1])
        return _renumbered(known, self.columns, self.shape[1])


def _renumbered(matrix: Matrix, numbers: Keys, width: int) -> Matrix:
    """Return a matrix of so many columns, in which each column has the number that stands for it."""
    return replace(matrix, indices=numbers[matrix.indices].astype(np.int32), width=width)


def _having(matrix: Matrix, columns: Flags) -> Flags:
    found = np.zeros(matrix.shape[0], bool)
    found[np.searchsorted(matrix.indptr, np.flatnonzero(columns[matrix.indices]), "right") - 1] = True
    return found


def take_rows(one: Matrix, other: Matrix, rows: Keys) -> Matrix:
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
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    return Matrix(np.concatenate(data, dtype=np.int32), np.concatenate(indices), starts, other.width)
