"""Rows of two matrices, and arrays in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from mujaz.enrich.related.arrays import read_arrays, write_arrays
from mujaz.enrich.related.terms import take_rows

ONE = sparse.csr_array(np.array([[1, 0, 2], [0, 0, 0], [3, 4, 0]], np.int32))
OTHER = sparse.csr_array(np.array([[0, 5, 0, 6], [7, 0, 0, 0]], np.int32))
BOTH = [[1, 0, 2, 0], [0, 0, 0, 0], [3, 4, 0, 0], [0, 5, 0, 6], [7, 0, 0, 0]]


@given(rows=st.lists(st.integers(0, 4), max_size=12))
def test_rows_are_taken_in_any_order(rows: list[int]) -> None:
    taken = take_rows(ONE, OTHER, np.array(rows, np.int64))
    assert taken.toarray().tolist() == [BOTH[row] for row in rows]


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
