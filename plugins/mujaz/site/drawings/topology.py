"""Outlines with fewer points: a border that two areas share is the same line in both.

Rings are cut into arcs where the areas that share a line change, and each arc is simplified on its own (Visvalingam and
Whyatt 1993: the point whose triangle with its neighbours is smallest goes first), always in the same direction.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

Point = tuple[int, int]
"""A point on the grid of a drawing."""
Ring = tuple[Point, ...]
"""A closed line; its first point is not repeated at its end."""
Arc = tuple[Point, ...]
"""A part of a ring."""
Box = tuple[float, float, float, float]
"""West, north, east, south on the grid of a drawing."""


def simplify(rings: Sequence[Ring], areas: Sequence[float]) -> list[Ring]:
    """Return rings without the points that stand out by less than each one's area; empty where nothing is left.

    A line that several share keeps what the one with the smallest area needs.
    """
    junctions = _junctions(rings)
    cut = [_arcs(ring, junctions) for ring in rings]
    finest: dict[Arc, float] = {}
    for arcs, area in zip(cut, areas, strict=True):
        for arc in arcs:
            key = min(arc, arc[::-1])
            finest[key] = min(area, finest.get(key, area))
    thin = {arc: _thinned(arc, area) for arc, area in finest.items()}
    return [_joined(arcs, thin, area) for arcs, area in zip(cut, areas, strict=True)]


def _junctions(rings: Sequence[Ring]) -> set[Point]:
    """Return the points at which lines meet: those that do not always have the same two neighbours."""
    beside: dict[Point, set[Point]] = {}
    for ring in rings:
        for number, point in enumerate(ring):
            beside.setdefault(point, set()).update((ring[number - 1], ring[(number + 1) % len(ring)]))
    return {point for point, others in beside.items() if len(others) > 2}  # noqa: PLR2004 - a line has two sides


def _arcs(ring: Ring, junctions: set[Point]) -> list[Arc]:
    """Return the lines of which a ring is made, each from junction to junction."""
    if len(ring) < 3:  # noqa: PLR2004 - a ring has an inside
        return []
    ends = [number for number, point in enumerate(ring) if point in junctions]
    if len(ends) < 2:  # noqa: PLR2004 - an arc has two ends
        # An island is cut at two points at which any copy of it would be cut.
        ends = sorted({*ends, ring.index(min(ring)), ring.index(max(ring))})
    return [
        tuple(ring[number % len(ring)] for number in range(start, end + 1))
        for start, end in zip(ends, [*ends[1:], ends[0] + len(ring)], strict=True)
    ]


def _joined(arcs: Sequence[Arc], thin: dict[Arc, Arc], area: float) -> Ring:
    made: list[Point] = []
    for arc in arcs:
        key = min(arc, arc[::-1])
        made += (thin[key] if arc == key else thin[key][::-1])[:-1]
    return tuple(made) if abs(ring_area(made)) >= max(area, 1) else ()


def _thinned(arc: Arc, area: float) -> Arc:
    """Return an arc without the points that stand out by less than `area`; its ends stay."""
    before = list(range(-1, len(arc) - 1))
    after = list(range(1, len(arc) + 1))
    weights: list[float | None] = [None] * len(arc)
    for number in range(1, len(arc) - 1):
        weights[number] = _triangle(arc[number - 1], arc[number], arc[number + 1])
    queue = [(weight, number) for number, weight in enumerate(weights) if weight is not None]
    heapq.heapify(queue)
    while queue and queue[0][0] < area:
        weight, number = heapq.heappop(queue)
        if weights[number] != weight:
            continue
        weights[number] = None
        left, right = before[number], after[number]
        after[left], before[right] = right, left
        for near in (left, right):
            if weights[near] is not None:
                # A point never goes before one that had to go first, else lines would jump.
                size = max(weight, _triangle(arc[before[near]], arc[near], arc[after[near]]))
                weights[near] = size
                heapq.heappush(queue, (size, near))
    last = len(arc) - 1
    return tuple(point for number, point in enumerate(arc) if number in (0, last) or weights[number] is not None)


def _triangle(one: Point, two: Point, three: Point) -> float:
    return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2


def ring_area(ring: Sequence[Point]) -> float:
    """Return the area of a ring, below 0 where it runs against the clock.

    >>> ring_area([(0, 0), (4, 0), (4, 3)])
    6.0
    """
    return sum(ring[n - 1][0] * y - x * ring[n - 1][1] for n, (x, y) in enumerate(ring)) / 2


def clip(ring: Iterable[tuple[float, float]], box: Box) -> list[tuple[float, float]]:
    """Return the part of a ring within a box (Sutherland and Hodgman 1974).

    >>> clip([(-2, 0), (2, 0), (2, 2), (-2, 2)], (0, 0, 4, 4))
    [(0, 0.0), (2, 0), (2, 2), (0, 2.0)]
    """
    found = list(ring)
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        found = _clip_side(found, axis, limit, sign)
    return found


def _clip_side(ring: list[tuple[float, float]], axis: int, limit: float, sign: int) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for number, point in enumerate(ring):
        last = ring[number - 1]
        inside, was = sign * (point[axis] - limit) >= 0, sign * (last[axis] - limit) >= 0
        if inside != was:
            other = 1 - axis
            # From the lower end always, so that a border cut in two areas is cut at one point.
            low, high = sorted((last, point))
            share = (limit - low[axis]) / (high[axis] - low[axis])
            across = low[other] + share * (high[other] - low[other])
            kept.append((limit, across) if axis == 0 else (across, limit))
        if inside:
            kept.append(point)
    return kept
