"""Moments as mails, servers and the programs that save pages write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

SCRIPT_DATE = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-])(\d\d):?(\d\d)", re.ASCII
)
"""A moment as JavaScript prints it, without the zone's name, which may be in any language."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_moment(text: str) -> str | None:
    """Return the moment that such a program has written: as JavaScript prints it, as mails have it, or in ISO 8601."""
    if printed := read_script_date(text) or read_mail_date(text):
        return printed
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo else None


def read_mail_date(text: str) -> str | None:
    """Return a date as mails and feeds have it; one without a zone is in UTC, as its standard says.

    >>> read_mail_date("Sat, 12 Aug 2023 14:30:00 +0300"), read_mail_date("yesterday")
    ('2023-08-12T14:30:00+03:00', None)
    """
    try:
        moment: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


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
