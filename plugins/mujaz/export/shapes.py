"""Reading the values of the front matter that are texts, or lists of texts: from what is written to what it means.

Each function notes in `problems` what it cannot read, with the line, and then returns None (or leaves the entry out).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple
from urllib.parse import urlsplit

from mujaz.arabic.bidi import strip_controls
from mujaz.errors import Problem, Problems
from mujaz.export.dating import iso_days
from mujaz.model import Precision
from mujaz.yamltext import Mapping, Sequence, Text, Value

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""Slugs and ids: lower-case ASCII words joined by single hyphens."""
MAX_SLUG = 80
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
"""A day: 2023-08-12."""
ISO_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?\Z")
"""A month or a year, where the precision says so: 2023-08, 2023."""
DIGEST = re.compile(r"[0-9a-f]{64}\Z")
"""SHA-256 in hexadecimal."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but tab and line end, and halves of characters."""
PLAIN_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\x21-\x7e]*)?\Z")
"""A web address as most are, for which `urllib.parse` need not be asked."""
SEPARATORS = re.compile("[,;\u060c\u061b]")  # ARABIC COMMA, ARABIC SEMICOLON
SITE_PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\.html)?\Z")
"""An address of a page on this site: a path from the root, with no empty, hidden or climbing part."""


class Place(NamedTuple):
    """Where a value stands, and where to complain about it."""

    path: str
    key: str
    problems: Problems

    def note(self, value: Value, text: str, **values: object) -> None:
        """Note that `value` is wrong; `{key}` and `{found}` in `text` are filled in."""
        found = value if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"
        shown = f"{found[:80]}…" if len(found) > 80 else found  # noqa: PLR2004 - a line of a terminal
        filled = {"key": self.key, "found": shown, **values}
        self.problems.extend([Problem.of(self.path, value.line, text, filled, column=value.column)])


def read_line(value: Value, place: Place) -> str | None:
    """Return a text without line breaks, control characters and stray direction marks."""
    return _read_text(value, place) or None


def _read_text(value: Value, place: Place) -> str | None:
    """Return a text of one line, empty if nothing stands there; None, with a note, for what is no text."""
    if not isinstance(value, str):
        place.note(value, "{key} is {found}; write one text.")
        return None
    if value.isprintable():  # then the only white space is a space, and nothing is invisible
        return " ".join(value.split())
    if CONTROL.search(value):
        place.note(value, "{key} holds an invisible control character; type it again.")
        return None
    return " ".join(strip_controls(value).split())


def read_lines(value: Value, place: Place) -> tuple[str, ...]:
    """Return the texts of a list; a single text is a list of one."""
    if isinstance(value, Mapping):
        place.note(value, "{key} is {found}; write a list of texts, each on its own line behind `- `.")
        return ()
    values = value if isinstance(value, Sequence) else [value]
    return tuple(line for entry in values if (line := read_line(entry, place)) is not None)


def read_names(value: Value, place: Place) -> tuple[Text, ...]:
    """Return names from a list, or from a text separated by `,` `،` `;` or `؛`, each with its line."""
    if isinstance(value, Text):
        parts = SEPARATORS.split(value)
        return tuple(Text.at(part.strip(), value.line, value.column) for part in parts if part.strip())
    if isinstance(value, Mapping):
        place.note(value, "{key} is {found}; write a list of names.")
        return ()
    names = []
    for entry in value:
        line = read_line(entry, place)
        if line is not None:
            names.append(
                entry if isinstance(entry, Text) and entry == line else Text.at(line, entry.line, entry.column)
            )
    return tuple(names)


def read_slug(value: Value, place: Place) -> str | None:
    """Return a slug."""
    line = _read_text(value, place)
    if line is None or (SLUG.match(line) and len(line) <= MAX_SLUG):
        return line
    place.note(value, '{key} is "{found}"; write lower-case letters a-z, digits and single hyphens, 80 at most.')
    return None


