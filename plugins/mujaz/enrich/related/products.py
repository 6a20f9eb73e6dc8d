"""Products of matrices and the like: few cells by numpy alone, many by scipy, which takes .2 s to import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.matrix import Keys, Matrix, Numbers

if TYPE_CHECKING:
    from scipy import sparse

FEW = 200_000
"""Up to so many cells numpy takes less time than importing scipy does."""
FEW_PRODUCTS = 20_000_000
"""So many products of two cells it makes in that time."""

Cells = tuple[Keys, Keys, NDArray[Any]]
"""Of cells of a matrix their rows, their columns and what they hold."""


def count_pairs(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> Matrix:
    """Return how often each row and column come together."""
    if len(rows) > FEW:
        cells = (np.ones(len(rows), np.int32), (rows, columns))
        return _plain(_scipy().coo_array(cells, shape=shape).tocsr())
    keys, counts = np.unique(rows * np.int64(max(1, shape[1])) + columns, return_counts=True)
    return _assembled(keys, counts.astype(np.int32), shape)


def merge_columns(matrix: Matrix, numbers: Numbers, width: int) -> Matrix:
    """Return a matrix whose columns are the sums of those that have one number."""
    if len(matrix.data) > FEW:
        starts = np.arange(len(numbers) + 1, dtype=np.int32)
        merging = _scipy().csr_array((np.ones(len(numbers), np.int32), numbers, starts), shape=(len(numbers), width))
        return _plain(_sparse(matrix) @ merging)
    keys, places = np.unique(matrix.owners * width + numbers[matrix.indices], return_inverse=True)
    sums = np.bincount(places, matrix.data, len(keys)).astype(np.int32)
    return _assembled(keys, sums, (matrix.shape[0], width))


def times(matrix: Matrix, others: Matrix) -> Iterator[Cells]:
    """Yield the products of all rows of a matrix (rows) and those of `others` (columns), which are few."""
    if len(matrix.data) * others.shape[0] > FEW_PRODUCTS:
        # The small matrix is turned about, for that takes long.
        yield _cells(_sparse(matrix) @ _sparse(others).T.tocsr())
        return
    for column in range(others.shape[0]):
        row, weights = others.part(column, column + 1), np.zeros(max(1, matrix.width), np.int32)
        weights[row.indices] = row.data
        found = matrix.sums(weights[matrix.indices] * matrix.data)
        rows = np.flatnonzero(found)
        yield rows, np.full(len(rows), column), found[rows].astype(np.int32)


class Blocks:
    """The rows of a matrix in blocks, each of which is multiplied by others."""

    def __init__(self, matrix: Matrix, size: int) -> None:
        """Each block has so many rows, the last the rest."""
        self._starts = range(0, matrix.shape[0], size)
        self._parts = [_sparse(matrix.part(first, min(first + size, matrix.shape[0]))) for first in self._starts]
        self._turned = [part.T.tocsr() for part in self._parts]

    def __len__(self) -> int:
        return len(self._parts)

    def times(self, one: int, other: int) -> Cells:
        """Return the products of the rows of two blocks."""
        rows, columns, found = _cells(self._parts[one] @ self._turned[other])
        return rows + self._starts[one], columns + self._starts[other], found


def _scipy() -> Any:
    from scipy import sparse  # noqa: PLC0415 - see above

    return sparse


def _sparse(matrix: Matrix) -> sparse.csr_array:
    cells = (matrix.data, matrix.indices, matrix.indptr.astype(np.int32))
    found: sparse.csr_array = _scipy().csr_array(cells, shape=matrix.shape)
    return found


def _plain(found: sparse.csr_array) -> Matrix:
    return Matrix(found.data, found.indices, found.indptr.astype(np.int64), found.shape[1])


def _cells(found: sparse.csr_array) -> Cells:
    plain = found.tocoo()
    return plain.row, plain.col, plain.data


def _assembled(keys: Keys, data: Numbers, shape: tuple[int, int]) -> Matrix:
    """Return the matrix of cells given by keys, which ascend: row × width + column."""
    rows, columns = np.divmod(keys, max(1, shape[1]))
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(rows, minlength=shape[0]))))
    return Matrix(data, columns.astype(np.int32), starts, shape[1])
