"""What tells how large the part of the earth is that a map shows: a bar for a distance, and a net of degrees."""

from __future__ import annotations

import math
from collections.abc import Callable

from mujaz.site.distances import DEGREE
from mujaz.site.drawings.atlas import Frame
from mujaz.site.drawings.svg import WIDTH, Line, shape, text

SHARE = 0.3
"""How much of a map's width its scale may take."""


def net(frame: Frame) -> list[str]:
    """Return a net of degrees, ten lines wide at most."""
    west, south, east, north = frame.box
    step = next(step for step in (0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60) if (east - west) / step <= 10)  # noqa: PLR2004
    lines = [
        *(_line(frame, (south, n * step), (north, n * step)) for n in _steps(west, east, step)),
        *(_line(frame, (n * step, west), (n * step, east)) for n in _steps(south, north, step)),
    ]
    return [shape("path", "net", d="".join(lines))]


def _steps(start: float, end: float, step: float) -> range:
    return range(math.ceil(start / step), math.floor(end / step) + 1)


def _line(frame: Frame, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (other_x, other_y) = frame.point(*start), frame.point(*end)
    return f"M{round(x)} {round(y)}L{round(other_x)} {round(other_y)}"


def scale(frame: Frame, language: str, kilometres: Callable[[int], str], *, world: bool) -> list[str]:
    """Return the bar that says how long a distance is; none where it would differ from place to place."""
    if world:
        return []
    lengths = [step * 10**power for power in range(4) for step in (1, 2, 5)]
    units = frame.scale / DEGREE
    long = max((distance for distance in lengths if distance * units <= WIDTH * SHARE), default=1)
    wide, bottom, right = round(long * units), frame.height - 12, WIDTH - 14
    above = Line(right - round(wide / 2), bottom - 10, "middle", -0.2)
    return [
        shape("path", "scale", d=f"M{right - wide} {bottom - 8}v8h{wide}v-8"),
        text(kilometres(long), above, language, "quiet"),
    ]
