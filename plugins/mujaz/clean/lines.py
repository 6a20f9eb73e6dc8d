"""A page as a sequence of lines, which is what the rules of the next modules work on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, count, repeat
from operator import itemgetter
from typing import Final, NamedTuple

from mujaz.clean.bare import bare_words
from mujaz.clean.phrases import REMEMBERED
from mujaz.model import Block, Heading, Paragraph, RemovedLine

SENTENCE_END: Final = re.compile(r"[.؟?!…۔][\"'»”’)\]]*\Z")
"""A line that ends as a sentence does."""
MARKS: Final = ".؟?!۔"
"""What ends a sentence."""
FIRST: Final = itemgetter(0)
ENDING: Final = 12
"""So many signs at its end say how a line ends."""
SENTENCE_MARK: Final = re.compile(r"[.؟?!۔](?=[\"'»”’)\]\s]|\Z)")
"""A mark that ends a sentence, anywhere in a line."""
REAL_WORDS: Final = 14
"""A line of this many words with sentence punctuation is running text in every dump that was measured."""
SURE_WORDS: Final = 30
"""A line of this many words is running text, whatever its punctuation."""
SHORT_SENTENCE: Final = 6
"""A line of this many words that ends as a sentence opens an article."""


TEXT_BLOCKS: Final = (Paragraph, Heading)
"""Blocks of one line each."""
PLAIN: Final = Paragraph(())
"""The block of every line of plain text, each of which becomes a paragraph once it is known to be the article's."""


MAY_ASK: Final = 1
MAY_BE_CAPTION: Final = 2
MAY_BE_LABEL: Final = 4
"""What a line may be of which a rule has to be asked: an invitation, a caption, a label or mark …"""
MAY_OPEN_SKIP: Final = 8
MAY_END: Final = 16
"""… and which marks a line that may be one of these may be: of what is to be skipped, of the end of the text."""
MARKS_ONLY: Final = MAY_OPEN_SKIP | MAY_END
ANY_RULE: Final = MAY_ASK | MAY_BE_CAPTION | MAY_BE_LABEL | MARKS_ONLY


class Line(NamedTuple):
    """A line of plain text or a block of HTML, with what the rules ask of it."""

    text: str
    words: list[bytes]
    """Its words as they are compared: folded, without punctuation."""
    length: int
    """How many words a reader counts."""
    worth: int
    """Its words if it is running text, else 0; known of plain text only."""
    suspect: int
    """Which rules for single lines may take it, as bits; most lines of plain text are cleared before any is asked."""
    number: int
    """Its line in the file (plain text) or its place among the blocks (HTML), from 1."""
    block: Block


TEXT: Final = itemgetter(0)
WORDS: Final = itemgetter(1)
LENGTH: Final = itemgetter(2)
WORTH: Final = itemgetter(3)
SUSPECT: Final = itemgetter(4)
"""What reads a field of many lines without a loop of Python's own: each page passes some twenty rules."""


class Draft(NamedTuple):
    """An article on its way: the lines still in it, and what was read from those that are not."""

    lines: tuple[Line, ...]
    removed: tuple[RemovedLine, ...] = ()
    related: tuple[str, ...] = ()
    byline: str | None = None

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines above the first paragraph."""
        return self.lines[: head_length(self.lines)]

    def without(self, rule: str, cut: set[int]) -> Draft:
        """Return the draft without the lines at the places `cut`, which are kept as removed by `rule`."""
        if not cut:
            return self
        lines, removed, related, byline = self
        places = sorted(cut)
        taken = removed_by(rule, map(lines.__getitem__, places))
        return Draft(without_places(lines, places), (*removed, *taken), related, byline)


def without_places(lines: tuple[Line, ...], cut: Iterable[int]) -> tuple[Line, ...]:
    """Return the lines but those at the places `cut`."""
    kept = list(lines)
    for place in sorted(cut, reverse=True):
        del kept[place]
    return tuple(kept)


def suspects(lines: tuple[Line, ...]) -> Iterator[int]:
    """Return the places of the lines that a rule for single lines may take."""
    return compress(count(), map(SUSPECT, lines))


def removed_by(rule: str, lines: Iterable[Line]) -> list[RemovedLine]:
    """Return what is kept of lines that a rule takes."""
    # Without a loop of Python's own, for most lines of a page go.
    return list(map(tuple.__new__, repeat(RemovedLine), zip(repeat(rule), map(TEXT, lines))))


def line_of(text: str, block: Block, number: int) -> Line:
    """Return the line of a block of HTML."""
    return Line(text, bare_words(text), count_words(text), worth=0, suspect=ANY_RULE, number=number, block=block)


@lru_cache(maxsize=REMEMBERED)
def count_words(text: str) -> int:
    """Return the number of words, not counting lone punctuation.

    >>> count_words("العقوبات - رد أوروبي")
    3
    """
    words = text.split()
    if all(map(str.isalnum, map(FIRST, words))):
        return len(words)
    odd = [word for word in words if not word[0].isalnum()]
    return len(words) - sum([not any(map(str.isalnum, word)) for word in odd])


@lru_cache(maxsize=REMEMBERED)
def is_sentence(text: str) -> bool:
    """Tell whether a line is running text and not a headline, label or name."""
    words = count_words(text)
    return words >= SURE_WORDS or (words >= REAL_WORDS and SENTENCE_MARK.search(text) is not None)


def is_text(line: Line) -> bool:
    """Tell whether a line is running text and not a headline, label or name."""
    if line.length < REAL_WORDS:
        return False
    # The last sign tells of most lines, and a look at it takes a tenth of the time of a pattern.
    text = line.text
    return text[-1] in MARKS or line.length >= SURE_WORDS or SENTENCE_MARK.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    if not text or text[-1].isalnum():
        return False
    return text[-1] in MARKS or SENTENCE_END.search(text, max(0, len(text) - ENDING)) is not None


@lru_cache(maxsize=REMEMBERED)
def opens_text(text: str) -> bool:
    """Tell whether a line may be the first paragraph of an article: long, or short and ending as a sentence."""
    words = count_words(text)
    return words >= REAL_WORDS or (words >= SHORT_SENTENCE and ends_sentence(text))


def may_open(line: Line) -> bool:
    """Tell whether a line may be the first paragraph of an article, or holds one, as a list does."""
    if line.length < SHORT_SENTENCE:
        return False
    if "\n" in line.text:
        return any(map(opens_text, line.text.split("\n")))
    return line.length >= REAL_WORDS or ends_sentence(line.text)


def is_rate(text: str) -> bool:
    """Tell whether a line is a rate of exchange, which agencies put behind a text: ($1 = 0.91 crowns)."""
    return text[0] == "(" and "=" in text and text[-1] == ")"


def head_length(lines: tuple[Line, ...]) -> int:
    """Return how many lines stand before the first paragraph."""
    for place, line in enumerate(lines):
        # Most lines above a text are too short, and a look tells that.
        if line.length >= SHORT_SENTENCE and (line.worth or may_open(line)):
            return place
    return len(lines)
