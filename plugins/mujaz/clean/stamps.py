"""Dates as programs write them, which only metadata, or a text that is nothing else, may state so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from mujaz.clean.reading import Reading, reading_of

EPOCH = re.compile(r"(1\d{9})(?:\d{3}|\.\d{1,6})?")
"""Seconds or milliseconds since 1970, as some programs fill metadata."""
PACKED = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[0-2]\d(?:[0-5]\d){1,2})?")
"""20230812, 20230812143000."""
WEEK = re.compile(r"(?P<year>(?:19|20)\d\d)-?W(?P<week>[0-5]\d)-?(?P<day>[1-7])")
"""2023-W32-6, a day of a week as ISO 8601 writes it."""
MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[-/](?P<month>0[1-9]|1[0-2])")
"""2023-08."""
STATED_YEAR = re.compile(r"(?:19|20)\d\d")


def read_stamp(text: str) -> Reading | None:
    """Return the date of a text in a notation of programs: a packed day, a day of a week, a month.

    >>> read_stamp("20230812").value, read_stamp("2023-W32-6").value, read_stamp("2023-08").value
    ('2023-08-12', '2023-08-12', '2023-08')
    >>> read_stamp("2011-12") is None  # or from 2011 to 2012
    True
    """
    try:
        if packed := PACKED.fullmatch(text):
            return reading_of(date(int(packed["year"]), int(packed["month"]), int(packed["day"])), None)
        if week := WEEK.fullmatch(text):
            return reading_of(date.fromisocalendar(int(week["year"]), int(week["week"]), int(week["day"])), None)
    except ValueError:
        return None
    month = MONTH.fullmatch(text)
    # 2008-12 may be years that a season or a war lasted.
    if month is None or int(month["month"]) > int(month["year"][2:]):
        return None
    value = f"{month['year']}-{month['month']}"
    return Reading(value, "month", date.fromisoformat(f"{value}-01"))


def read_stated_stamp(text: str) -> Reading | None:
    """Return the date of metadata in a notation of programs, seconds since 1970 and a year alone among them."""
    if epoch := EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        return reading_of(moment.date(), moment)
    if STATED_YEAR.fullmatch(text):
        return Reading(text, "year", date(int(text), 1, 1))
    return read_stamp(text)
