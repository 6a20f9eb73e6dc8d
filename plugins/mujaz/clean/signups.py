"""Boxes within a text that offer a newsletter: its name, a few words on it, and a button."""

from __future__ import annotations

from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import TEXT_BLOCKS, Draft, Line, suspects
from mujaz.clean.phrases import phrases
from mujaz.clean.records import key_of

BUTTON_WORDS: Final = 3
NAME_WORDS: Final = 6
SENTENCE_WORDS: Final = 22
"""The button, the newsletter's name and what is said of it have no more words."""
ABOVE: Final = 3
"""The name stands so many lines above the button."""


def cut_signups(draft: Draft) -> Draft:
    """Return the draft without the boxes of newsletters, of which only the button is a mark."""
    lines = draft.lines
    cut: set[int] = set()
    for button in [n for n in suspects(lines) if lines[n].length <= BUTTON_WORDS]:
        if b" ".join(lines[button].words) in _buttons():
            above = range(button - 1, max(0, button - ABOVE) - 1, -1)
            name = next((place for place in above if _is_name(lines[place])), None)
            if name is not None and all(lines[place].length <= SENTENCE_WORDS for place in range(name, button)):
                cut.update(range(name, button + 1))
    return draft.without("invitation", cut)


def _is_name(line: Line) -> bool:
    few = 1 < line.length <= NAME_WORDS and isinstance(line.block, TEXT_BLOCKS)
    return few and not _names().isdisjoint(line.words)


@cache
def _buttons() -> frozenset[bytes]:
    return frozenset(map(key_of, phrases("newsletter")))


@cache
def _names() -> frozenset[bytes]:
    """Return the words that are in the names of newsletters."""
    return frozenset(word for name in phrases("newsletter_name") for word in bare_words(name))
