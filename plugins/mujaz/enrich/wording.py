"""A text as words and the gaps between them, and which gaps a name may span."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import accumulate, islice

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

# Gaps between two words of which one says what the other is part of.
_SPACES = (" ", "\u00a0")

# What follows the place from which a report comes: عمّان – بترا, BEIRUT (AFP), القاهرة: …
_DATELINE = re.compile(r"[ \u00a0]?[\u2013\u2014:/(]|[ \u00a0]-[ \u00a0]|[,\u060c] ?(?=\d)")

# A line in which at least so many longer words stand, nearly all with a capital, is a headline.
_HEADLINE_WORDS = 5
_LONGER_WORD = 4
_NEARLY_ALL = 0.8

# How many words of a headline may stand on one side of a word.
_HEADLINE = 20

# How many distinct gaps are remembered.
_REMEMBERED_GAPS = 4_096


class Wording:
    """A text in words, which are counted from 0, and the gaps between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = split_words(text)
        self.words = self._pieces[1::2]

    @cached_property
    def _places(self) -> list[int]:
        return list(accumulate(map(len, self._pieces), initial=0))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in the text."""
        return self._places[1:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return self._places[2::2]

    def is_blank(self, word: int) -> bool:
        """Tell whether nothing but one space stands between a word and the next."""
        return self._pieces[2 * word + 2] in _SPACES

    def gap(self, word: int) -> str:
        """Return what stands between a word and the next."""
        return self._pieces[2 * word + 2]

    def opens(self, word: int) -> bool:
        """Tell whether a word begins a sentence, a quotation or a line, where English writes any with a capital."""
        return word == 0 or self._pieces[2 * word] not in _SPACES

    def is_dateline(self, first: int, last: int) -> bool:
        """Tell whether words open a line and stand before what follows the place from which a report comes."""
        before, behind = self._pieces[2 * first], self._pieces[2 * last + 2] + "".join(self._pieces[2 * last + 3 :][:1])
        return (first == 0 or "\n" in before) and _DATELINE.match(behind) is not None

    def is_headline(self, word: int) -> bool:
        """Tell whether nearly every longer word of a word's line has a capital, so that none of them says anything."""
        longer = [other for other in self.line_of(word) if len(other) >= _LONGER_WORD]
        capitals = sum(other[0].isupper() for other in longer)
        return len(longer) >= _HEADLINE_WORDS and capitals >= _NEARLY_ALL * len(longer)

    def line_of(self, word: int) -> list[str]:
        """Return the words of a word's line, at most so many to each side as a headline has."""
        return [*reversed(self._reach(word, -1)), *self._reach(word, 1)[1:]]

    def _reach(self, word: int, step: int) -> list[str]:
        """Return the words from one up to an end of its line, that one first."""
        found = []
        for number in islice(range(word, len(self.words) if step > 0 else -1, step), _HEADLINE):
            found.append(self.words[number])
            if "\n" in self._pieces[2 * number + 1 + step]:
                break
        return found

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
