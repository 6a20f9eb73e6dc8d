"""Outlines with fewer points, on which neighbours still agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mujaz.site.drawings.topology import clip, ring_area, simplify

LEFT = ((0, 0), (100, 0), (101, 25), (99, 50), (100, 75), (100, 100), (0, 100))
RIGHT = ((100, 0), (200, 0), (200, 100), (100, 100), (100, 75), (99, 50), (101, 25))


def test_a_border_that_two_areas_share_stays_one_line() -> None:
    left, right = simplify([LEFT, RIGHT], [60, 60])
    assert left == ((100, 0), (100, 100), (0, 100), (0, 0))
    assert set(left) & set(right) == {(100, 0), (100, 100)}


def test_a_shared_border_keeps_what_the_finer_of_the_two_needs() -> None:
    left, right = simplify([LEFT, RIGHT], [60, 10])
    shared = {(101, 25), (99, 50)}
    assert shared <= set(left)
    assert shared <= set(right)


def test_an_area_smaller_than_what_is_left_out_goes() -> None:
    assert simplify([((0, 0), (3, 0), (3, 3))], [100]) == [()]


def test_points_that_stand_out_stay() -> None:
    island = ((0, 0), (50, 1), (100, 0), (100, 100), (0, 100))
    assert set(simplify([island], [60])[0]) == {(0, 0), (100, 0), (100, 100), (0, 100)}
    assert set(simplify([island], [10])[0]) == set(island)


def test_nothing_is_made_of_nothing() -> None:
    assert simplify([(), ((0, 0), (1, 1))], [1, 1]) == [(), ()]
    assert clip([], (0, 0, 1, 1)) == []


POINTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=20, unique=True)


@given(POINTS, st.integers(1, 200))
def test_a_simplified_ring_has_only_points_of_the_ring(points: list[tuple[int, int]], area: int) -> None:
    ring = simplify([tuple(points)], [area])[0]
    assert set(ring) <= set(points)
    assert ring == () or abs(ring_area(ring)) >= area


@given(POINTS)
def test_what_is_clipped_lies_within_the_box(points: list[tuple[int, int]]) -> None:
    assert all(10 <= x <= 30 and 5 <= y <= 35 for x, y in clip(points, (10, 5, 30, 35)))


@given(POINTS)
def test_a_ring_within_the_box_is_not_cut(points: list[tuple[int, int]]) -> None:
    assert clip(points, (0, 0, 40, 40)) == points
