"""Matrices of which nearly all cells are empty: arrays of numpy's, one row behind the other (CSR).

Only `products.py` needs scipy, and only where there is much to be done: to import it takes longer than all that a build
after an edit does here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mujaz.frozen import frozen

Numbers = NDArray[np.int32]
Keys = NDArray[np.int64]
Flags = NDArray[np.bool_]


@frozen
class Matrix:
    """A matrix of whole numbers; in each row of counts the columns ascend."""

    data: NDArray[Any]
    """What the cells hold that are not empty."""
    indices: Numbers
    """Their columns."""
    indptr: NDArray[np.signedinteger[Any]]
    """Where each row starts, and where the last ends."""
    width: int

    @classmethod
    def empty(cls, width: int) -> Matrix:
        """Return a matrix without rows."""
        return cls(np.empty(0, np.int32), np.empty(0, np.int32), np.zeros(1, np.int64), width)

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self.indptr) - 1, self.width

    @property
    def lengths(self) -> Keys:
        """How many cells of each row are not empty."""
        return np.diff(self.indptr)

    @property
    def owners(self) -> Keys:
        """The row of each cell that is not empty."""
        return np.repeat(np.arange(self.shape[0]), self.lengths)

    def sums(self, data: NDArray[Any]) -> Keys:
        """Return for each row the sum of what is told of its cells in `data`."""
        sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(data, dtype=np.int64)))
        found: Keys = sums[self.indptr[1:]] - sums[self.indptr[:-1]]
        return found

    def part(self, first: int, last: int) -> Matrix:
        """Return the rows from one to another."""
        starts = self.indptr[first : last + 1]
        cells = slice(int(starts[0]), int(starts[-1]))
        return Matrix(self.data[cells], self.indices[cells], starts - starts[0], self.width)

    def take(self, rows: Keys) -> Matrix:
        """Return some rows."""
        lengths = self.lengths[rows]
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
        places = np.arange(starts[-1]) + np.repeat(self.indptr[rows] - starts[:-1], lengths)
        return Matrix(self.data[places], self.indices[places], starts, self.width)

    def keep(self, kept: Flags) -> Matrix:
        """Return the matrix with some of its cells only."""
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(kept)))[self.indptr]
        return Matrix(self.data[kept], self.indices[kept], starts, self.width)

    def only(self, columns: Flags) -> Matrix:
        """Return some columns."""
        found = self.keep(columns[self.indices])
        numbers = np.cumsum(columns, dtype=np.int32) - 1
        return replace(found, indices=numbers[found.indices].astype(np.int32), width=int(columns.sum()))

    def widened(self, width: int) -> Matrix:
        """Return the matrix with further columns, which are empty."""
        return replace(self, width=width)


def side_by_side(parts: Sequence[Matrix]) -> Matrix:
    """Return the rows of some matrices side by side as one."""
    starts: Keys = np.sum([part.indptr for part in parts], axis=0, dtype=np.int64)
    data, indices = np.empty(int(starts[-1]), np.int32), np.empty(int(starts[-1]), np.int32)
    behind, width = starts[:-1].copy(), 0
    for part in parts:
        places = np.arange(len(part.data)) + np.repeat(behind - part.indptr[:-1], part.lengths)
        data[places], indices[places] = part.data, part.indices + width
        behind += part.lengths
        width += part.width
    return Matrix(data, indices, starts, width)


def one_below_the_other(parts: Sequence[Matrix]) -> Matrix:
    """Return the rows of matrices, of which the last is the widest, as one."""
    lengths = np.concatenate([part.lengths for part in parts])
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    data, indices = (np.concatenate([getattr(part, name) for part in parts]) for name in ("data", "indices"))
    return Matrix(data, indices, starts, parts[-1].width)


def in_common(one: Matrix, other: Matrix) -> tuple[Keys, Keys, Keys]:
    """Return which cells two matrices of counts, which have as many rows, both have: their rows, and where each stands.

    That is their places in the arrays of the one and of the other.
    """
    rows = np.concatenate((one.owners, other.owners))
    keys = rows * max(1, one.width) + np.concatenate((one.indices, other.indices))
    order = np.argsort(keys, kind="stable")  # which takes little time, for both ascend
    keys = keys[order]
    found = np.flatnonzero(keys[1:] == keys[:-1])
    mine = order[found]
    return rows[mine], mine, order[found + 1] - len(one.data)
