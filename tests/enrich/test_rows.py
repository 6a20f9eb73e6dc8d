"""Rows of two matrices, and arrays in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from mujaz.enrich.related.arrays import read_arrays, write_arrays
from mujaz.enrich.related.rows import Rows, take_rows

ONE = sparse.csr_array(np.array([[1, 0, 2], [0, 0, 0], [3, 4, 0]], np.int32))
OTHER = sparse.csr_array(np.array([[0, 5, 0, 6], [7, 0, 0, 0]], np.int32))
BOTH = [[1, 0, 2, 0], [0, 0, 0, 0], [3, 4, 0, 0], [0, 5, 0, 6], [7, 0, 0, 0]]


@given(rows=st.lists(st.integers(0, 4), max_size=12))
def test_rows_are_taken_in_any_order(rows: list[int]) -> None:
    taken = take_rows(ONE, OTHER, np.array(rows, np.int64))
    assert taken.toarray().tolist() == [BOTH[row] for row in rows]


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
    known[:, list(columns or (0, 1, 2))] = ONE.toarray()
    whole = np.concatenate((known, OTHER.toarray()))[np.array(places, np.int64)]
    chosen = np.array([place for place in wanted if place < len(places)], np.int64)
    assert rows.whole.toarray().tolist() == whole.tolist()
    assert rows.take(chosen).toarray().tolist() == whole[chosen].tolist()
    assert rows.having(np.array(flags)).tolist() == (whole[:, np.array(flags)] != 0).any(axis=1).tolist()


def test_only_great_products_of_rows_are_told() -> None:
    rows = Rows(ONE, OTHER, np.array([4, 2, 0, 3]))
    others = sparse.csr_array(np.array([[1, 0, 1, 0], [0, 1, 0, 1]], np.int32))
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
