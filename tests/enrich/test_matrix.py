"""Matrices as plain arrays: the same as whole ones, whether numpy or scipy works on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.enrich.test_rows import dense, matrix

from mujaz.enrich.related import Comparable, products, relate
from mujaz.enrich.related.matrix import Matrix, in_common, one_below_the_other, side_by_side
from mujaz.enrich.related.written import first_written

WHOLE = arrays.arrays(np.int32, st.tuples(st.integers(1, 5), st.integers(1, 6)), elements=st.integers(0, 3))
SAME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["numpy", "scipy"])
def worker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one of the libraries do all that both can."""
    most = 10**6 if request.param == "numpy" else -1
    monkeypatch.setattr(products, "FEW", most)
    monkeypatch.setattr(products, "FEW_PRODUCTS", most)


@given(whole=WHOLE, data=st.data())
def test_parts_of_a_matrix_are_parts_of_the_whole(whole: np.ndarray, data: st.DataObject) -> None:
    made, (height, width) = matrix(whole.tolist()), whole.shape
    rows = data.draw(st.lists(st.integers(0, height - 1), max_size=6))
    first, last = sorted(data.draw(st.tuples(st.integers(0, height), st.integers(0, height))))
    columns = np.array(data.draw(st.lists(st.booleans(), min_size=width, max_size=width)))
    assert dense(made.take(np.array(rows, np.int64))) == whole[rows].tolist()
    assert dense(made.part(first, last)) == whole[first:last].tolist()
    assert dense(made.only(columns)) == whole[:, columns].tolist()
    assert dense(made.keep(made.data > 1)) == np.where(whole > 1, whole, 0).tolist()
    assert made.sums(made.data).tolist() == whole.sum(axis=1).tolist()


@given(whole=WHOLE)
def test_matrices_are_joined_in_both_directions(whole: np.ndarray) -> None:
    made = matrix(whole.tolist())
    assert dense(side_by_side([made, made])) == np.hstack([whole, whole]).tolist()
    assert dense(one_below_the_other([Matrix.empty(1), made, made])) == np.vstack([whole, whole]).tolist()


@given(whole=WHOLE, data=st.data())
def test_cells_in_common_are_those_that_both_have(whole: np.ndarray, data: st.DataObject) -> None:
    second = data.draw(arrays.arrays(np.int32, whole.shape, elements=st.integers(0, 3)))
    one, other = matrix(whole.tolist()), matrix(second.tolist())
    rows, mine, theirs = in_common(one, other)
    found = list(zip(rows.tolist(), one.indices[mine].tolist(), one.data[mine].tolist(), other.data[theirs].tolist(),
                     strict=True))  # fmt: skip
    both = zip(*np.nonzero((whole > 0) & (second > 0)), strict=True)
    assert found == [(row, column, whole[row, column], second[row, column]) for row, column in both]


@SAME
@given(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=20))
@pytest.mark.usefixtures("worker")
def test_pairs_are_counted_alike_by_both_libraries(pairs: list[tuple[int, int]]) -> None:
    whole = np.zeros((4, 5), np.int64)
    for row, column in pairs:
        whole[row, column] += 1
    rows, columns = (np.array([pair[place] for pair in pairs], np.int32) for place in (0, 1))
    found = products.count_pairs(rows, columns, (4, 5))
    assert dense(found) == whole.tolist()
    assert len(found.data) == len(set(pairs))


@SAME
@given(whole=WHOLE, data=st.data())
@pytest.mark.usefixtures("worker")
def test_columns_are_merged_and_rows_multiplied_alike_by_both_libraries(whole: np.ndarray, data: st.DataObject) -> None:
    width = whole.shape[1]
    numbers = np.array(data.draw(st.lists(st.integers(0, 2), min_size=width, max_size=width)), np.int32)
    merged = np.zeros((len(whole), 3), np.int64)
    np.add.at(merged.T, numbers, whole.T)
    assert dense(products.merge_columns(matrix(whole.tolist()), numbers, 3)) == merged.tolist()
    second = data.draw(
        arrays.arrays(np.int32, st.tuples(st.integers(0, 3), st.just(width)), elements=st.integers(0, 3))
    )
    found = np.zeros((len(whole), len(second)), np.int64)
    for rows, columns, cells in products.times(matrix(whole.tolist()), matrix(second.tolist(), width)):
        found[rows, columns] = cells
    assert found.tolist() == (whole @ second.T).tolist()


def test_few_changes_are_compared_without_scipy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("The bridge of the town was mended", "جسر البلدة القديم أصلح", "The wheat of the town was cut")
    items = [Comparable(f"item-{n}", f"{texts[n % 3]} {n}", (), date(2023, 1, n + 1)) for n in range(20)]
    memory = tmp_path / "related"
    relate(items, 3, memory)
    items[4] = replace(items[4], text="The wheat of the valley was cut and the bridge mended")
    expected = dict(relate(items, 3))
    monkeypatch.setattr(products, "_scipy", lambda: pytest.fail("scipy is asked for"))
    assert dict(relate(items, 3, memory)) == expected


@pytest.mark.parametrize(
    ("text", "spellings", "first"),
    [
        ("والأمم ثمّ الأُمم", ["الأمم", "الأُمم"], "الأُمم"),
        ("الأمم، الأُمم", ["الأُمم", "الأمم"], "الأمم"),
        ("Bridges, a bridge and a Bridge", ["Bridge", "bridge"], "bridge"),
        ("A bridge", ["Town", "town"], "Town"),
    ],
)
def test_the_spelling_that_stands_first_as_a_word_is_told(text: str, spellings: list[str], first: str) -> None:
    assert first_written(text, spellings) == first
