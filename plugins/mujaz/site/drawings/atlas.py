"""The outlines on which maps are drawn, and the frames in which maps show them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mujaz.frozen import frozen
from mujaz.site.drawings.outlines import OWN, Outline, read_outlines
from mujaz.site.drawings.svg import WIDTH
from mujaz.site.drawings.topology import Ring, clip, ring_area, simplify

WORLD = "world"
HOME, REGION = 0.05, 1.0
"""How much wider on each side than its areas the frame of a country is, and that of its region."""
WHOLE = (-170.0, -56.0, 190.0, 76.0)
"""West, south, east and north of the frame of the world."""
LOWEST, HIGHEST = 0.45, 1.1
"""How high a frame is, in its width."""
MARGIN = 30
"""What lies so far outside a frame, in units, is still drawn, so that no border of it shows."""
INSET = 28
"""How far from its border a frame holds places, in units."""
DETAIL = {"archive": 3.0, "place": 24.0, "item": 320.0}
"""The triangles that lines are drawn without, by the kind of map, in square units: an item's page has to be light."""

GRAIN = {"archive": 1, "place": 1, "item": 4}
"""How many units apart the points of lines are, by the kind of map; that of an item is the smallest."""


Degrees = tuple[float, float, float, float]
"""West, south, east and north."""


@frozen
class Frame:
    """What part of the earth a map shows, and how: degrees of longitude are as short as in its middle."""

    box: Degrees
    scale: float
    """Units to a degree of latitude."""
    squeeze: float
    """How long a degree of longitude is, in one of latitude."""

    @property
    def height(self) -> int:
        """The height of the drawing, in units."""
        return round((self.box[3] - self.box[1]) * self.scale)

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a place lies in the drawing."""
        return (longitude - self.box[0]) * self.squeeze * self.scale, (self.box[3] - latitude) * self.scale

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a place lies within the frame, so far from its border that a circle there is whole."""
        x, y = self.point(latitude, longitude)
        return INSET <= x <= WIDTH - INSET and INSET <= y <= self.height - INSET


@frozen
class Layer:
    """The outlines within a frame, as paths of SVG."""

    areas: dict[str, str]
    """By place."""
    ground: dict[str, str]
    """By place where it has one, else under the empty name."""
    lines: str
    names: tuple[tuple[dict[str, str], float, float, float], ...]
    """Of what lies around: its names, where its middle is, and how wide it is."""


@dataclass(frozen=True)
class Atlas:
    """Outlines and their frames."""

    outlines: tuple[Outline, ...]
    frames: dict[str, Frame]
    _layers: dict[tuple[str, str], Layer] = field(default_factory=dict, compare=False)

    def layer(self, frame: str, kind: str) -> Layer:
        """Return the outlines within one of the frames for a kind of map, drawn once."""
        key = (frame, kind)
        if key not in self._layers:
            bare = frame == WORLD or all(outline.kind != "ground" for outline in self.outlines)
            near = [o for o in self.outlines if (bare if o.kind == "land" else frame != WORLD)]
            self._layers[key] = _layer(near, self.frames[frame], DETAIL[kind], GRAIN[kind])
        return self._layers[key]

    def choose(self, points: Sequence[tuple[float, float]]) -> str:
        """Return the smallest frame in which at least half of the points (latitude, longitude) lie."""
        for name, frame in self.frames.items():
            if sum(frame.holds(*point) for point in points) * 2 >= len(points):
                return name
        return WORLD


def read_atlas(path: Path) -> Atlas:
    """Return the outlines of a GeoJSON file, with the land of the world behind them.

    Raises OSError if it cannot be read, and ValueError, saying what is wrong, if it is no GeoJSON of areas.
    """
    own = tuple(read_outlines(path))
    world = tuple(read_outlines(OWN / f"{WORLD}.geojson"))
    points = [point for outline in own if outline.kind == "area" for ring in outline.rings for point in ring]
    if not points:
        raise ValueError("no feature of it is an area")
    home = frame_of(points, HOME)
    frames = {"home": home, "region": _widened(home), WORLD: _frame(WHOLE)}
    return Atlas((*own, *world), frames)


