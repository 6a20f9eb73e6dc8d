"""Maps: where one place lies, where an item's places lie, and where the items of an archive are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from mujaz.arabic.bidi import direction
from mujaz.frozen import frozen
from mujaz.site.drawings.atlas import GRAIN, REGION, WHOLE, Atlas, Frame, Layer, frame_of
from mujaz.site.drawings.labels import Board, Placed, Spot
from mujaz.site.drawings.measure import width
from mujaz.site.drawings.scales import net, scale
from mujaz.site.drawings.svg import SIZES, WIDTH, Drawn, Line, joined, link, shape, text
from mujaz.site.views import Link, MapPoint, MapView, Text

SMALLEST, LARGEST = 7, 26
"""The radius of a circle for one item, and of that for the most, in units."""
MARKER = 11
"""The radius of a place's marker in a map of one place or one item."""
DOT = 5
"""The radius of a place that helps to find others."""
GROWN = 1.2
"""The map of an item stands in a narrow column, so that its type is larger than that of others."""
SHADES = 4
"""How many shades areas have; one with no item has none."""
NAMES = {"archive": 9, "place": 9, "item": 2}
"""How many names of what lies around there are at most, by the kind of map."""
ROOM = 90.0
"""The margin of a map without outlines around its places, in units."""


@frozen
class Style:
    """How the words of a map are written."""

    language: str
    kilometres: Callable[[int], str]
    """Returns a distance as readers read it."""
    label: Callable[[Link], str]
    """Returns a place and its number of items as readers hear it."""

    grown: float = 1.0
    """How much larger type is than in other drawings."""

    @property
    def size(self) -> int:
        """The size of type in narrow windows."""
        return round(SIZES[direction(self.language)][0] * self.grown)

    @property
    def small(self) -> int:
        """The size of type in wide windows."""
        return SIZES[direction(self.language)][1]

    def wide(self, name: Text) -> float:
        """Return how wide a name is in a size of 1."""
        return width(name.text, 1, direction(self.language))


@frozen
class _Marked:
    """A place where it lies in a drawing."""

    point: MapPoint
    spot: Spot


def draw_map(view: MapView, atlas: Atlas | None, style: Style) -> Drawn:
    """Return a map; without an atlas, places over a net of degrees."""
    frame = atlas.frames[view.frame] if atlas else _own_frame(view)
    layer = atlas.layer(view.frame, view.kind) if atlas else Layer({}, {}, "", ())
    style = replace(style, grown=GROWN) if view.kind == "item" else style
    most = max((point.link.count or 0 for point in view.points), default=0)
    shown = [_marked(point, frame, _radius(view, point, most)) for point in view.points]
    context = [_marked(point, frame, DOT) for point in view.context]
    board = Board(frame.height, [mark.spot for mark in (*shown, *context)])
    board.fill([Spot(WIDTH - 60, frame.height - 20, 60)])
    labels = _place(board, shown, style, forced=view.kind != "archive")
    parts = [
        *(_ground(layer, view.kind) if atlas else net(frame)),
        *_areas(view, layer, style),
        _outline("line", layer.lines, view.kind) if layer.lines else "",
        *_context(board, context, style),
        *_names(board, layer, style)[: NAMES[view.kind]],
        *(_spot(mark, labels.get(mark.point.link.url), style) for mark in reversed(shown)),
        *scale(frame, style.language, style.kilometres, world=view.frame == "world"),
    ]
    return Drawn(frame.height, joined(parts))


def _own_frame(view: MapView) -> Frame:
    """Return a frame around the places of a map without outlines."""
    if view.frame == "world" or not view.points:
        return frame_of([WHOLE[:2], WHOLE[2:]], 0)
    points = [(point.longitude, point.latitude) for point in view.points]
    return frame_of(points, max(ROOM / WIDTH, REGION if len(points) == 1 else 0))


