"""How the items of an HTML list are numbered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mujaz.clean.markup import Element

LARGEST = 10**9
"""A number that no list reaches."""
LETTERS = 26
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST_ROMAN = 3999


def number_items(element: Element, items: Sequence[Element]) -> list[str]:
    """Return the sign of each item of an ordered list as a browser shows it; none for other lists."""
    if element.tag != "ol":
        return []
    down = element.get("reversed") is not None
    start = _number(element.get("start"))
    count = start if start is not None else len(items) if down else 1
    signs = []
    for item in items:
        value = _number(item.get("value"))
        count = count if value is None else value
        signs.append(_sign(count, item.get("type") or element.get("type") or "1"))
        count += -1 if down else 1
    return signs


def is_counted(signs: Sequence[str]) -> bool:
    """Tell whether signs are numbers that go up one by one, as Markdown counts."""
    if not all(sign.isdigit() for sign in signs):
        return not signs
    return all(int(after) - int(before) == 1 for before, after in pairwise(signs))


def _number(text: str | None) -> int | None:
    try:
        number = int((text or "").strip())
    except ValueError:
        return None
    return number if abs(number) < LARGEST else None


def _sign(number: int, kind: str) -> str:
    """Return a number as a list of this kind shows it.

    >>> _sign(28, "a"), _sign(4, "I"), _sign(0, "a"), _sign(7, "1")
    ('ab', 'IV', '0', '7')
    """
    if kind in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, place = divmod(number - 1, LETTERS)
            letters = chr(ord(kind) + place) + letters
        return letters
    if kind in {"i", "I"} and 0 < number <= MOST_ROMAN:
        signs = ""
        for value, sign in ROMAN:
            count, number = divmod(number, value)
            signs += sign * count
        return signs if kind == "i" else signs.upper()
    return str(number)
