"""What the site's drawings show: maps, timelines and networks. They are drawn when a page is rendered."""

from __future__ import annotations

from mujaz.site.views.parts import Link
from mujaz.site.views.value import value


@value
class MapPoint:
    """A place on a map; the count of its link makes its circle larger."""

    link: Link
    latitude: float
    longitude: float


@value
class MapArea:
    """An area of the map's outlines, by the id of its place; the count of its link makes it darker."""

    place: str
    link: Link


@value
class MapView:
    """A map of one place (`place`), of the places of an item (`item`), or of the archive (`archive`)."""

    kind: str
    frame: str
    """`home`, the country of the outlines, `region`, what lies around it, or `world`."""
    outlines: str
    """The name of the outlines and a digest of them; empty without any."""
    points: tuple[MapPoint, ...]
    """The most important first."""
    areas: tuple[MapArea, ...] = ()
    """For an archive all that have items, else those in which its places lie."""
    context: tuple[MapPoint, ...] = ()
    """Places that help readers to find the others."""
    outside: tuple[Link, ...] = ()
    """Places that lie outside the frame, or of which nobody said where they lie."""


@value
class Bar:
    """A month, or some years, of a timeline."""

    label: str
    """For the axis: `2023`, or the name of a month."""
    name: str
    """For people who hear it: `August 2023`."""
    count: int
    url: str | None
    parts: tuple[int, ...] = ()
    """How many items each of its months has, where it is a year among few."""


@value
class TimelineView:
    """How many items there are of each month or year, the oldest first, without gaps."""

    bars: tuple[Bar, ...]
    unit: str
    """`month`, `year` or `years` (several)."""

    @property
    def total(self) -> int:
        """How many items there are in all."""
        return sum(bar.count for bar in self.bars)


@value
class NetworkView:
    """An actor and those who are named in the same items."""

    centre: Link
    nodes: tuple[Link, ...]
    """Those most often named beside it first, with the number of such items."""
    ties: tuple[tuple[int, int, int], ...]
    """Which two nodes are named in the same items of the centre, by their numbers, and in how many."""
