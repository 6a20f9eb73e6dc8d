"""The time archive: all years, each year, each month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from mujaz.arabic.localize import month_name
from mujaz.frozen import frozen
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.pages.citations import list_files, list_links
from mujaz.site.pages.drawn_charts import timeline
from mujaz.site.views import ArchiveView, MonthCount, NavLink, PeriodView, YearCount

MONTHS = range(1, 13)


@frozen
class _Period:
    """A year, or a month of it."""

    year: int
    month: int | None
    entries: Sequence[Entry]
    earlier: tuple[int, int | None] | None
    later: tuple[int, int | None] | None


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the archive page, and those of each year and month in which there is an item."""
    yield Page(desk.urls.archive(desk.language), "archive.html", later(_archive, desk))
    for period in _all_periods(desk).values():
        parts = desk.pages_of(period.entries)
        for number in range(1, len(parts) + 1):
            url = desk.urls.archive(desk.language, period.year, period.month, number)
            yield Page(url, "period.html", later(_view, desk, period.year, period.month, number))
        if period.month is None:
            yield from list_files(desk, desk.urls.archive(desk.language, period.year), period.entries)


def _all_periods(desk: Desk) -> dict[tuple[int, int | None], _Period]:
    """Return every year and month in which there is an item."""
    return desk.once(("periods",), lambda: {
        (period.year, period.month): period for period in (*_periods(_years(desk)), *_periods(_months(desk)))
    })  # fmt: skip


def _months(desk: Desk) -> dict[tuple[int, int | None], Sequence[Entry]]:
    return {(year, month): entries for (year, month), entries in desk.archive.by_month.items() if month}


def _years(desk: Desk) -> dict[tuple[int, int | None], Sequence[Entry]]:
    found: dict[tuple[int, int | None], list[Entry]] = {}
    for entry in desk.archive.listed:
        found.setdefault((desk.archive.local(entry.date).year, None), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _periods(found: dict[tuple[int, int | None], Sequence[Entry]]) -> Iterator[_Period]:
    """Yield periods in order, each with its neighbours in which there is an item."""
    keys = sorted(found, key=lambda key: (key[0], key[1] or 0))
    for number, key in enumerate(keys):
        earlier = keys[number - 1] if number else None
        later = keys[number + 1] if number + 1 < len(keys) else None
        yield _Period(*key, found[key], earlier, later)


def _label(desk: Desk, year: int, month: int | None) -> str:
    day = datetime(year, month or 1, 1, tzinfo=desk.archive.settings.zone)
    return desk.moment(day, "month" if month else "year").label


def _view(desk: Desk, year: int, month: int | None, number: int) -> PeriodView:
    period = _all_periods(desk)[year, month]
    parts = desk.pages_of(period.entries)
    label = _label(desk, period.year, period.month)
    pager = desk.pager(desk.urls.archive(desk.language, period.year, period.month), number, len(parts))
    crumbs = _crumbs(desk, period, number)
    items = desk.count("%(num)s item", "%(num)s items", len(period.entries))
    languages = desk.archive.settings.archive.languages
    good = [lang for lang in languages if any(entry.published(lang) for entry in period.entries)]
    versions = [(lang, desk.urls.archive(lang, period.year, period.month, number)) for lang in good]
    about = About(
        url=desk.urls.archive(desk.language, period.year, period.month, number),
        title=desk.title(label, *desk.page_note(number)),
        description=" — ".join((desk.say("Items of %(period)s", period=label), items, *desk.page_note(number))),
        alternates=alternates(desk, versions) if desk.language in good else (),
        crumbs=crumbs,
        noindex=desk.language not in good,
        lastmod=last_modified(desk, period.entries),
        previous=pager.previous,
        next=pager.next,
    )
    links = desk.language_links(lambda lang: desk.urls.archive(lang, period.year, period.month, number))
    cards, lines = desk.in_full(parts[number - 1], number)
    year_entries = _all_periods(desk)[year, None].entries
    return PeriodView(
        head=make_head(desk, about),
        shell=desk.shell("archive", links),
        crumbs=crumbs,
        heading=label,
        items=len(period.entries),
        months=() if period.month else _month_counts(desk, period.year),
        cards=cards,
        lines=lines,
        pager=pager,
        earlier=_neighbour(desk, period.earlier),
        later=_neighbour(desk, period.later),
        feed=desk.urls.feed(desk.urls.home(desk.language), "rss"),
        files=list_links(desk, desk.urls.archive(desk.language, period.year), year_entries),
    )


def _neighbour(desk: Desk, key: tuple[int, int | None] | None) -> NavLink | None:
    return NavLink(desk.urls.archive(desk.language, *key), _label(desk, *key)) if key else None


def _crumbs(desk: Desk, period: _Period, number: int) -> tuple[NavLink, ...]:
    steps = [(desk.urls.archive(desk.language), desk.say("Archive"))]
    steps.append((desk.urls.archive(desk.language, period.year), _label(desk, period.year, None)))
    if period.month:
        url = desk.urls.archive(desk.language, period.year, period.month)
        steps.append((url, _label(desk, period.year, period.month)))
    if number > 1:
        url = desk.urls.archive(desk.language, period.year, period.month, number)
        steps.append((url, desk.page_note(number)[0]))
    return desk.crumbs(*steps)


def _month_counts(desk: Desk, year: int) -> tuple[MonthCount, ...]:
    months = desk.archive.settings.archive.months
    counts = {month: len(desk.archive.by_month.get((year, month), ())) for month in MONTHS}
    return tuple(
        MonthCount(
            desk.urls.archive(desk.language, year, month) if counts[month] else None,
            month_name(month, desk.language, months),
            counts[month],
        )
        for month in MONTHS
    )


def _archive(desk: Desk) -> ArchiveView:
    url, heading = desk.urls.archive(desk.language), desk.say("Archive")
    years = _years(desk)
    crumbs = desk.crumbs((url, heading))
    languages = desk.archive.settings.archive.languages
    items = desk.count("%(num)s item", "%(num)s items", len(desk.archive.listed))
    about = About(
        url=url,
        title=desk.title(heading),
        description=" — ".join((desk.say("All items by year and month"), items)),
        alternates=alternates(desk, [(lang, desk.urls.archive(lang)) for lang in languages]),
        crumbs=crumbs,
        lastmod=last_modified(desk),
    )
    return ArchiveView(
        head=make_head(desk, about),
        shell=desk.shell("archive", desk.language_links(desk.urls.archive)),
        crumbs=crumbs,
        heading=heading,
        items=len(desk.archive.listed),
        timeline=timeline(desk, desk.archive.listed, fine=True),
        most=max((len(entries) for entries in desk.archive.by_month.values()), default=0),
        years=tuple(
            YearCount(
                desk.urls.archive(desk.language, year),
                _label(desk, year, None),
                len(entries),
                _month_counts(desk, year),
            )
            for (year, _), entries in sorted(years.items(), key=lambda pair: -pair[0][0])
        ),
    )
