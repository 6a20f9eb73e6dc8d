"""Pull quotes: a few words of the text that a page prints a second time, larger."""

from __future__ import annotations

from typing import Final

from mujaz.clean.lines import REAL_WORDS, WORDS, Draft, Line
from mujaz.model import Heading, Paragraph, Quote

FEWEST_WORDS: Final = 5
MOST_WORDS: Final = 40
LINES: Final = (Paragraph, Heading, Quote)
FIRST: Final = 3
"""So many words of a line are searched for first, which takes a tenth of the time of the whole line."""


def cut_repeats(draft: Draft) -> Draft:
    """Return the draft without the lines of which every word stands in a longer line of running text."""
    listed = list(map(WORDS, draft.lines))
    running = [words for words in listed if len(words) >= REAL_WORDS]
    whole = b"\n".join(map(b" ".join, running))
    # A long line stands there itself, and so do its copies.
    again = [
        n
        for n, words in enumerate(listed)
        if FEWEST_WORDS <= len(words) <= MOST_WORDS
        and whole.count(b" ".join(words[:FIRST])) > (len(words) >= REAL_WORDS)
    ]
    if not again:
        return draft
    long = [_apart(words) for words in running]
    whole = b"\n".join(long)
    cut = {n for n in again if whole.count(text := _apart(listed[n])) > long.count(text)}
    return draft.without("pull quote", {n for n in cut if _may_be_quoted(draft.lines, n)})


def _may_be_quoted(lines: tuple[Line, ...], place: int) -> bool:
    """Tell whether a line is no heading whose words stand in the paragraph right below it."""
    block = lines[place].block
    if isinstance(block, Heading) and place + 1 < len(lines):
        return _apart(lines[place].words) not in _apart(lines[place + 1].words)
    return isinstance(block, LINES)


def _apart(words: list[bytes]) -> bytes:
    """Return words with spaces around each, so that none is found within another."""
    return b" %b " % b" ".join(words)
