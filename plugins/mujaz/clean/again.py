"""Where a text begins below a headline that stands on its page twice, above players, buttons or teasers."""

from __future__ import annotations

from itertools import compress, count
from typing import Final

from mujaz.clean.lines import ANY_RULE, MAY_BE_CAPTION, MAY_BE_LABEL, SUSPECT, WORDS, Line
from mujaz.clean.reading import has_year
from mujaz.clean.signs import is_sign

NEAR: Final = 20
"""A headline stands within so many lines above its text."""
TEASED: Final = 12
"""A headline with teasers above it stands within so many lines of a page's first sentence."""
STEPS: Final = 6
"""A date stands so few lines above a text."""
FIGURES: Final = MAY_BE_LABEL | MAY_BE_CAPTION
SHORT_FIGURES: Final = frozenset(bits for bits in range(ANY_RULE + 1) if bits & FIGURES == FIGURES)
"""Which rules a short line with figures may be asked for: a label or a caption, whatever else."""
AGAIN_WORDS: Final = 5
"""A headline that stands again has so many words."""


def find_again(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the text begins below a headline that stands above its first lines too, with a date; else `start`.

    What is between is what players and buttons say to the reader.
    """
    above = list(map(WORDS, records[:start]))
    for place in range(start, min(end, start + NEAR)):
        one = records[place]
        if one.worth or one.length < AGAIN_WORDS:
            continue
        if one.words in above:
            below = range(place + 1, min(end, place + STEPS))
            sign = next((n for n in below if records[n].suspect and _is_dated_line(records[n].text)), None)
            if sign is not None:
                return next((n for n in range(sign, end) if records[n].worth), start)
    return start


def find_below_headline(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the text begins below a headline that stands twice with a date between; else `start`.

    What stands above it are teasers of a page that has hardly any menus.
    """
    limit = min(end, start + TEASED)
    bits = list(map(SUSPECT, records[start:limit]))
    # Hardly any text has a short line with figures among its first ones, which one look tells.
    if SHORT_FIGURES.isdisjoint(bits):
        return start
    for place in compress(count(start), bits):
        one = records[place]
        if one.worth or not one.suspect & MAY_BE_LABEL or not has_year(one.text):
            continue
        above = {line.text for line in records[max(0, place - STEPS) : place] if _may_be_headline(line)}
        copy = next((n for n in range(place + 1, min(limit, place + STEPS)) if records[n].text in above), None)
        if copy is not None:
            return next((n for n in range(copy + 1, end) if records[n].worth), start)
    return start


def _may_be_headline(line: Line) -> bool:
    return not line.worth and line.length >= AGAIN_WORDS


def _is_dated_line(text: str) -> bool:
    """Tell whether a line is a byline or has a year, as dates have."""
    return has_year(text) or is_sign(text)
