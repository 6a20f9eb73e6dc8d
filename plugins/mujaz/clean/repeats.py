"""Pull quotes: a few words of the text that a page prints a second time, larger."""

from __future__ import annotations

from collections import Counter

from mujaz.clean.lines import REAL_WORDS, Draft, Line
from mujaz.model import Heading, Paragraph, Quote

FEWEST_WORDS, MOST_WORDS = 5, 40


def cut_repeats(draft: Draft) -> Draft:
    """Return the draft without the lines of which every word stands in a longer line of running text."""
    short = [n for n, line in enumerate(draft.lines) if _may_repeat(line)]
    if not short:
        return draft
    long = [_joined(line) for line in draft.lines if len(line.words) >= REAL_WORDS]
    whole, known = "\n".join(long), Counter(long)
    texts = {n: _joined(draft.lines[n]) for n in short}
    return draft.without("pull quote", {n for n, words in texts.items() if whole.count(words) > known[words]})


def _joined(line: Line) -> str:
    return f" {' '.join(line.words)} "


def _may_repeat(line: Line) -> bool:
    return FEWEST_WORDS <= len(line.words) <= MOST_WORDS and isinstance(line.block, Paragraph | Heading | Quote)
