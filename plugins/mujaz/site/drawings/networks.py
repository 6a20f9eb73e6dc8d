"""An actor's network: the actor in the middle, those named beside it in two columns, and who of them go together.

Two columns leave every name a row of its own, so that no two names collide on the narrowest phone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from mujaz.arabic.bidi import direction
from mujaz.frozen import frozen
from mujaz.site.drawings.measure import wrap
from mujaz.site.drawings.svg import LEADING, SIZES, WIDTH, Drawn, Line, Side, joined, link, shape, text
from mujaz.site.views import Link, NetworkView

MOST = 19
"""How many nodes there are beside the one in the middle."""
LINES = 3
"""How many lines a name may have."""
COLUMN = 232
"""The room of the names on each side, in units."""
REACH = 14
"""Between a node and its name, in units."""
EDGE = 8
"""Above the first row and below the last, in units: Arabic fonts reach far beyond the line."""
ROW, SPARE = 56, 16
"""The height of the lowest row, at which a finger can hit it, and what lies between the names of two rows."""
THINNEST, THICKEST = 1.5, 9.0
SMALLEST, LARGEST = 6, 13
CENTRE = 17


@frozen
class Style:
    """How the words of a network are written."""

    language: str
    label: Callable[[Link], str]
    """Returns a name and its number of items as readers hear it."""


@frozen
class _Node:
    """A node where it stands, with its name in lines."""

    link: Link
    lines: tuple[str, ...]
    side: Side
    x: float
    y: float


def draw_network(view: NetworkView, style: Style) -> Drawn:
    """Return a network."""
    way = direction(style.language)
    size = SIZES[way][0]
    # The names one hears first stand first in the direction of reading.
    sides: tuple[Side, Side] = ("right", "left") if way == "rtl" else ("left", "right")
    columns = [_column(view.nodes[place::2], size, way) for place in range(len(sides))]
    # `sum` rounds floats otherwise since Python 3.12
    heights = [math.fsum(height for _, height in column) for column in columns]
    total = round(max(*heights, size * LINES * LEADING + 4 * CENTRE)) + 2 * EDGE
    nodes: list[_Node | None] = [None] * len(view.nodes)
    for place, (column, side) in enumerate(zip(columns, sides, strict=True)):
        top = (total - heights[place]) / 2
        for row, (lines, height) in enumerate(column):
            x = COLUMN if side == "left" else WIDTH - COLUMN
            number = place + 2 * row
            nodes[number] = _Node(view.nodes[number], lines, side, x, round(top + height / 2))
            top += height
    placed = [node for node in nodes if node is not None]
    middle = (WIDTH // 2, round(total / 2))
    most = max((node.link.count or 1 for node in placed), default=1)
    parts = [
        *(
            [shape("path", "tie", d="".join(_tie(placed[one], placed[other]) for one, other, _ in view.ties))]
            if view.ties
            else []
        ),
        *_spokes(placed, middle, most),
        *(_node(node, most, style) for node in placed),
        *_centre(view.centre, middle, size, style),
    ]
    return Drawn(total, joined(parts))


def _column(links: Sequence[Link], size: int, way: str) -> list[tuple[tuple[str, ...], float]]:
    """Return the names of a column in lines, each with the height of its row."""
    room = COLUMN - REACH - LARGEST
    names = [wrap(to.name.text, size, room, LINES, way) for to in links]
    return [(lines, max(ROW, len(lines) * size * LEADING + SPARE)) for lines in names]


def _tie(one: _Node, other: _Node) -> str:
    """Return the line between two nodes: within a column it bends inwards, the more the farther they stand apart."""
    if one.side != other.side:
        return f"M{one.x} {one.y}L{other.x} {other.y}"
    bend = min(90, 20 + abs(one.y - other.y) // 4) * (1 if one.side == "left" else -1)
    return f"M{one.x} {one.y}Q{one.x + bend} {(one.y + other.y) // 2} {other.x} {other.y}"


def _spokes(nodes: Sequence[_Node], middle: tuple[int, int], most: int) -> list[str]:
    """Return the lines between the middle and all nodes, those of one thickness as one path."""
    paths: dict[str, str] = {}
    for node in nodes:
        thick = THINNEST + (THICKEST - THINNEST) * ((node.link.count or 1) - 1) / max(most - 1, 1)
        key = f"{thick:.1f}"
        paths[key] = paths.get(key, "") + f"M{middle[0]} {middle[1]}L{node.x} {node.y}"
    return [shape("path", "spoke", d=path, stroke_width=thick) for thick, path in paths.items()]


def _node(node: _Node, most: int, style: Style) -> str:
    radius = round(SMALLEST + (LARGEST - SMALLEST) * ((node.link.count or 1) / most) ** 0.5)
    circle = shape("circle", "node", cx=node.x, cy=node.y, r=radius)
    outward = -1 if node.side == "left" else 1
    at = Line(node.x + outward * (LARGEST + REACH - 4), node.y, node.side)
    name = text(node.link.name, at, style.language, lines=node.lines)
    return link(node.link.url, style.label(node.link), circle + name)


def _centre(centre: Link, middle: tuple[int, int], size: int, style: Style) -> list[str]:
    lines = wrap(centre.name.text, size, WIDTH - 2 * COLUMN - 10, LINES, direction(style.language))
    below = middle[1] + CENTRE + 8 + size * LEADING * len(lines) / 2
    return [
        shape("circle", "node self", cx=middle[0], cy=middle[1], r=CENTRE),
        text(centre.name, Line(middle[0], round(below)), style.language, "self-name", lines),
    ]