def frame_of(points: Sequence[tuple[float, float]], margin: float) -> Frame:
    """Return the frame that holds points (longitude, latitude), with a margin in its own width."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    across, up = max(east - west, 0.1) * margin, max(north - south, 0.1) * margin
    return _frame((west - across, south - up, east + across, north + up))


def _widened(frame: Frame) -> Frame:
    west, south, east, north = frame.box
    return frame_of([(west, south), (east, north)], REGION)


def _frame(box: Degrees) -> Frame:
    """Return a frame that holds a box, made higher or wider where it would be too flat or too steep."""
    west, south, east, north = box
    squeeze = 1.0 if north - south > 90 else math.cos(math.radians((north + south) / 2))  # noqa: PLR2004 - a world
    wide, high = (east - west) * squeeze, north - south
    more_high = max(0.0, LOWEST * wide - high) / 2 if high < 90 else 0.0  # noqa: PLR2004 - the same
    more_wide = max(0.0, high / HIGHEST - wide) / 2 / squeeze
    west, south, east, north = west - more_wide, south - more_high, east + more_wide, north + more_high
    return Frame((west, south, east, north), WIDTH / ((east - west) * squeeze), squeeze)


def _layer(near: Sequence[Outline], frame: Frame, area: float, grain: int) -> Layer:
    """Return the outlines within a frame, their paths in units of a grain."""
    box = (-MARGIN, -MARGIN, WIDTH + MARGIN, frame.height + MARGIN)
    drawn = [(outline, _grid(frame, ring, box)) for outline in near for ring in outline.rings]
    drawn = [(outline, ring) for outline, ring in drawn if len(ring) > 2]  # noqa: PLR2004 - a ring has an inside
    thin = simplify([ring for _, ring in drawn], [area] * len(drawn))
    paths: dict[str, dict[str, str]] = {"area": {}, "ground": {}, "line": {}, "land": {}}
    names = []
    for outline in near:
        rings = [ring for (own, _), ring in zip(drawn, thin, strict=True) if own is outline and ring]
        if rings:
            kind = paths[outline.kind]
            place = outline.place or ""
            kind[place] = kind.get(place, "") + "".join(_path(_coarse(ring, grain)) for ring in rings)
            largest = max(rings, key=lambda ring: abs(ring_area(ring)))
            names.append((outline.names, *_middle(largest, frame)))
    ground, lines = paths["land"] | paths["ground"], "".join(paths["line"].values())
    return Layer(paths["area"], ground, lines, tuple(name for name in names if name[0]))


def _grid(frame: Frame, ring: Iterable[tuple[float, float]], box: Degrees) -> Ring:
    """Return the part of a ring that a frame shows, on the grid of the drawing."""
    points = [(round(x), round(y)) for x, y in clip((frame.point(y, x) for x, y in ring), box)]
    return tuple(point for number, point in enumerate(points) if point != points[number - 1])


def _coarse(ring: Ring, grain: int) -> Ring:
    """Return a ring on a coarser grid, whose unit is the grain; borders that two areas share stay shared."""
    points = [(round(x / grain), round(y / grain)) for x, y in ring]
    return tuple(point for number, point in enumerate(points) if number == 0 or point != points[number - 1])


def _path(ring: Ring) -> str:
    """Return a ring as a path, each point by its way from the last one."""
    steps = "".join(
        f"{x - ring[number][0]}{'' if y < ring[number][1] else ' '}{y - ring[number][1]} "
        for number, (x, y) in enumerate(ring[1:])
    )
    return f"M{ring[0][0]} {ring[0][1]}l{steps.strip().replace(' -', '-')}z"


def _middle(ring: Ring, frame: Frame) -> tuple[float, float, float]:
    """Return the middle of the part of a ring that the frame shows, and how wide the ring is there."""
    seen = clip(ring, (0, 0, WIDTH, frame.height))
    if len(seen) < 3:  # noqa: PLR2004 - a ring has an inside
        return 0.0, 0.0, 0.0
    double = math.fsum(seen[n - 1][0] * y - x * seen[n - 1][1] for n, (x, y) in enumerate(seen)) or 1.0
    parts = [
        (seen[n - 1][0] * y - x * seen[n - 1][1], seen[n - 1][0] + x, seen[n - 1][1] + y)
        for n, (x, y) in enumerate(seen)
    ]
    middle_y = math.fsum(cross * y for cross, _, y in parts) / (3 * double)
    cuts = sorted(
        last[0] + (middle_y - last[1]) * (x - last[0]) / (y - last[1])
        for last, (x, y) in zip([seen[-1], *seen[:-1]], seen, strict=True)
        if (last[1] > middle_y) != (y > middle_y)
    )
    spans = [(right - left, left, right) for left, right in zip(cuts[::2], cuts[1::2], strict=False)]
    if not spans:
        return 0.0, 0.0, 0.0
    wide, left, right = max(spans)
    return round((left + right) / 2), round(middle_y), wide