def read_day(value: Value, place: Place) -> date | None:
    """Return a day that exists."""
    line = _read_text(value, place)
    if line is None:
        return None
    if ISO_DAY.match(line):
        try:
            return date.fromisoformat(line)
        except ValueError:
            place.note(value, '{key} is "{found}", a day that does not exist.')
            return None
    _note_date(value, line, place)
    return None


def _note_date(value: Value, line: str, place: Place) -> None:
    """Note a date that is not in ISO form, and which day to write if it can be told."""
    days = iso_days(line)
    if len(days) == 1:
        place.note(value, '{key} is "{found}"; write {day}.', day=days[0])
    elif days:
        place.note(value, '{key} is "{found}", which may mean {one} or {other}; write the one that is meant.',
                   one=days[0], other=days[1])  # fmt: skip
    else:
        place.note(value, '{key} is "{found}"; write year-month-day, for example 2023-08-12.')


def read_moment(value: Value, place: Place, zone: tzinfo) -> tuple[datetime, Precision] | None:
    """Return a moment and how exact it is; the start of the day, month or year in `zone` where there is no time."""
    line = _read_text(value, place)
    if line is None:
        return None
    try:
        if ISO_DAY.match(line):
            return datetime.combine(date.fromisoformat(line), time(), zone), "day"
        if match := ISO_MONTH.match(line):
            year, month = match.groups()
            return datetime(int(year), int(month or 1), 1, tzinfo=zone), "month" if month else "year"
        moment = datetime.fromisoformat(line)
        if moment.tzinfo is not None:
            moment.astimezone(zone)  # which fails for the last hours of the year 9999
    except (ValueError, OverflowError):
        if re.match(r"[0-9]{4}-[0-9]{2}", line):
            place.note(value, '{key} is "{found}", a date that does not exist.')
        else:
            _note_date(value, line, place)
        return None
    if moment.tzinfo is None:
        place.note(value, '{key} is "{found}", a time without its offset; write for example {found}+03:00.')
        return None
    return moment, "time"


def read_url(value: Value, place: Place) -> str | None:
    """Return a web address (http or https with a host)."""
    line = _read_text(value, place)
    if line is None or PLAIN_URL.match(line):
        return line
    try:
        parts = urlsplit(line)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in line
    except ValueError:
        good = False
    if good:
        return line
    place.note(value, '{key} is "{found}"; write a web address that starts with https://.')
    return None


def read_site_path(value: Value, place: Place) -> str | None:
    """Return the address of a page on this site, from its root."""
    line = _read_text(value, place)
    if line is None or SITE_PATH.match(line):
        return line
    place.note(value, '{key} holds "{found}"; write a path from the root of the site that ends in / or .html, '
               "for example /ar/briefings/x/.")  # fmt: skip
    return None


def read_digest(value: Value, place: Place) -> str | None:
    """Return a SHA-256 digest."""
    line = _read_text(value, place)
    if line is None or DIGEST.match(line):
        return line
    place.note(value, '{key} is "{found}"; a SHA-256 has 64 digits 0-9 and a-f.')
    return None


def read_choice(value: Value, place: Place, choices: tuple[str, ...]) -> str | None:
    """Return one of `choices`."""
    line = _read_text(value, place)
    if line is None or line in choices:
        return line
    place.note(value, '{key} is "{found}"; write {choices}.', choices=" or ".join(f'"{c}"' for c in choices))
    return None


def read_all(value: Value, place: Place, read: Callable[[Value, Place], str | None]) -> tuple[str, ...]:
    """Return every entry of a list that `read` accepts; a single text is a list of one."""
    if isinstance(value, Mapping):
        place.note(value, "{key} is {found}; write a list.")
        return ()
    values = value if isinstance(value, Sequence) else [value]
    return tuple(entry for part in values if (entry := read(part, place)) is not None)
