"""Periods: the years or days between which something holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mujaz.errors import nearest
from mujaz.model import Validity
from mujaz.register.sheet import Sheet
from mujaz.yamltext import Mapping, Text, Value

YEAR = re.compile(r"[0-9]{4}")
"""A year as in `2014`."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day as in `2014-06-29`."""

ENDS = ("from", "until")


def read_period(sheet: Sheet, value: Value) -> Validity:
    """Return the period that `value` states, open at an end that is missing or not a year or day."""
    if not isinstance(value, Mapping):
        sheet.refuse_shape(value, "valid")
        return Validity()
    ends = dict(_known_ends(sheet, value))
    start, until = ends.get("from"), ends.get("until")
    if start is not None and until is not None and _first_day(start) > _last_day(until):
        wrong = "`valid` is from {start} until {until}, which is earlier; write the earlier one after `from`."
        sheet.note(value, wrong, start=start, until=until)
        return Validity()
    return Validity(start, until)


def overlap(one: Validity, other: Validity) -> bool:
    """Return whether two periods have a day in common, as far as both say.

    >>> overlap(Validity(None, "2016-07-28"), Validity("2016-07-29")), overlap(Validity(), Validity("2014"))
    (False, True)
    """
    return _begins_by(one, other) and _begins_by(other, one)


def _begins_by(one: Validity, other: Validity) -> bool:
    """Return whether one period begins before the other is over."""
    start, until = one.start or "", other.until or "9999"
    return start[: len(until)] <= until[: len(start)]


def _known_ends(sheet: Sheet, value: Mapping) -> Iterator[tuple[str, str]]:
    for key, end in value.items():
        if key not in ENDS:
            meant = next(iter(nearest(key, ENDS)), "from` or `until")
            sheet.note(key, "`{key}` is not known in `valid`; write `{meant}`.", key=key, meant=meant)
        elif isinstance(end, Text) and _is_date(end.strip()):
            yield str(key), end.strip()
        else:
            found = end if isinstance(end, Text) else "…"
            wrong = '`{key}` is "{found}"; write a year or a day, as in 2014 or 2014-06-29.'
            sheet.note(end, wrong, key=key, found=found)


def _is_date(text: str) -> bool:
    if YEAR.fullmatch(text):
        return text != "0000"
    try:
        return bool(DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _first_day(end: str) -> str:
    return end if DAY.fullmatch(end) else f"{end}-01-01"


def _last_day(end: str) -> str:
    return end if DAY.fullmatch(end) else f"{end}-12-31"
