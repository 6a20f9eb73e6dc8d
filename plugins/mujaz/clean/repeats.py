"""Pull quotes: a few words of the text that a page prints a second time, larger."""

from __future__ import annotations

from mujaz.clean.lines import REAL_WORDS, Draft
from mujaz.model import Heading, Paragraph, Quote

FEWEST_WORDS, MOST_WORDS = 5, 40
LINES = (Paragraph, Heading, Quote)


def cut_repeats(draft: Draft) -> Draft:
    """Return the draft without the lines of which every word stands in a longer line of running text."""
    read = [(n, line.words) for n, line in enumerate(draft.lines) if len(line.words) >= FEWEST_WORDS]
    texts = [(n, len(words), f" {' '.join(words)} ") for n, words in read]
    long = [text for _, number, text in texts if number >= REAL_WORDS]
    whole = "\n".join(long)
    # A long line stands there itself, and so do its copies.
    found = [
        (n, text) for n, number, text in texts if number <= MOST_WORDS and whole.count(text) > (number >= REAL_WORDS)
    ]
    cut = {n for n, text in found if whole.count(text) > long.count(text)}
    return draft.without("pull quote", {n for n in cut if isinstance(draft.lines[n].block, LINES)})
