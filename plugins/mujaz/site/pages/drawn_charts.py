"""What timelines and networks show: how many items there are of each month or year, and who is named with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import combinations

from mujaz.model import Record
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.drawings.networks import MOST
from mujaz.site.views import Bar, NetworkView, TimelineView

MONTHS = 18
"""Up to so many months each has a bar of its own."""
SEVERAL = 3
"""A timeline of fewer items, or a network of fewer actors, says nothing."""
YEARS = 40
"""Up to so many years each has a bar of its own; beyond, as many as are needed share one."""
FINE = 20
"""Up to so many years their bars may consist of those of their months."""
SPANS = (5, 10, 25, 50, 100)
TIES = 24
"""How many ties between others an actor's network shows: the strongest."""

Address = Callable[[int, int | None], str | None]
"""Returns the page of a year, or of a month of it, if there is one."""


def timeline(
    desk: Desk, entries: Sequence[Entry], address: Address | None = None, *, fine: bool = False
) -> TimelineView | None:
    """Return the timeline of items; None where there are too few to tell anything.

    A bar leads where `address` says, else to the archive's page of its month or year. With `fine` the bars of years
    consist of those of their months.
    """
    if not desk.has("timelines") or len(entries) < SEVERAL:
        return None
    days = [desk.archive.local(entry.date) for entry in entries]
    known = all(entry.precision != "year" for entry in entries)
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    where = address or partial(archive_page, desk)
    if known and months <= MONTHS:
        return TimelineView(tuple(_month_bars(desk, days, where)), "month")
    if last.year - first.year < YEARS:
        whole = fine and known and last.year - first.year < FINE
        return TimelineView(tuple(_year_bars(desk, days, where, fine=whole)), "year")
    return TimelineView(tuple(_span_bars(desk, days)), "years")


def archive_page(desk: Desk, year: int, month: int | None) -> str | None:
    """Return the archive's page of a year, or of a month of it, if there is one."""
    known = (year, month) in desk.archive.by_month if month else year in desk.archive.years
    return desk.urls.archive(desk.language, year, month) if known else None


def _month_bars(desk: Desk, days: Sequence[datetime], address: Address) -> list[Bar]:
    counts = Counter((day.year, day.month) for day in days)
    first, last = min(counts), max(counts)
    made = []
    for number in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        year, month = number // 12, number % 12 + 1
        name = desk.moment(datetime(year, month, 1, tzinfo=desk.archive.settings.zone), "month").label
        made.append(Bar(name, name, counts[year, month], address(year, month)))
    return made


def _year_bars(desk: Desk, days: Sequence[datetime], address: Address, *, fine: bool) -> list[Bar]:
    counts = Counter(day.year for day in days)
    months = Counter((day.year, day.month) for day in days)
    return [
        Bar(
            label := desk.year_name(year).text,
            label,
            counts[year],
            address(year, None),
            tuple(months[year, month] for month in range(1, 13)) if fine else (),
        )
        for year in range(min(counts), max(counts) + 1)
    ]


def _span_bars(desk: Desk, days: Sequence[datetime]) -> list[Bar]:
    """Return bars of several years each, which lead nowhere, for no page is theirs."""
    first, last = min(days).year, max(days).year
    span = next((span for span in SPANS if (last - first) // span < YEARS), SPANS[-1])
    counts = Counter(day.year // span * span for day in days)
    made = []
    for year in range(first // span * span, last + 1, span):
        name = f"{desk.year_name(year).text}–{desk.year_name(year + span - 1).text}"
        made.append(Bar(desk.year_name(year).text, name, counts[year], None))
    return made


def network(desk: Desk, record: Record, entries: Sequence[Entry]) -> NetworkView | None:
    """Return who is named in the same items as an actor; None where there are too few to tell anything."""
    if not desk.has("networks") or record.kind != "actors":
        return None
    beside = [[other for other in entry.ids("actors") if other != record.id] for entry in entries]
    counts = Counter(other for others in beside for other in others)
    ranked = sorted(counts, key=lambda other: (-counts[other], other))[:MOST]
    if len(ranked) < SEVERAL:
        return None
    places = {other: place for place, other in enumerate(ranked)}
    pairs = Counter(
        pair for others in beside for pair in combinations(sorted(places[o] for o in others if o in places), 2)
    )
    strongest = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:TIES]
    return NetworkView(
        centre=desk.record_link("actors", record.id, len(entries)),
        nodes=tuple(desk.record_link("actors", other, counts[other]) for other in ranked),
        ties=tuple((*pair, pairs[pair]) for pair in strongest),
    )
