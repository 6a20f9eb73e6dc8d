"""How wide a text is in the theme's fonts, from a table that `theme/artwork/widths.py` writes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from mujaz.frozen import frozen

TABLE = Path(__file__).with_name("widths.json")
SLACK = 1.1
"""Bold type, and fonts of a reader's own that stand in for the theme's, are wider by so much."""
UNKNOWN = 1000
"""The width of a character that the fonts lack: a full square."""

Forms = tuple[int, int, int, int]
"""The widths of a letter alone, at the beginning, in the middle and at the end of a word."""


@frozen
class _Widths:
    """Widths in thousandths of the size of type."""

    plain: dict[str, int]
    joined: dict[str, Forms]


def width(text: str, size: float, direction: str) -> float:
    """Return a width that `text` does not exceed when set in `size` on pages of a direction, in the unit of `size`."""
    return _thousandths(text, direction) * size * SLACK / 1000


@cache
def _thousandths(text: str, direction: str) -> int:
    widths = _table()[direction]
    total, before = 0, False
    for number, character in enumerate(text):
        forms = widths.joined.get(character)
        if forms is None:
            step = widths.plain.get(character, UNKNOWN)
            total += step
            before = before and step == 0
            continue
        after = forms[1] > 0 and _next_letter(text, number, widths) in widths.joined
        total += forms[2] if before and after else forms[3] if before else forms[1] if after else forms[0]
        before = forms[1] > 0
    return total


def _next_letter(text: str, number: int, widths: _Widths) -> str:
    """Return the character after one, marks above and below letters passed over."""
    return next((other for other in text[number + 1 :] if widths.plain.get(other) != 0), "")


@cache
def _table() -> dict[str, _Widths]:
    """Return the widths for the pages of each direction; what the Latin fonts lack is taken from the Arabic."""
    made: dict[str, _Widths] = {}
    for direction, found in json.loads(TABLE.read_text(encoding="utf-8")).items():
        plain = {character: int(width) for width, characters in found["plain"].items() for character in characters}
        joined: dict[str, Forms] = {character: tuple(forms) for character, forms in found["joined"].items()}
        other = made.get("rtl", _Widths({}, {}))
        made[direction] = _Widths(other.plain | plain, other.joined | joined)
    return made


@cache
def wrap(text: str, size: float, most: float, lines: int, direction: str) -> tuple[str, ...]:
    """Return `text` in at most so many lines, none wider than `most`; the last is cut where there is more.

    >>> wrap("Syrian Observatory for Human Rights", 13, 110, 3, "ltr")
    ('Syrian', 'Observatory for', 'Human Rights')
    >>> wrap("Syrian Observatory for Human Rights", 13, 110, 2, "ltr")
    ('Syrian', 'Observatory…')
    """
    made: list[str] = []
    words = text.split(" ")
    while words and len(made) < lines:
        count = next((n for n in range(len(words), 0, -1) if width(" ".join(words[:n]), size, direction) <= most), 1)
        made.append(" ".join(words[:count]))
        words = words[count:]
    if words or width(made[-1], size, direction) > most:
        made[-1] = _cut(f"{made[-1]} {words[0]}" if words else made[-1], size, most, direction)
    return tuple(_cut(line, size, most, direction) if width(line, size, direction) > most else line for line in made)


def _cut(text: str, size: float, most: float, direction: str) -> str:
    """Return the beginning of a text with a mark that there is more, no wider than `most`; after a word if it can."""
    short = next((end for end in range(len(text), 0, -1) if width(text[:end] + "…", size, direction) <= most), 0)
    word = text.rfind(" ", 0, short + 1)
    return text[: word if word > 0 else short].rstrip() + "…"
