"""A text as words and the gaps between them, and which gaps a name may span."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from mujaz.arabic.letters import APOSTROPHES, HYPHENS, INVISIBLES, TATWEEL
from mujaz.arabic.tokens import split_words

# What may stand between two words of one name: blanks, joiners, quotation marks, brackets, emphasis, and one
# line break with nothing but blanks behind it (a hyphen there would be the next bullet of a list).
_TRANSPARENT = re.compile(
    rf"[ \t\u00a0\u202f_*\"«»“”„‹›()\[\]{HYPHENS}{APOSTROPHES}{INVISIBLES}{TATWEEL}]*"
    rf"(?:\r?\n[ \t\u00a0{INVISIBLES}]*)?",
)

# The gap behind an initial: U.S., J. Smith.
_INITIAL_GAP = re.compile(r"\.[ \u00a0]?")

# How many distinct gaps are remembered.
_REMEMBERED_GAPS = 4_096


class Wording:
    """A text in words, which are counted from 0, and the gaps between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = split_words(text)
        self.words = self._pieces[1::2]
        self._places: list[int] = []

    def start(self, word: int) -> int:
        """Return where a word starts in the text."""
        if not self._places:
            self._places = list(accumulate(map(len, self._pieces), initial=0))
        return self._places[2 * word + 1]

    def end(self, word: int) -> int:
        """Return where a word ends in the text."""
        return self.start(word) + len(self.words[word])

    def joined(self, word: int) -> bool:
        """Tell whether a word and the next may belong to one name."""
        gap = self._pieces[2 * word + 2]
        return gap == " " or _is_transparent(gap) or (len(self.words[word]) == 1 and _follows_initial(gap))


@lru_cache(_REMEMBERED_GAPS)
def _is_transparent(gap: str) -> bool:
    return _TRANSPARENT.fullmatch(gap) is not None


@lru_cache(_REMEMBERED_GAPS)
def _follows_initial(gap: str) -> bool:
    return _INITIAL_GAP.fullmatch(gap) is not None
