"""A page as a sequence of lines, which is what the rules of the next modules work on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from mujaz.clean.plain import text_of
from mujaz.model import Block, Paragraph, RemovedLine, Span

SENTENCE_END = re.compile(r"[.؟?!…۔][\"'»”’)\]]*\Z")
"""A line that ends as a sentence does."""
SENTENCE_MARK = re.compile(r"[.؟?!۔](?=[\"'»”’)\]\s]|\Z)")
"""A mark that ends a sentence, anywhere in a line."""
REAL_WORDS = 14
"""A line of this many words with sentence punctuation is running text in every dump that was measured."""
SURE_WORDS = 30
"""A line of this many words is running text, whatever its punctuation."""
SHORT_SENTENCE = 6
"""A line of this many words that ends as a sentence opens an article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text or a block of HTML."""

    text: str
    block: Block
    number: int
    """Its line in the file (plain text) or its place among the blocks (HTML), from 1."""


@dataclass(frozen=True, slots=True)
class Draft:
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
        removed = tuple(RemovedLine(rule, self.lines[place].text) for place in sorted(cut))
        kept = tuple(line for place, line in enumerate(self.lines) if place not in cut)
        return replace(self, lines=kept, removed=(*self.removed, *removed))


def lines_of_text(text: str) -> tuple[Line, ...]:
    r"""Return the lines of plain text that are not blank, inner spaces untouched.

    >>> [line.text for line in lines_of_text("عنوان\n\nنص  فيه فراغان\n")]
    ['عنوان', 'نص  فيه فراغان']
    """
    numbered = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return tuple(Line(line, Paragraph((Span(line),)), number) for number, line in numbered if line)


def lines_of_blocks(blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    """Return one line for each block."""
    return tuple(Line(text_of(block), block, number) for number, block in enumerate(blocks, 1))


@lru_cache(maxsize=1024)
def count_words(text: str) -> int:
    """Return the number of words, not counting lone punctuation.

    >>> count_words("العقوبات - رد أوروبي")
    3
    """
    return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split())


def is_sentence(text: str) -> bool:
    """Tell whether a line is running text and not a headline, label or name."""
    words = count_words(text)
    return words >= SURE_WORDS or (words >= REAL_WORDS and SENTENCE_MARK.search(text) is not None)


def opens_text(text: str) -> bool:
    """Tell whether a line may be the first paragraph of an article: long, or short and ending as a sentence."""
    words = count_words(text)
    return words >= REAL_WORDS or (words >= SHORT_SENTENCE and SENTENCE_END.search(text) is not None)


def head_length(lines: tuple[Line, ...]) -> int:
    """Return how many lines stand before the first paragraph."""
    return next((place for place, line in enumerate(lines) if any(map(opens_text, line.text.split("\n")))), len(lines))
