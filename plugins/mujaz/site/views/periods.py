"""The time archive."""

from __future__ import annotations

from mujaz.site.views.drawings import TimelineView
from mujaz.site.views.parts import Card, FeedLink, Head, Line, NavLink, Pager, Shell
from mujaz.site.views.value import value


@value
class MonthCount:
    """A month of a year; `url` is None where there is no item."""

    url: str | None
    label: str
    count: int


@value
class YearCount:
    """A year and its twelve months."""

    url: str
    label: str
    count: int
    months: tuple[MonthCount, ...]


@value
class ArchiveView:
    """`/ar/archive/`: the years and months, newest first. `most` is the greatest count of a month."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    items: int
    timeline: TimelineView | None
    most: int
    years: tuple[YearCount, ...]


@value
class PeriodView:
    """A year (with its months) or a month (`months` is empty), with its items, newest first."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    items: int
    months: tuple[MonthCount, ...]
    cards: tuple[Card, ...]
    """The newest items, on the first page."""
    lines: tuple[Line, ...]
    """All others."""
    pager: Pager
    earlier: NavLink | None
    later: NavLink | None
    feed: str
    """That of all items."""
    files: tuple[FeedLink, ...]
    """The items of its year for spreadsheets and reference managers."""
