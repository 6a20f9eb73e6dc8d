"""Pull quotes: a few words of the text that a page prints a second time, larger."""

from __future__ import annotations

from mujaz.clean.lines import REAL_WORDS, Draft
from mujaz.model import Heading, Paragraph, Quote

FEWEST_WORDS, MOST_WORDS = 5, 40
LINES = (Paragraph, Heading, Quote)


def cut_repeats(draft: Draft) -> Draft:
    """Return the draft without the lines of which every word stands in a longer line of running text."""
    texts = [f" {' '.join(line.words)} " for line in draft.lines]
    numbers = [len(line.words) for line in draft.lines]
    long = [text for text, number in zip(texts, numbers, strict=True) if number >= REAL_WORDS]
    whole = "\n".join(long)
    short = [place for place, number in enumerate(numbers) if FEWEST_WORDS <= number <= MOST_WORDS]
    # A long line stands there itself, and so do its copies.
    found = [n for n in short if whole.count(texts[n]) > (numbers[n] >= REAL_WORDS)]
    cut = {n for n in found if whole.count(texts[n]) > long.count(texts[n])}
    return draft.without("pull quote", {n for n in cut if isinstance(draft.lines[n].block, LINES)})
