"""How far places lie from each other, and which are near one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from math import asin, cos, degrees, hypot, pi, radians, sin, sqrt

from mujaz.frozen import frozen
from mujaz.model import Record

EARTH = 6371.0
"""The mean radius of the earth in kilometres."""
DEGREE = pi * EARTH / 180
"""Kilometres from one degree of latitude to the next."""
WIDE = frozenset({"country", "region", "river", "governorate"})
"""Types of places that are too wide for their coordinates to say what they are near."""

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def distance(one: Point, other: Point) -> float:
    """Return the kilometres from one point to another along the surface of the earth (haversine formula).

    >>> round(distance((33.510, 36.291), (36.201, 37.161)))  # Damascus to Aleppo
    310
    """
    north, other_north = radians(one[0]), radians(other[0])
    up, across = sin((other_north - north) / 2), sin((radians(other[1]) - radians(one[1])) / 2)
    return 2 * EARTH * asin(min(1.0, hypot(up, across * sqrt(cos(north) * cos(other_north)))))


def _degrees_east(north: float, within: float) -> float:
    """Return so many degrees of longitude that nothing farther east or west is within so many kilometres."""
    across = sin(within / EARTH) / max(cos(radians(north)), 1e-9)
    return degrees(asin(across)) + 1e-6 if across < 1 else 180.0


@frozen
class Near:
    """A place near another, and how far it is in kilometres."""

    id: str
    kilometres: float


class Neighbourhood:
    """The places that have coordinates, from south to north."""

    def __init__(self, places: Iterable[Record]) -> None:
        found = [(place.coordinates, place.id) for place in places if place.coordinates and place.type not in WIDE]
        self._places = sorted(found)
        self._norths = [point[0] for point, _ in self._places]

    def near(self, place: Record, within: float, count: int, leave_out: frozenset[str]) -> tuple[Near, ...]:
        """Return up to `count` places within so many kilometres, the nearest first, without those to `leave_out`."""
        if place.coordinates is None or place.type in WIDE - {"governorate"}:
            return ()
        north, east = place.coordinates
        first = bisect_left(self._norths, north - within / DEGREE)
        last = bisect_right(self._norths, north + within / DEGREE)
        width = _degrees_east(north, within)
        around = (
            (distance(place.coordinates, point), other)
            for point, other in self._places[first:last]
            if not width < abs(point[1] - east) < 360 - width and other != place.id and other not in leave_out
        )
        return tuple(Near(other, far) for far, other in sorted(around)[:count] if far <= within)