def _marked(point: MapPoint, frame: Frame, radius: float) -> _Marked:
    x, y = frame.point(point.latitude, point.longitude)
    return _Marked(point, Spot(round(x), round(y), radius))


def _radius(view: MapView, point: MapPoint, most: int) -> int:
    """Return the radius of a circle, whose surface grows with the number of items."""
    if view.kind != "archive":
        return MARKER
    share = math.sqrt((point.link.count or 0) / most) if most else 0
    return max(SMALLEST, round(LARGEST * share))


def _ground(layer: Layer, kind: str) -> list[str]:
    return [_outline("ground", "".join(layer.ground.values()), kind)] if layer.ground else []


def _outline(name: str, path: str, kind: str) -> str:
    """Return outlines in the grain of a kind of map."""
    grown = {"transform": f"scale({GRAIN[kind]})"} if GRAIN[kind] > 1 else {}
    return shape("path", name, d=path, **grown)


def _areas(view: MapView, layer: Layer, style: Style) -> list[str]:
    """Return the areas: those with items shaded and linked in the map of an archive, marked in a small one."""
    areas = {area.place: area for area in view.areas}
    if view.kind != "archive":
        plain = "".join(path for place, path in layer.areas.items() if place not in areas)
        here = "".join(path for place, path in (layer.areas | layer.ground).items() if place and place in areas)
        return [_outline(name, path, view.kind) for name, path in (("area", plain), ("area here", here)) if path]
    most = max((area.link.count or 0 for area in view.areas), default=1) or 1
    made = []
    for place, path in layer.areas.items():
        area = areas.get(place)
        if area is None or not area.link.count:
            made.append(shape("path", "area", d=path))
        else:
            shade = math.ceil(area.link.count / most * SHADES)
            made.append(link(area.link.url, style.label(area.link), shape("path", f"area s{shade}", d=path)))
    return made


def _place(board: Board, marks: Sequence[_Marked], style: Style, *, forced: bool) -> dict[str, tuple[Placed, str]]:
    """Return a place for each label that has room, under its address; those for wide windows only after the others."""
    found: dict[str, tuple[Placed, str]] = {}
    for size, kind in ((style.size, ""), (style.small, "wide")):
        for mark in marks:
            name, url = mark.point.link.name, mark.point.link.url
            placed = board.place(mark.spot, style.wide(name), size) if url not in found else None
            if placed is None and url not in found and forced and mark is marks[0]:
                placed = board.force(mark.spot, style.wide(name), size)
            if placed is not None:
                found[url] = (placed, kind)
        if forced:
            break
    return found


def _spot(mark: _Marked, label: tuple[Placed, str] | None, style: Style) -> str:
    circle = shape("circle", "spot", cx=mark.spot.x, cy=mark.spot.y, r=mark.spot.radius)
    name = text(mark.point.link.name, label[0].at, style.language, label[1]) if label else ""
    said = style.label(mark.point.link)
    return link(mark.point.link.url, "" if label and said == mark.point.link.name.text else said, circle + name)


def _context(board: Board, marks: Sequence[_Marked], style: Style) -> list[str]:
    """Return the places that help to find the others, as far as there is room for their names."""
    made = []
    for mark in marks:
        placed = board.place(mark.spot, style.wide(mark.point.link.name), style.size)
        if placed:
            made.append(shape("circle", "dot", cx=mark.spot.x, cy=mark.spot.y, r=mark.spot.radius))
            made.append(text(mark.point.link.name, placed.at, style.language, "quiet"))
    return made


def _names(board: Board, layer: Layer, style: Style) -> list[str]:
    """Return the names of what lies around, where they have room within it."""
    made = []
    for names, x, y, room in layer.names:
        name = names.get(style.language)
        if name is None or width(name, style.size, direction(style.language)) > room:
            continue
        placed = board.place_at(Line(x, y), width(name, 1, direction(style.language)), style.size)
        if placed:
            made.append(text(name, placed.at, style.language, "quiet"))
    return made
