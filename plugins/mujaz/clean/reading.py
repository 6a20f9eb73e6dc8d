"""Reading one text: the date in it, if no more stands around it than may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from mujaz.clean.clock import Clock, find_clocks, moment_of
from mujaz.clean.date_labels import Piece, is_changed, split_pieces
from mujaz.clean.date_lines import is_date_only
from mujaz.clean.dateline import dateline_of
from mujaz.clean.frame import is_bare, is_stated
from mujaz.clean.masks import mask, mask_clocks, until
from mujaz.clean.notation import Written, canonize, find_month, find_written, find_yearless
from mujaz.clean.phrases import REMEMBERED
from mujaz.clean.spelled import spells_year
from mujaz.clean.yearless import solve_relative, solve_year
from mujaz.model import Precision

Frame = Literal["any", "names", "nothing"]
"""What may stand beside a date."""
WEEKDAY: Final = re.compile(r"W(\d\d)")
WORD: Final = re.compile(r"[^\W\d_]+")
YEAR: Final = re.compile(r"\d\d\d\d")
"""Without one there is no date, unless the day of retrieval is known; written so, it is found twice as fast."""
NEAR: Final = re.compile(r"\d|أمس|امس|اليوم|البارحة|امروز|دیروز|ديروز|today|yesterday", re.IGNORECASE)
"""What can be a date where the day of retrieval is known."""
LONGEST: Final = 200
LONGEST_DATELINE: Final = 220
"""Characters in which a line says its date, and a paragraph its dateline."""
HIJRI_SPREAD: Final = 3
"""Days by which sightings of the new moon differ from the calendar of Umm al-Qura."""
STAND_INS: Final = frozenset({date(1900, 1, 1), date(1970, 1, 1)})
"""The days that programs print for an empty field."""
ZONES: Final = timedelta(days=1)
"""A page may be dated a day after its retrieval, on the other side of the world."""


@lru_cache(maxsize=REMEMBERED)
def has_year(text: str) -> bool:
    """Tell whether a line has a year in figures."""
    return YEAR.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def may_state(text: str) -> bool:
    """Tell whether a line may state a date: it has a year, in figures or in words."""
    return YEAR.search(text) is not None or spells_year(text)


class Reading(NamedTuple):
    """A date as read from a text; `day` is its first."""

    value: str
    precision: Precision
    day: date


class _Seen(NamedTuple):
    """What is seen in a piece of a text."""

    written: tuple[Written, ...]
    clocks: tuple[Clock, ...]
    around: str
    """The text with D for each date and T for each time of day."""


class Reader(NamedTuple):
    """How texts are read: whether their figures put the day first, and when they were retrieved, if that is known."""

    day_first: bool
    retrieved: date | None = None

    def read(self, text: str, *, frame: Frame) -> Reading | None:
        """Return the date of a text; `frame` is how much may stand beside it: `any`, `names` or `nothing`."""
        if not self._may_hold(text):
            return None
        pieces = split_pieces(canonize(text[: LONGEST + 1]))
        if is_changed(pieces):
            return None
        seen = [(piece, self._see(piece.text)) for piece in pieces if frame == "nothing" or piece.kind != "update"]
        if frame == "nothing" and not all(is_date_only(piece, one.around) for piece, one in seen):
            return None
        ranked = sorted(seen, key=lambda pair: pair[0].kind != "publication")
        readings = (self._read_piece(piece, one, frame) for piece, one in ranked if piece.kind != "update")
        return self._past(next(filter(None, readings), None))

    def read_dateline(self, text: str) -> tuple[Reading, str] | None:
        """Return the date of the dateline that a paragraph opens with, and the dateline as printed."""
        if not self._may_hold(text[:LONGEST_DATELINE]):
            return None
        canonical = canonize(text[:LONGEST_DATELINE])
        written = find_written(canonical, day_first=self.day_first)
        opening = dateline_of(mask(canonical, written))
        if opening is None:
            return None
        last = written[min(opening.count("D"), len(written)) - 1].end if written else 0
        reading = self._past(_read_masked(canonical[:last], until(written, last)))
        return (reading, self._as_printed(text, reading)) if reading else None

    def _as_printed(self, text: str, reading: Reading) -> str:
        """Return `text` up to the end of the date that was read in it."""
        ends = (match.end() for match in re.finditer(r"\S+", text))
        starts = (text[:end] for end in ends)
        return next((one for one in starts if self._read_all(canonize(one)) == reading), text[:LONGEST_DATELINE])

    def _read_all(self, text: str) -> Reading | None:
        written = find_written(text, day_first=self.day_first)
        return _read_masked(text, written) if written else None

    def _may_hold(self, text: str) -> bool:
        """Tell whether there is a year in a text, or anything that a day of retrieval makes a date."""
        return (YEAR if self.retrieved is None else NEAR).search(text) is not None or spells_year(text)

    def _past(self, reading: Reading | None) -> Reading | None:
        """Return the reading unless it is of a day after the retrieval, or stands for none."""
        if reading is not None and reading.day in STAND_INS:
            return None
        late = reading is not None and self.retrieved is not None and reading.day - ZONES > self.retrieved
        return None if late else reading

    def _see(self, text: str) -> _Seen:
        written = find_written(text, day_first=self.day_first)
        masked = mask(text, written) if written else text
        clocks = find_clocks(masked)
        return _Seen(written, clocks, mask_clocks(masked, clocks) if clocks else masked)

    def _read_piece(self, piece: Piece, seen: _Seen, frame: Frame) -> Reading | None:
        """Return the date of a piece, if nothing stands around it that may not."""
        if seen.written:
            fits = frame == "nothing" or _fits(seen.around, piece, frame)
            return _read_days(piece.text, seen.written, seen.clocks) if fits else None
        readings = (*self._months(piece.text), *self._yearless(piece.text), *self._relative(piece))
        return next((reading for start, end, reading in readings if self._fits_at(piece, start, end, frame)), None)

    def _fits_at(self, piece: Piece, start: int, end: int, frame: Frame) -> bool:
        masked = f"{piece.text[:start]} D {piece.text[end:]}"
        around = mask_clocks(masked, find_clocks(masked))
        return _fits(around, piece, "names" if frame == "any" else frame)

    def _months(self, text: str) -> Iterator[tuple[int, int, Reading]]:
        found = find_month(text)
        if found and not WEEKDAY.search(text):
            start, end, value = found
            yield start, end, Reading(value, "month", date.fromisoformat(f"{value}-01"))

    def _yearless(self, text: str) -> Iterator[tuple[int, int, Reading]]:
        """Yield days without a year, solved by their weekday."""
        weekdays = {int(number) for number in WEEKDAY.findall(text)}
        if self.retrieved is None or len(weekdays) != 1:
            return
        weekday = weekdays.pop()
        for start, end, calendar, month, number in find_yearless(text, day_first=self.day_first):
            if day := solve_year(calendar, month, number, weekday, self.retrieved):
                moment = moment_of(day, find_clocks(f"{text[:start]} D {text[end:]}"))
                yield start, end, reading_of(day, moment)

    def _relative(self, piece: Piece) -> Iterator[tuple[int, int, Reading]]:
        """Yield today and yesterday, where the day of retrieval tells which days they are."""
        weekdays = {int(number) for number in WEEKDAY.findall(piece.text)}
        for match in WORD.finditer(piece.text) if self.retrieved else ():
            day = solve_relative(match[0], self.retrieved) if self.retrieved else None
            if day and not weekdays - {day.weekday()}:
                yield match.start(), match.end(), reading_of(day, None)


def _read_masked(text: str, written: tuple[Written, ...]) -> Reading | None:
    """Return the day of a text with dates, and the moment if it has a time of day too."""
    return _read_days(text, written, find_clocks(mask(text, written)))


def _read_days(text: str, written: tuple[Written, ...], clocks: tuple[Clock, ...]) -> Reading | None:
    """Return the day that all dates of a text agree on and its weekdays do not contradict."""
    weekdays = {int(number) for number in WEEKDAY.findall(text)}
    day = _agree(written, weekdays)
    return reading_of(day, moment_of(day, clocks)) if day is not None else None


def reading_of(day: date, moment: datetime | None) -> Reading:
    """Return the reading of a moment, or of a day if there is none."""
    return Reading(moment.isoformat(), "time", day) if moment else Reading(day.isoformat(), "day", day)


def _fits(around: str, piece: Piece, frame: Frame) -> bool:
    """Tell whether what stands around a date leaves it the publication's."""
    if frame == "any":
        return True
    return is_bare(around) or (frame == "names" and is_stated(around, labelled=piece.kind == "publication"))


def _agree(written: tuple[Written, ...], weekdays: set[int]) -> date | None:
    """Return the one day that dates in any calendars mean, the Gregorian one if there is one."""
    if len(written) == len(written[0].days) == 1:
        day = written[0].days[0]
        return None if weekdays - {day.weekday()} else day
    surest = min(written, key=lambda one: "GJH".index(one.calendar)).calendar
    fitting = [{day for day in one.days if not weekdays - {day.weekday()}} for one in written if one.calendar == surest]
    common = set.intersection(*fitting)
    if len(common) != 1 or len(set(map(frozenset, fitting))) > 1:
        return None
    day = common.pop()
    spread = max(
        abs((other - day).days) for one in written for other in one.days if one.calendar != surest or other == day
    )
    return day if spread <= (HIJRI_SPREAD if any(one.calendar == "H" for one in written) else 0) else None
