"""A date as a person writes it, and the ISO days that it may mean."""

from __future__ import annotations

from functools import lru_cache

LONGEST = 60
"""Characters of the longest text that is looked at; a date has fewer."""


@lru_cache(maxsize=1024)
def iso_days(text: str) -> tuple[str, ...]:
    """Return the ISO days that `text` may mean if it is a date and nothing else; the day-first reading stands first.

    >>> iso_days("12 آب 2023"), iso_days("25/8/2023"), iso_days("12/8/2023"), iso_days("soon")
    (('2023-08-12',), ('2023-08-25',), ('2023-08-12', '2023-12-08'), ())
    """
    from mujaz.clean.dates import read_date_line  # noqa: PLC0415 - only a wrong date needs it
    from mujaz.clean.notation import puts_day_first  # noqa: PLC0415

    if len(text) > LONGEST:
        return ()
    either, day_first = (read_date_line(text, day_first=first) for first in (puts_day_first(text), True))
    if either is not None and either.precision == "day":
        return (either.value,)
    if day_first is None or day_first.precision != "day":
        return ()
    year, month, day = day_first.value.split("-")
    return day_first.value, f"{year}-{day}-{month}"
