"""What reads as text right above or below the text of a dump: tickers, teasers that break off, other openings."""

from __future__ import annotations

import re
from typing import Final

from mujaz.clean.lines import MARKS, SURE_WORDS, Line

DOTS: Final = ("...", "…", "..")
"""How a teaser ends that breaks off."""
TEASERS: Final = 2
"""So many above a text are no part of it."""
HEADLINE_WORDS: Final = 5
BETWEEN: Final = 2
MENU: Final = 3
"""A headline has so many words; below a ticker stand so many lines at least, below teasers no more, and above a ticker
no more short ones."""
PLACED: Final = re.compile(r"(?P<name>[^\s\d][^-–—/.:،\d]{2,24}?)\s?[-–—/]\s?\S")
"""The name of an agency or a place before a dash: `الراصد اليوم- الضفة`."""
PLACE_WORDS: Final = 6
"""A line with it and nothing else has no more words."""
CLOSING: Final = "\"'»”’)]"


def trim_edges(records: tuple[Line, ...], start: int, end: int) -> tuple[int, int]:
    """Return where the text that was found from `start` to `end` begins and ends without what only reads as text."""
    start = _below_ticker(records, _below_teasers(records, start, end), end)
    return start, _above_openings(records, start, end)


def _below_teasers(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the text begins below teasers that break off, one right above the other."""
    place = start
    while place < end and records[place].worth and records[place].text.endswith(DOTS):
        place += 1
    if place - start < TEASERS:
        return start
    below = (n for n in range(place, min(end, place + BETWEEN + 1)) if records[n].worth)
    return next(below, start)


def _below_ticker(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the text begins below headlines in one line without an end; the page's own stands below that."""
    if start > MENU or start >= end:
        return start
    one = records[start]
    if one.length < SURE_WORDS or one.text.rstrip(CLOSING)[-1:] in f"{MARKS}…:":
        return start
    if any(line.length >= HEADLINE_WORDS for line in records[:start]):
        return start
    below = next((place for place in range(start + 1, end) if records[place].worth), end)
    between = records[start + 1 : below]
    titled = len(between) >= BETWEEN and any(line.length >= HEADLINE_WORDS for line in between)
    return below if titled and below < end else start


def _above_openings(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the text ends above paragraphs that open with the name that stands in a line above the text."""
    above = records[start - 1] if 0 < start < end else None
    if above is None or above.length > PLACE_WORDS or (placed := PLACED.match(above.text)) is None:
        return end
    name = placed["name"]
    for place in range(start + 1, end):
        text = records[place].text
        if records[place].worth and text.startswith(name) and PLACED.match(text) is not None:
            return place
    return end
