"""Texts with letters for what was read in them: D for a date, T for a time of day."""

from __future__ import annotations

from mujaz.clean.clock import Clock
from mujaz.clean.notation import Written


def mask(text: str, written: tuple[Written, ...]) -> str:
    """Return a canonical text with D for each date."""
    parts, place = [], 0
    for one in written:
        if one.start >= place:
            parts += [text[place : one.start], " D "]
            place = one.end
    return "".join([*parts, text[place:]])


def mask_clocks(text: str, clocks: tuple[Clock, ...]) -> str:
    """Return a masked text with T for each of the times of day in it."""
    parts, place = [], 0
    for clock in clocks:
        parts += [text[place : clock.start], " T "]
        place = clock.end
    return "".join([*parts, text[place:]])


def until(written: tuple[Written, ...], end: int) -> tuple[Written, ...]:
    """Return the dates that end before a place."""
    return tuple(one for one in written if one.end <= end)
