"""Dates as they are written: with a month's name or in figures, in one of three calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from mujaz.arabic.fold import fold_lookup
from mujaz.arabic.letters import HYPHENS
from mujaz.clean.calendars import LAST_LIKELY_JALALI, from_gregorian, from_hijri, from_jalali
from mujaz.clean.months import mark_names
from mujaz.clean.phrases import REMEMBERED
from mujaz.clean.spelled import put_figures

DASH: Final = re.compile(rf"[{HYPHENS}\u2014\u2015\u2212]|\u0640(?:(?<=\s.)(?=\s)|(?<=\d.)(?=\d))")
"""A hyphen, a dash, a minus, or the tatweel that some print for a dash."""
ARABIC: Final = re.compile("[\u0600-\u06ff\u200f]")
"""A letter, figure or mark of Arabic, RIGHT-TO-LEFT MARK among them: whoever wrote this puts the day first."""
PLAIN_HALF: Final = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
"""AM and PM in Latin letters, as programs print them whose days may stand second."""
COMPACT: Final = re.compile(r"(?<![\w.-])(\d{4})(\d\d)(\d\d)t(\d\d):?(\d\d):?(\d\d)?(z|[+-]\d\d:?\d\d)?(?![\w-])")
"""20230812T143000Z."""
TOUCHING: Final = re.compile(
    r"(?=[\s,،.:])(?<=\d)(?:(?<=[GHJ]\d\d)"
    r"([\s,،.]{1,3}(?:\d{1,2}[,،]?\s)?(?:1[34]|19|20)\d\d)(?=\d{1,2}(?:\s?[GHJ]\d\d|:\d\d))"
    r"|(:\d\d)-(?=\d{1,2}\s))"
)
"""A year that touches what is printed behind it, a time that only a dash parts from its day: a page's parts copied
without the space between (`12 Aug 202312 Aug 2023`, `14:30-12 August 2023`)."""
LOGGED: Final = re.compile(r"(/[GHJ]\d\d/\d{4}):(?=\d\d:\d\d:\d\d)")
"""The date of a server's log, which a colon joins to its time: 12/Aug/2023:14:30:00 +0300."""
GLUED: Final = re.compile(r"(?<=\d[\d ][A-Z]{2}T)(?=(?:Last|First|Updated|Modified|Published|Posted)\b)")
"""Behind a zone that touches the next label: 14.30 BSTLast modified."""
MAY_TOUCH: Final = re.compile(r"\d(?:\d{4}|(?<=:\d)\d-)")
"""Figures without which neither does."""
DUAL: Final = r"(?:[\s,،]?[/\\|(،,-]?[\s,،]?(?P<dual>G\d\d)\s?\)?){0,2}"
"""The month again under its other name: G08/G08, G08 (G08)."""
GAP: Final = r"[\s,.،/)-]{0,3}"
YEAR: Final = rf"{GAP}(?:(?:من\s)?(?:ال|لل|ل)?(?:عام|سنه)\s|سال\s)?(?P<year>\d{{4}})(?!\d)"
ERA: Final = (
    r"(?:[\s(]{0,2}(?:(?P<solar>ه[\s.]{0,2}ش|هجري شمسي|شمسي|خورشيدي)"
    r"|(?P<lunar>ه[\s.]{0,2}ق|للهجره|هجريه?|ه|ah|a\.h|h|قمري)|(?P<western>للميلاد|ميلاديه?|م|ad|ce))(?![^\W\d_])\.?\)?)?"
)
"""Whose years they are: هـ, هـ.ش, م; the letters are folded, ARABIC LETTER HEH and MEEM among them."""
MONTH_FIRST: Final = (
    r"(?P<month2>[GHJ]\d\d)(?:[\s,،]?[/|(،,-]?[\s,،]?(?P<dual2>G\d\d)\s?\)?)?\.?[\s,،-]{1,2}(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:[\s,،-]{1,3}|\s\d\d:\d\d(?::\d\d)?\s(?:(?:[+-]\d{4}|[a-z]{3,4})\s)?)(?P<year2>\d{4})(?!\d|:)"
)
"""August 12, 2023; also with the time before the year, as C and Twitter print it."""
DAY_FIRST: Final = (
    rf"(?<![\dGHJW])(?<!\d[:/.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|\s?ي|e)?{GAP}(?:(?:of|من|من شهر|شهر)\s)?"
    r"(?P<month>[GHJ]\d\d)"
)
"""12 August, 12-Aug, 12th of August, 12 من آب, ١٢ی ئاب (with ARABIC LETTER YEH, as Kurdish joins it), 12ê Tebax."""
NAMED: Final = re.compile(
    rf"(?=[\dGHJ])(?:{DAY_FIRST}{DUAL}{YEAR}|(?<!\w){MONTH_FIRST}"
    rf"|(?<!\d)(?P<year3>\d{{4}})[\s-](?P<month3>[GJ]\d\d)[\s-](?P<day3>\d{{1,2}})(?!\d)){ERA}"
)
FIGURES: Final = re.compile(
    r"(?=\d)(?<![\dGHJW/.\\-])(?:(?P<year>\d{4})\s?(?P<sign>[-/.\\\u060d])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<day>\d{1,2})(?!\d)"
    r"|(?P<first>\d{1,2})\s?(?P<sign2>[-/.\\\u060d])\s?(?P<second>\d{1,2})\s?(?P=sign2)\s?(?P<year2>\d{4}))"
    rf"(?![\d/\\]|[.-]\d){ERA}"
)
"""2023-08-12, 12/8/2023."""
MONTH_ONLY: Final = re.compile(rf"(?<!\w)(?P<month>G\d\d){DUAL}{YEAR}{ERA}")
"""August 2023."""
YEARLESS: Final = re.compile(
    rf"{DAY_FIRST}{DUAL}(?![\d])|(?<!\w)(?P<month2>[GJ]\d\d)\.?\s?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
)
"""11 August, August 11."""
YEARLESS_FIGURES: Final = re.compile(r"(?<![\d/.:-])(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})(?![\d/.:-])")
"""11/8, which only Arabic can mean in one way."""
CALENDAR: Final = re.compile(r"[GHJ]\d\d")
"""Without a month's name there is no date with one …"""
SIGN: Final = re.compile(r"[-/.\\\u060d]\s?\d")
"""… and without such a sign none in figures."""
CALENDARS: Final = {"G": from_gregorian, "H": from_hijri, "J": from_jalali}
LAST_HIJRI: Final = 1500
"""Years up to here are not Gregorian."""


