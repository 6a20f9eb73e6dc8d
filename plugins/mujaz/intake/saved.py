"""What browsers and their extensions write into a page that they save: where it was, and when."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from mujaz.intake.addresses import place_of
from mujaz.intake.found import Known

WITHIN = 2**16
"""The comments stand near the top of the page."""
SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\b(.{0,8000}?)-->", re.DOTALL)
ADDRESS = re.compile(rb"^\s*url:\s*(\S+)", re.MULTILINE)
SAVED = re.compile(rb"^\s*saved date:\s*([^\n]+)", re.MULTILINE)
SAVE_AS = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)(\S{1,4000}?)\s*-->")
"""What Chrome, Edge and Internet Explorer write; the number is the length of the address."""
SCRIPT_DATE = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-])(\d\d):?(\d\d)", re.ASCII
)
"""A moment as JavaScript prints it, without the zone's name, which may be in any language."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_saved(data: bytes) -> Known:
    """Return where and when the HTML page `data` was saved, as the program that saved it says."""
    top = data[:WITHIN]
    if comment := SINGLE_FILE.search(top):
        address, saved = ADDRESS.search(comment[1]), SAVED.search(comment[1])
        return place_of(_text(address), read_script_date(_text(saved) or ""))
    return place_of(_text(SAVE_AS.search(top)))


def saved_address(data: bytes) -> str | None:
    """Return the address in such a comment as it stands, with its tracking parameters."""
    top = data[:WITHIN]
    comment = SINGLE_FILE.search(top)
    return _text(ADDRESS.search(comment[1]) if comment else SAVE_AS.search(top))


def _text(match: re.Match[bytes] | None) -> str | None:
    # Two hyphens would end the comment, so browsers encode the second one.
    return match[1].decode("utf-8", "replace").strip().replace("%2D%2D", "--") if match else None


def read_script_date(text: str) -> str | None:
    """Return the moment that JavaScript printed.

    >>> read_script_date("Sat Aug 12 2023 14:30:05 GMT+0300 (توقيت شرق أوروبا الصيفي)")
    '2023-08-12T14:30:05+03:00'
    """
    match = SCRIPT_DATE.search(text)
    if match is None or match[1] not in MONTHS:
        return None
    day, year, hour, minute, second, zone_hours, zone_minutes = map(int, match.group(2, 3, 4, 5, 6, 8, 9))
    offset = timedelta(hours=zone_hours, minutes=zone_minutes) * (-1 if match[7] == "-" else 1)
    try:
        month = MONTHS.index(match[1]) + 1
        return datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset)).isoformat()
    except ValueError:
        return None
