"""Days that a page gives without their year: found by their weekday near the day on which the page was saved."""

from __future__ import annotations

from datetime import date, timedelta

from mujaz.clean.notation import CALENDARS

YEAR = timedelta(days=366)
"""How long before its retrieval a page may have been published that gives no year."""
YEARS_BEFORE = {"G": 0, "J": 622}
"""What a Gregorian year is ahead of a calendar's, at most."""
RELATIVE = {"اليوم": 0, "today": 0, "امروز": 0, "امس": 1, "البارحه": 1, "yesterday": 1, "ديروز": 1}
"""Folded words for days, and how many days before the retrieval they are."""


def solve_year(calendar: str, month: int, day: int, weekday: int, retrieved: date) -> date | None:
    """Return the only such day within a year before `retrieved` that falls on `weekday`; None if there is none.

    >>> solve_year("G", 8, 11, 4, date(2023, 8, 14))
    datetime.date(2023, 8, 11)
    """
    if calendar not in YEARS_BEFORE:
        return None
    last = retrieved.year - YEARS_BEFORE[calendar] + 1
    found = (CALENDARS[calendar](year, month, day) for year in range(last - 3, last + 1))
    fitting = {one for one in found if one and one.weekday() == weekday and one <= retrieved <= one + YEAR}
    return fitting.pop() if len(fitting) == 1 else None


def solve_relative(word: str, retrieved: date) -> date | None:
    """Return the day that a folded word names, seen from the day of retrieval.

    >>> solve_relative("امس", date(2023, 8, 12))
    datetime.date(2023, 8, 11)
    """
    known = word in RELATIVE and retrieved > date.min
    return retrieved - timedelta(days=RELATIVE[word]) if known else None