class Written(NamedTuple):
    """A date in a text: the days that it may be, one unless its figures have two readings."""

    start: int
    end: int
    calendar: str
    days: tuple[date, ...]


@lru_cache(maxsize=REMEMBERED)
def canonize(text: str) -> str:
    r"""Return `text` folded, with its months and weekdays as tokens and every dash as a hyphen.

    >>> canonize("السبت ١٢\u200f/٨\u200f/٢٠٢٣ – 12 آب")
    'W05 12/8/2023 - 12 G08'
    """
    dashed = DASH.sub("~", GLUED.sub(" ", text) if "T" in text else text)
    folded = fold_lookup(dashed).replace("~", "-")
    named = mark_names(folded)
    if CALENDAR.search(named):
        named = put_figures(named)
        named = LOGGED.sub(r"\1 ", named) if LOGGED.search(named) else named
    named = COMPACT.sub(_spread, named) if "t" in named else named
    return TOUCHING.sub(_apart, named) if MAY_TOUCH.search(named) else named


def puts_day_first(text: str) -> bool:
    """Tell whether figures such as 12/8/2023 in `text` can only be meant day first, for it is written in Arabic.

    >>> puts_day_first("١٢/٨/٢٠٢٣"), puts_day_first("12/8/2023")
    (True, False)
    """
    return ARABIC.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def find_written(text: str, *, day_first: bool) -> tuple[Written, ...]:
    """Return the dates in a canonical text that the calendar has, in order."""
    found = [_named(match) for match in NAMED.finditer(text)] if CALENDAR.search(text) else []
    if SIGN.search(text):
        day_first = day_first and (puts_day_first(text) or not PLAIN_HALF.search(text))
        found += [_figures(match, day_first=day_first) for match in FIGURES.finditer(text)]
    return tuple(sorted([written for written in found if written], key=lambda written: written.start))


