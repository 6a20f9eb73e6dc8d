"""The words of buttons and labels, one in a line or several in a row."""

from __future__ import annotations

import re
from functools import cache

from mujaz.clean.bare import bare_words
from mujaz.clean.phrases import fold_phrase, phrases

ROW = re.compile(r"[|/•·,،-]")  # ARABIC COMMA
"""What stands between the entries of a menu."""


def is_row(text: str) -> bool:
    """Tell whether a line is several buttons and menu entries in a row, and nothing else.

    >>> is_row("طباعة | تكبير الخط | أرسل إلى صديق"), is_row("Facebook WhatsApp Copy link")
    (True, True)
    """
    words = ROW.sub(" ", fold_phrase(text)).split()
    place = 0
    while place < len(words):
        step = next((n for n in (5, 4, 3, 2, 1) if " ".join(words[place : place + n]) in buttons()), 0)
        if not step:
            return False
        place += step
    return bool(words)


def opens_as_buttons(text: str) -> bool:
    """Tell whether a line begins with the first word of one, as few do: much faster than it is looked up."""
    return not _first_words().isdisjoint(bare_words(text)[:1])


@cache
def buttons() -> frozenset[str]:
    """Return the folded phrases of buttons, labels and marks of an end, each of which may stand alone in a line."""
    return phrases("share") | phrases("end") | phrases("label")


@cache
def _first_words() -> frozenset[bytes]:
    return frozenset(words[0] for phrase in buttons() if (words := bare_words(phrase)))
