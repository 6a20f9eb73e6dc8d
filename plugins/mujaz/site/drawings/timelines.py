"""Timelines: a bar for each month or year, in the direction in which the page is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from mujaz.arabic.bidi import direction
from mujaz.frozen import frozen
from mujaz.site.drawings.measure import width
from mujaz.site.drawings.svg import SIZES, WIDTH, Drawn, Line, joined, link, shape, text
from mujaz.site.views import Bar, TimelineView

HIGH = 170
"""The height of the highest bar, in units."""
GAP = 0.25
"""The room between bars, as a share of the room of one."""
WIDEST = 90
"""The room of a bar where there are few, in units."""
BELOW = 1.9
"""The room below the bars, in the size of type: Arabic fonts reach far below the line."""
SPARE = 12
"""The room between labels, in units."""


@frozen
class Style:
    """How the words of a timeline are written."""

    language: str
    number: Callable[[int], str]
    label: Callable[[Bar], str]
    """Returns a bar and its number of items as readers hear it."""


@frozen
class _Scale:
    """Where bars stand."""

    count: int
    most: int
    room: float
    start: float
    mirrored: bool
    size: int

    def left(self, number: int) -> float:
        """Return where the room of a bar begins."""
        place = self.count - 1 - number if self.mirrored else number
        return self.start + place * self.room

    def height(self, count: int) -> int:
        """Return how high the bar of so many items is; of one it can still be seen."""
        return max(4, round(HIGH * count / self.most)) if count else 0

    @property
    def base(self) -> int:
        """The line on which the bars stand."""
        return self.size + SPARE + HIGH

    @property
    def bottom(self) -> int:
        """The height of the whole drawing."""
        return self.base + round(self.size * BELOW)


def draw_timeline(view: TimelineView, style: Style) -> Drawn:
    """Return a timeline."""
    way = direction(style.language)
    scale = _scale(view, way)
    counts = not any(bar.parts for bar in view.bars) and all(
        width(style.number(bar.count), scale.size, way) <= scale.room for bar in view.bars
    )
    parts = [shape("path", "axis", d=f"M0 {scale.base}h{WIDTH}")]
    for number, bar in enumerate(view.bars):
        if bar.count:
            parts.append(link(bar.url, style.label(bar), _bar(bar, number, scale, style, counts=counts)))
    parts += (
        text(label, Line(middle, scale.base + 6, "middle", 0.95), style.language)
        for label, middle in _labels(view, scale, way)
    )
    return Drawn(scale.bottom, joined(parts))


def _scale(view: TimelineView, way: str) -> _Scale:
    count, size = max(len(view.bars), 1), SIZES[way][0]
    most = max((count for bar in view.bars for count in bar.parts or (bar.count,)), default=1) or 1
    room = min(WIDTH / count, WIDEST)
    start = WIDTH - room * count if way == "rtl" else 0
    return _Scale(count, most, room, start, way == "rtl", size)


def _bar(bar: Bar, number: int, scale: _Scale, style: Style, *, counts: bool) -> str:
    """Return a bar, or those of its months, with all the room above it to be touched."""
    left, room = scale.left(number), scale.room
    shares = bar.parts or (bar.count,)
    step = room / len(shares)
    gap = step * GAP if len(shares) == 1 else 0
    path = ""
    for month, count in enumerate(shares):
        place = len(shares) - 1 - month if scale.mirrored else month
        high = scale.height(count)
        if high:
            path += f"M{left + place * step + gap / 2:.1f} {scale.base}v-{high}h{step - gap:.1f}v{high}z"
    touch = shape("rect", "touch", x=f"{left:.1f}", y=0, width=f"{room:.1f}", height=scale.bottom)
    top = scale.base - max(map(scale.height, shares))
    said = text(style.number(bar.count), Line(round(left + room / 2), top - 6, "middle", 0), style.language, "quiet")
    return touch + shape("path", "bar-fill", d=path.replace(".0", "")) + (said if counts else "")


def _labels(view: TimelineView, scale: _Scale, way: str) -> Iterator[tuple[str, int]]:
    """Yield the labels under the axis and their middles: every second, third … of them, as many as do not touch."""
    halves = [width(bar.label, scale.size, way) / 2 for bar in view.bars]
    step = next(step for step in range(1, len(halves) + 2) if _apart(halves, scale, step))
    for number in range(0, len(halves), step):
        yield view.bars[number].label, round(_middle(number, halves[number], scale))


def _apart(halves: list[float], scale: _Scale, step: int) -> bool:
    """Tell whether every `step`th label, of which half the widths are given, stands free of the one before."""
    chosen = range(0, len(halves), step)
    places = [(_middle(number, halves[number], scale), halves[number]) for number in chosen]
    return all(abs(middle - other) >= half + wide + SPARE for (middle, half), (other, wide) in pairwise(places))


def _middle(number: int, half: float, scale: _Scale) -> float:
    """Return where the middle of a bar's label stands: under the bar, but none reaches beyond the drawing."""
    return min(max(scale.left(number) + scale.room / 2, half), WIDTH - half)
