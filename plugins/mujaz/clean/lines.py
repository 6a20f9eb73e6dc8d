"""A page as a sequence of lines, which is what the rules of the next modules work on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mujaz.clean.phrases import REMEMBERED, bare_words
from mujaz.clean.plain import text_of
from mujaz.model import Block, Paragraph, RemovedLine, Span

SENTENCE_END = re.compile(r"[.؟?!…۔][\"'»”’)\]]*\Z")
"""A line that ends as a sentence does."""
ENDING = 12
"""So many signs at its end say how a line ends."""
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
    words: list[str]
    """Its words as they are compared: folded, without punctuation."""
    sure: bool = False
    """Whether no rule for single lines takes it, as is known of most lines of plain text before any rule is asked."""


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
        if not cut:
            return self
        removed = [RemovedLine(rule, self.lines[place].text) for place in sorted(cut)]
        kept = tuple([line for place, line in enumerate(self.lines) if place not in cut])
        return Draft(kept, (*self.removed, *removed), self.related, self.byline)


def line_of(text: str, block: Block, number: int) -> Line:
    """Return the line of a block of HTML."""
    return Line(text, block, number, bare_words(text))


def lines_of_text(text: str) -> tuple[Line, ...]:
    r"""Return the lines of plain text that are not blank, inner spaces untouched.

    >>> [line.text for line in lines_of_text("عنوان\n\nنص  فيه فراغان\n")]
    ['عنوان', 'نص  فيه فراغان']
    """
    numbered = enumerate(map(str.strip, text.split("\n")), 1)
    return tuple([line_of(line, Paragraph((Span(line),)), number) for number, line in numbered if line])


def lines_of_blocks(blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    """Return one line for each block."""
    return tuple(line_of(text_of(block), block, number) for number, block in enumerate(blocks, 1))


@lru_cache(maxsize=REMEMBERED)
def count_words(text: str) -> int:
    """Return the number of words, not counting lone punctuation.

    >>> count_words("العقوبات - رد أوروبي")
    3
    """
    words = text.split()
    odd = [word for word in words if not word[0].isalnum()]
    return len(words) - sum([not any(map(str.isalnum, word)) for word in odd]) if odd else len(words)


@lru_cache(maxsize=REMEMBERED)
def is_sentence(text: str) -> bool:
    """Tell whether a line is running text and not a headline, label or name."""
    words = count_words(text)
    return words >= SURE_WORDS or (words >= REAL_WORDS and SENTENCE_MARK.search(text) is not None)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return SENTENCE_END.search(text, max(0, len(text) - ENDING)) is not None


@lru_cache(maxsize=REMEMBERED)
def opens_text(text: str) -> bool:
    """Tell whether a line may be the first paragraph of an article: long, or short and ending as a sentence."""
    words = count_words(text)
    return words >= REAL_WORDS or (words >= SHORT_SENTENCE and ends_sentence(text))


def _opens(text: str) -> bool:
    return any(map(opens_text, text.split("\n"))) if "\n" in text else opens_text(text)


def head_length(lines: tuple[Line, ...]) -> int:
    """Return how many lines stand before the first paragraph."""
    return next((place for place, line in enumerate(lines) if _opens(line.text)), len(lines))
