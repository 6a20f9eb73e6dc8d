"""Pull quotes: a few words of the text that a page prints a second time, larger."""

from __future__ import annotations

import re

from mujaz.clean.lines import Draft, Line, count_words, is_sentence
from mujaz.clean.phrases import fold_phrase
from mujaz.model import Heading, Paragraph, Quote

PUNCTUATION = re.compile(r"[^\w\s]")
FEWEST_WORDS, MOST_WORDS = 5, 40


def cut_repeats(draft: Draft) -> Draft:
    """Return the draft without the lines of which every word stands in a longer line of running text."""
    short = [n for n, line in enumerate(draft.lines) if _may_repeat(line)]
    if not short:
        return draft
    texts = [_words(line.text) for line in draft.lines if is_sentence(line.text)]
    folded = {n: _words(draft.lines[n].text) for n in short}
    return draft.without(
        "pull quote", {n for n, own in folded.items() if any(own in text and own != text for text in texts)}
    )


def _words(text: str) -> str:
    """Return the folded words of a text without punctuation, with a space around each."""
    return f" {' '.join(PUNCTUATION.sub(' ', fold_phrase(text)).split())} "


def _may_repeat(line: Line) -> bool:
    return isinstance(line.block, Paragraph | Heading | Quote) and FEWEST_WORDS <= count_words(line.text) <= MOST_WORDS
