"""Rows of two matrices, and arrays in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.enrich.related import products
from mujaz.enrich.related.arrays import read_arrays, write_arrays
from mujaz.enrich.related.matrix import Matrix
from mujaz.enrich.related.rows import Rows, take_rows


def matrix(rows: Sequence[Sequence[int]], width: int | None = None) -> Matrix:
    """Return a matrix of numbers."""
    found = np.array(rows, np.int32).reshape(len(rows), len(rows[0]) if width is None else width)
    owners, columns = np.nonzero(found)
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(rows)))))
    return Matrix(found[owners, columns], columns.astype(np.int32), starts, found.shape[1])


def dense(found: Matrix) -> list[list[int]]:
    """Return all numbers of a matrix."""
    made = np.zeros(found.shape, np.int64)
    np.add.at(made, (found.owners, found.indices), found.data)
    numbers: list[list[int]] = made.tolist()
    return numbers


ONE = matrix([[1, 0, 2], [0, 0, 0], [3, 4, 0]])
OTHER = matrix([[0, 5, 0, 6], [7, 0, 0, 0]])
BOTH = [[1, 0, 2, 0], [0, 0, 0, 0], [3, 4, 0, 0], [0, 5, 0, 6], [7, 0, 0, 0]]


@given(rows=st.lists(st.integers(0, 4), max_size=12))
def test_rows_are_taken_in_any_order(rows: list[int]) -> None:
    taken = take_rows(ONE, OTHER, np.array(rows, np.int64))
    assert dense(taken) == [BOTH[row] for row in rows]


@given(
    places=st.lists(st.integers(0, 4), max_size=9),
    columns=st.sampled_from((None, (0, 1, 2), (1, 2, 3), (0, 2, 3))),
    wanted=st.lists(st.integers(0, 8), max_size=5),
    flags=st.tuples(*[st.booleans()] * 4),
)
def test_rows_that_are_not_put_together_are_the_same_rows(
    places: list[int], columns: tuple[int, ...] | None, wanted: list[int], flags: tuple[bool, ...]
) -> None:
    rows = Rows(ONE, OTHER, np.array(places, np.int64), None if columns is None else np.array(columns))
    known = np.zeros((3, 4), np.int32)
    known[:, list(columns or (0, 1, 2))] = dense(ONE)
    whole = np.concatenate((known, dense(OTHER)))[np.array(places, np.int64)]
    chosen = np.array([place for place in wanted if place < len(places)], np.int64)
    assert dense(rows.whole) == whole.tolist()
    assert dense(rows.take(chosen)) == whole[chosen].tolist()
    assert dense(rows.only(np.array(flags))) == whole[:, np.array(flags)].tolist()
    assert rows.having(np.array(flags)).tolist() == (whole[:, np.array(flags)] != 0).any(axis=1).tolist()


@pytest.mark.parametrize("few", [0, 100])
def test_only_great_products_of_rows_are_told(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "FEW_PRODUCTS", few)
    rows = Rows(ONE, OTHER, np.array([4, 2, 0, 3]))
    others = matrix([[1, 0, 1, 0], [0, 1, 0, 1]])
    cells = [cell for block in rows.times(others, 4) for cell in zip(*(part.tolist() for part in block), strict=True)]
    assert sorted(cells) == [(0, 0, 7), (1, 1, 4), (3, 1, 11)]


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    arrays = {"a": np.arange(5, dtype=np.int32), "b": np.array([], np.uint8), "c": np.array([True, False])}
    with (tmp_path / "run").open("wb") as stream:
        write_arrays(stream, {"told": "كذا"}, arrays)
    told, found = read_arrays(tmp_path / "run")
    assert told == {"told": "كذا"}
    assert {name: (array.dtype, array.tolist()) for name, array in found.items()} == {
        name: (array.dtype, array.tolist()) for name, array in arrays.items()
    }


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "run"
    with file.open("wb") as stream:
        write_arrays(stream, [1], {"a": np.arange(64)})
    data = file.read_bytes()
    for place in range(0, len(data), 7):
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises((ValueError, KeyError, TypeError, MemoryError)):
            read_arrays(file)
    for length in (0, 10, 40, len(data) - 1):
        file.write_bytes(data[:length])
        with pytest.raises(ValueError, match=r"."):
            read_arrays(file)
