"""Publication dates: read where a page states them, never guessed.

A date in the running text is no publication date; a weekday that contradicts its day makes the date unusable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.months import month_numbers, weekday_numbers
from mujaz.model import FoundDate, Precision

STAMP = re.compile(
    r"(?<!\d)((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\s?(Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
"""ISO 8601: 2023-08-12, 2023-08-12T14:30:00+03:00."""
NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d/.-])")
"""12/8/2023, 2023/08/12."""
TIME = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?|[صم]\b)?")
"""A time of day: 14:30, 2:30 pm; the letters are ARABIC LETTER SAD and MEEM."""
UPDATE = re.compile(r"(?:و?اخر تحديث|تم التحديث|تحديث|معدل|تعديل|last updated|updated?|modified)\b")
"""From here on, a line tells when the page was changed."""
WORD = re.compile(r"[^\W\d_]+")
FILLERS = frozenset(
    fold_lookup(
        """
        نشر نشرت في تاريخ النشر بتاريخ التاريخ يوم اليوم الساعة بتوقيت توقيت دمشق مكة غرينتش م ص مساء صباحا ظهرا
        published publication date posted on at of the first gmt utc bst est edt am pm st nd rd th z t
        """
    ).split()
)
"""Words that may stand in a line that is a date and nothing else."""
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that should hold the publication date, and where it stood."""

    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as read from a text, and what of the (folded) text is left."""

    value: str
    precision: Precision
    day: date
    rest: str


def find_date(stated: Iterable[Candidate], lines: Iterable[Candidate], *, day_first: bool) -> FoundDate | None:
    """Return the publication date: what the page's metadata state, else a line near the top that is a date alone."""
    candidates = [(candidate, read_date(candidate.text, day_first=day_first)) for candidate in stated]
    candidates += [(line, read_date_line(line.text, day_first=day_first)) for line in lines]
    for candidate, reading in candidates:
        if reading is not None:
            return FoundDate(reading.value, reading.precision, candidate.evidence)
    return None


def read_date_line(text: str, *, day_first: bool) -> Reading | None:
    """Return the date that a line states if it states nothing else.

    >>> read_date_line("نشر في: الثلاثاء 14 شباط 2023", day_first=True).value
    '2023-02-14'
    >>> read_date_line("قتل ثلاثة في 14 شباط 2023", day_first=True) is None
    True
    """
    if len(text) > 120:  # noqa: PLR2004 - longer than any date
        return None
    reading = read_date(text, day_first=day_first)
    left = set(WORD.findall(TIME.sub(" ", reading.rest))) - FILLERS - set(weekday_numbers()) if reading else {"?"}
    return None if left else reading


def read_date(text: str, *, day_first: bool) -> Reading | None:
    """Return the first date in `text`, or None if there is none, or it cannot be, or it contradicts itself.

    >>> read_date("١٢ آب/أغسطس ٢٠٢٣", day_first=True).value
    '2023-08-12'
    >>> read_date("الجمعة 12 آب 2023", day_first=True) is None  # it was a Saturday
    True
    """
    folded = UPDATE.split(_fold(text), maxsplit=1)[0].strip()
    reading = next(_readings(folded, day_first=day_first), None)
    if reading is None or not FIRST_YEAR <= reading.day.year <= LAST_YEAR:
        return None
    weekdays = {number for name, number in weekday_numbers().items() if name in WORD.findall(folded)}
    return None if weekdays - {reading.day.weekday()} else reading


def _fold(text: str) -> str:
    """Return `text` folded, its hyphens kept, for they make 2023-08-12 a date."""
    return fold_lookup(text.replace("-", "~")).replace("~", "-")


def _readings(text: str, *, day_first: bool) -> Iterator[Reading]:
    """Yield the dates in `text`, by the surest notation first."""
    for match in STAMP.finditer(text.upper()):
        yield from _stamp(match, _without(text, match))
    for match in _named().finditer(text):
        year = match["year"] or match["year2"]
        months = {month_numbers()[name] for name in (match["month"], match["dual"], match["month2"]) if name}
        if len(months) == 1:
            yield from _day(int(year), months.pop(), int(match["day"] or match["day2"]), _without(text, match))
    for match in NUMBERS.finditer(text):
        yield from _numbers(match, _without(text, match), day_first=day_first)


def _stamp(match: re.Match[str], rest: str) -> Iterator[Reading]:
    """Yield an ISO date; its time only where it has an offset and is not the midnight that stands for none."""
    day, clock, offset = match.groups()
    year, month, number = map(int, day.split("-"))
    for reading in _day(year, month, number, rest):
        moment = _moment(f"{day}T{clock}{offset}") if offset else None
        yield reading if moment is None else Reading(moment.isoformat(), "time", reading.day, rest)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.time() == time() else moment.replace(microsecond=0)


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a date with a month's name: `12 آب/أغسطس 2023`, `12 August 2023`, `August 12, 2023`."""
    name = "|".join(map(re.escape, month_numbers()))
    dual = rf"(?:\s*[/|(-]\s*(?P<dual>{name})\s*\)?)?"
    gap = r"[\s,.\u060c-]+"  # ARABIC COMMA
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{gap}|\s+(?:of|من)\s+)(?P<month>{name})\b{dual}\.?"
        rf"{gap}(?:عام\s+|سنه\s+)?(?P<year>\d{{4}})(?!\d)"
        rf"|\b(?P<month2>{name})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})(?!\d)"
    )


def _numbers(match: re.Match[str], rest: str, *, day_first: bool) -> Iterator[Reading]:
    """Yield a date in figures: year first, or day first where Arabic is written or the figures leave no choice."""
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if first > 31:  # noqa: PLR2004 - no day
        yield from _day(first, second, third, rest)
    elif day_first or first > 12 or first == second:  # noqa: PLR2004 - no month
        yield from _day(third, second, first, rest)
    elif second > 12:  # noqa: PLR2004 - no month
        yield from _day(third, first, second, rest)


def _day(year: int, month: int, day: int, rest: str) -> Iterator[Reading]:
    """Yield the day, if the calendar has it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return
    yield Reading(found.isoformat(), "day", found, rest)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
