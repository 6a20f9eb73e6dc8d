"""Publication dates: read where a page states them, never guessed.

A date in the running text is no publication date; a weekday that contradicts its day makes the date unusable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from mujaz.clean.date_labels import LABEL, names_publication
from mujaz.clean.lines import REAL_WORDS, Line, is_sentence
from mujaz.clean.notation import FIGURES, canonize, puts_day_first
from mujaz.clean.phrases import REMEMBERED
from mujaz.clean.reading import LONGEST, Reader, Reading, may_state
from mujaz.clean.spelled import spells_year
from mujaz.clean.stamps import read_stamp, read_stated_stamp
from mujaz.model import FoundDate, Precision

LABEL_WORDS: Final = 3
"""A label of a date has no more words."""
DIGIT: Final = re.compile(r"\d")
"""Without one, a word such as اليوم near the top may be the name of a section."""
MAIL_HEADER: Final = re.compile(
    r"(?P<name>من|إلى|الى|الموضوع|from|to|subject|(?P<date>التاريخ|تاريخ الإرسال|تم الإرسال|أرسلت|date|sent))"
    r"\s?:\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
"""A line of the header of a mail that was copied with its text."""
MAIL_LINES: Final = 10
MAIL_HEADERS: Final = 3
"""So many of them stand among so many first lines."""
COARSENESS: Final[dict[Precision, int]] = {"time": 0, "day": 0, "month": 1, "year": 2}


class Candidate(NamedTuple):
    """A text that should hold the publication date, and where it stood."""

    text: str
    evidence: str


def line_candidates(lines: Iterable[Line]) -> list[Candidate]:
    """Return those of some lines that may state a date: none does without a figure or a year in words.

    A label may stand in the line above: `Published`, `آخر تحديث:`.
    """
    # A short line with a figure is suspect of being a label.
    dated: list[Candidate] = []
    label = ""
    for line in lines:
        may_be = line.suspect or line.length >= REAL_WORDS
        if (may_be and DIGIT.search(line.text)) or (len(line.text) <= LONGEST and spells_year(line.text)):
            dated.append(Candidate(label + line.text, f"line {line.number}: {line.text}"))
            label = ""
        elif line.length:
            is_label = line.suspect and line.length <= LABEL_WORDS and _is_label(line.text)
            label = f"{line.text} " if is_label else ""
    return dated


def _may_date(text: str) -> bool:
    """Tell whether a line may state a date: it has a figure, or a year in words."""
    return DIGIT.search(text) is not None or spells_year(text)


@lru_cache(maxsize=REMEMBERED)
def _is_label(text: str) -> bool:
    """Tell whether a line is a label of a date and nothing else."""
    return LABEL.fullmatch(canonize(text.rstrip(" :"))) is not None


def find_date(
    stated: Iterable[Candidate],
    lines: Iterable[Candidate],
    *,
    day_first: bool,
    retrieved: date | None = None,
    opening: str = "",
) -> FoundDate | None:
    """Return the publication date: what the page's metadata state, else a line near the top that states it.

    Last comes the dateline of `opening`, the first paragraph. A day goes before a month, a month before a year.
    """
    reader = Reader(day_first, retrieved)
    found = [(candidate, _read_stated(candidate.text, reader)) for candidate in stated]
    found += _of_one_day([(line, _read_line(line.text, reader)) for line in lines if _may_date(line.text)])
    if dateline := reader.read_dateline(opening):
        found.append((Candidate(opening, f"dateline: {dateline[1]}"), dateline[0]))
    dates = [FoundDate(read.value, read.precision, candidate.evidence) for candidate, read in found if read]
    surest = min(dates, key=lambda one: COARSENESS[one.precision], default=None)
    # Of the same day some statements also tell the moment.
    same = (one for one in dates if surest is not None and one.precision == "time" and one.value[:10] == surest.value)
    return next(same, surest)


def read_publication_date(text: str, *, retrieved: date | None = None) -> FoundDate | None:
    """Return the publication date that a text states: a date line, a byline with a date, a dateline, a stamp.

    >>> read_publication_date("السبت 12 آب/أغسطس 2023").value
    '2023-08-12'
    >>> read_publication_date("12/08/2023") is None  # August or December
    True
    """
    reader = Reader(puts_day_first(text), retrieved)
    stamp = read_stamp(text.strip())
    if reading := stamp or (reader.read(text, frame="names") if len(text) <= LONGEST else None):
        return FoundDate(reading.value, reading.precision, text.strip())
    if dateline := reader.read_dateline(text):
        return FoundDate(dateline[0].value, dateline[0].precision, f"dateline: {dateline[1]}")
    return None


@lru_cache(maxsize=REMEMBERED)
def read_date_line(text: str, *, day_first: bool) -> Reading | None:
    """Return the date that a line states if it states nothing else.

    >>> read_date_line("نشر في: الثلاثاء 14 شباط 2023", day_first=True).value
    '2023-02-14'
    >>> read_date_line("قتل ثلاثة في 14 شباط 2023", day_first=True) is None
    True
    """
    reading = Reader(day_first).read(text, frame="nothing") if len(text) <= LONGEST else None
    return reading if reading and reading.precision in {"time", "day"} else None


def read_date(text: str, *, day_first: bool) -> Reading | None:
    """Return the date in `text`, or None if there is none, or it cannot be, or it contradicts itself.

    >>> read_date("١٢ آب/أغسطس ٢٠٢٣", day_first=True).value
    '2023-08-12'
    >>> read_date("الجمعة 12 آب 2023", day_first=True) is None  # it was a Saturday
    True
    """
    return Reader(day_first).read(text, frame="any")


def labelled_dates(texts: Iterable[str]) -> Iterator[Candidate]:
    """Yield the texts, of lines that stand somewhere on a page, that call their date the publication's."""
    # A function that yields, for a generator expression is a list once it is compiled, and this is rarely asked for.
    for text in texts:
        if len(text) <= LONGEST and _is_labelled(text):
            yield Candidate(text, f"label: {text}")


