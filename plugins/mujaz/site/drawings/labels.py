"""Where labels stand: beside their points, within the drawing, and never over one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mujaz.frozen import frozen
from mujaz.site.drawings.svg import WIDTH, Line, Side

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in units."""
GAP = 6
"""Between a point and its label, in units."""
EDGE = 8
"""Above and below the first and the last label, in units: Arabic fonts reach far beyond the line."""
ASCENT, DESCENT = 0.8, 0.45
"""How far letters reach above and below the line they stand on, with their marks, in the size of type."""


@frozen
class Spot:
    """A point with the room that it takes."""

    x: float
    y: float
    radius: float


@frozen
class Placed:
    """A label's place, and the boxes that it fills in each of the sizes of type."""

    at: Line
    width: float
    """Of the text, in the size of type."""

    def box(self, size: float) -> Box:
        """Return what the label fills in a size of type."""
        across, baseline = self.width * size, self.at.y + self.at.drop * size
        left = {"left": self.at.x - across, "right": self.at.x, "middle": self.at.x - across / 2}[self.at.side]
        return (left, baseline - ASCENT * size, left + across, baseline + DESCENT * size)


class Board:
    """A drawing on which labels are placed one after the other; what is there already stays free."""

    def __init__(self, height: float, spots: Iterable[Spot] = ()) -> None:
        self._height = height
        self._spots = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
        self.placed: list[Placed] = []

    def place(self, spot: Spot, width: float, size: float) -> Placed | None:
        """Return the first free place beside a spot for a text so wide in a size of 1, None if there is none."""
        taken = self._taken(size)
        for at in _around(spot):
            found = Placed(at, width)
            box = found.box(size)
            if self._inside(box) and not any(_meet(box, other) for other in taken if not _is_of(other, spot)):
                self.placed.append(found)
                return found
        return None

    def place_at(self, at: Line, width: float, size: float) -> Placed | None:
        """Return a place for a text at a line, None if something is there."""
        found = Placed(at, width)
        box = found.box(size)
        if not self._inside(box) or any(_meet(box, other) for other in self._taken(size)):
            return None
        self.placed.append(found)
        return found

    def force(self, spot: Spot, width: float, size: float) -> Placed:
        """Return a place for a text that must be there, whatever it covers, but within the drawing."""
        half = width * size / 2
        x = min(max(spot.x, half), max(WIDTH - half, half))
        above = spot.y - spot.radius - GAP - DESCENT * size
        at = Line(x, above) if above - ASCENT * size > 0 else Line(x, spot.y + spot.radius + GAP + ASCENT * size)
        found = Placed(Line(round(at.x), round(at.y), "middle", 0), width)
        self.placed.append(found)
        return found

    def fill(self, boxes: Sequence[Spot]) -> None:
        """Keep labels away from further spots."""
        self._spots += [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in boxes]

    def _taken(self, size: float) -> list[Box]:
        return [*self._spots, *(other.box(size) for other in self.placed)]

    def _inside(self, box: Box) -> bool:
        return box[0] >= 0 and box[1] >= EDGE and box[2] <= WIDTH and box[3] <= self._height - EDGE


def _around(spot: Spot) -> tuple[Line, ...]:
    """Return the places beside a spot, the best first."""
    x, y, far = spot.x, spot.y, spot.radius + GAP
    slant = far * 0.7
    places: tuple[tuple[float, float, Side, float], ...] = (
        (x + far, y, "right", 0.3),
        (x - far, y, "left", 0.3),
        (x, y - far, "middle", -DESCENT),
        (x, y + far, "middle", ASCENT),
        (x + slant, y - slant, "right", -0.15),
        (x - slant, y - slant, "left", -0.15),
        (x + slant, y + slant, "right", 0.75),
        (x - slant, y + slant, "left", 0.75),
    )
    return tuple(Line(round(left), round(top), side, drop) for left, top, side, drop in places)


def _is_of(box: Box, spot: Spot) -> bool:
    """Tell whether a box is the spot's own."""
    return box == (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