def find_month(text: str) -> tuple[int, int, str] | None:
    """Return where a canonical text names a month with its year, and both as 2023-08."""
    for match in MONTH_ONLY.finditer(text):
        first = from_gregorian(int(match["year"]), int(match["month"][1:]), 1)
        if first and match["dual"] in {None, match["month"]} and not (match["lunar"] or match["solar"]):
            return match.start(), match.end(), f"{first:%Y-%m}"
    return None


def find_yearless(text: str, *, day_first: bool) -> Iterator[tuple[int, int, str, int, int]]:
    """Yield where a canonical text has a day without a year, with its calendar, month and day."""
    for match in YEARLESS.finditer(text):
        month, dual = match["month"] or match["month2"], match["dual"]
        if dual in {None, month}:
            yield match.start(), match.end(), month[0], int(month[1:]), int(match["day"] or match["day2"])
    if day_first:
        for match in YEARLESS_FIGURES.finditer(text):
            yield match.start(), match.end(), "G", int(match["month"]), int(match["day"])


def _spread(match: re.Match[str]) -> str:
    """Return a compact stamp with its signs."""
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}t{hour}:{minute}:{second or '00'}{zone or ''}"


def _apart(match: re.Match[str]) -> str:
    """Return a year with a space behind it, or a time with a dash that stands free."""
    return f"{match[1]} " if match[1] else f"{match[2]} - "


def _named(match: re.Match[str]) -> Written | None:
    """Return the date that a month's name makes; None where two months contradict each other."""
    month = match["month"] or match["month2"] or match["month3"]
    if (match["dual"] or match["dual2"]) not in {None, month}:
        return None
    year = int(match["year"] or match["year2"] or match["year3"])
    if not _is_of_era(month[0], match):
        return None
    day = CALENDARS[month[0]](year, int(month[1:]), int(match["day"] or match["day2"] or match["day3"]))
    return Written(match.start(), match.end(), month[0], (day,)) if day else None


def _is_of_era(calendar: str, match: re.Match[str]) -> bool:
    """Tell whether the era behind a year, if any, is that of its month."""
    if match["solar"]:
        return calendar == "J"
    if match["lunar"]:
        return calendar == "H"
    return calendar == "G" or not match["western"]


def _figures(match: re.Match[str], *, day_first: bool) -> Written | None:
    """Return a date in figures: year first, or day first where Arabic is written or one reading only is possible."""
    year = int(match["year"] or match["year2"])
    calendar = _calendar_of(year, match)
    make = CALENDARS[calendar]
    if match["year"]:
        found = [make(year, int(match["month"]), int(match["day"]))]
    else:
        first, second = int(match["first"]), int(match["second"])
        readings = [(second, first)] if day_first or calendar != "G" else [(second, first), (first, second)]
        found = [make(year, month, day) for month, day in dict.fromkeys(readings)]
    days = tuple(day for day in found if day)
    return Written(match.start(), match.end(), calendar, days) if days and _is_of_era(calendar, match) else None


def _calendar_of(year: int, match: re.Match[str]) -> str:
    """Return the calendar of a year: by the era that it names, else by its size."""
    if year > LAST_HIJRI:
        return "G"
    if match["solar"] or not (match["lunar"] or year > LAST_LIKELY_JALALI):
        return "J"
    return "H"