def near_dates(texts: Iterable[str]) -> Iterator[Candidate]:
    """Yield the texts below the headline of an HTML page that may state its date: as far as the text's second one."""
    said: set[str] = set()
    for text in texts:
        said.update([text] if is_sentence(text) else ())
        if len(said) > 1:
            return
        yield Candidate(text, f"below the headline: {text}")


def sent_dates(lines: Iterable[Line]) -> Iterator[Candidate]:
    """Yield the day on which a mail was sent, of the first lines of a page, if those are the header of one."""
    headers = [match for line in islice(lines, MAIL_LINES) if (match := MAIL_HEADER.match(line.text))]
    dated = [match for match in headers if match["date"]]
    # Above a news page one of these words stands alone.
    if dated and len({match["name"] for match in headers}) >= MAIL_HEADERS:
        yield Candidate(dated[0]["text"], f"mail header: {dated[0].string}")


@lru_cache(maxsize=REMEMBERED)
def _is_labelled(text: str) -> bool:
    """Tell whether a line calls its date the publication's."""
    return may_state(text) and names_publication(canonize(text))


def _of_one_day(found: list[tuple[Candidate, Reading | None]]) -> list[tuple[Candidate, Reading | None]]:
    """Return the lines that state a date, those that call it the publication's if there are any.

    None where they state several days, for one may be the day on which the page was saved.
    """
    read = [(line, reading) for line, reading in found if reading and reading.precision in {"time", "day"}]
    labelled = [(line, reading) for line, reading in read if names_publication(canonize(line.text))]
    if len({reading.day for _, reading in labelled or read}) > 1:
        return []
    return [*labelled] or found


@lru_cache(maxsize=REMEMBERED)
def _read_line(text: str, reader: Reader) -> Reading | None:
    """Return the date that a line near the top states."""
    if len(text) > LONGEST:
        return None
    # A line that is a date and nothing else was read when it was told from the text, its figures with the day first.
    told = reader.retrieved is None and (reader.day_first or FIGURES.search(canonize(text)) is None)
    known = read_date_line(text, day_first=True) if told else None
    return known or reader.read(text, frame="names")


def _read_stated(text: str, reader: Reader) -> Reading | None:
    """Return the date in metadata, also as programs write it: seconds, a packed date, a year."""
    text = text.strip()
    return read_stated_stamp(text) or reader.read(text, frame="any")
