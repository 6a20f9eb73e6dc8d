"""Days of the three calendars of the region's press as days of the Gregorian one."""

from __future__ import annotations

from datetime import date

from hijridate import Hijri

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Gregorian years in which a saved page can have been published."""
FIRST_JALALI, LAST_JALALI = 1300, 1472
"""Years for which the rule of 33 years gives the days of the official calendar of Iran."""
LEAP_REMAINDERS = (1, 5, 9, 13, 17, 22, 26, 30)
"""A Jalali year is a leap year if it leaves one of these when divided by 33."""
BEFORE_JALALI = date(622, 3, 20).toordinal()
"""The day before the first of Farvardin of the year 1, as the rule counts back to it."""
LAST_LIKELY_JALALI = 1410
"""A year in 13xx or 14xx without its calendar is Jalali up to here (2031) and Hijri above (from 1990)."""


def from_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the day if the calendar has it, in a year in which pages were published."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def from_hijri(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one by the calendar of Umm al-Qura, if it has that day.

    >>> from_hijri(1445, 1, 25)
    datetime.date(2023, 8, 12)
    """
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def from_jalali(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Jalali one, if that calendar has it.

    >>> from_jalali(1402, 1, 1), from_jalali(1402, 12, 30)
    (datetime.date(2023, 3, 21), None)
    """
    if not (FIRST_JALALI <= year <= LAST_JALALI and 1 <= month <= 12):  # noqa: PLR2004 - a year's months
        return None
    if not 1 <= day <= _days_of_month(year, month):
        return None
    cycles, rest = divmod(year - 1, 33)
    leap_days = cycles * len(LEAP_REMAINDERS) + sum(remainder <= rest for remainder in LEAP_REMAINDERS)
    months_before = month - 1
    days_before = 30 * months_before + min(months_before, 6)
    return date.fromordinal(BEFORE_JALALI + 365 * (year - 1) + leap_days + days_before + day)


def _days_of_month(year: int, month: int) -> int:
    """Return 31 for the first six months, then 30; the last has 29 but in leap years."""
    is_short = month == 12 and year % 33 not in LEAP_REMAINDERS  # noqa: PLR2004 - Esfand
    return 29 if is_short else 31 if month <= 6 else 30  # noqa: PLR2004 - Shahrivar
