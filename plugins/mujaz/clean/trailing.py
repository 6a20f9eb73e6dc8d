"""Headlines of other articles behind the last sentence of a text, which no marker opens."""

from __future__ import annotations

from typing import Final

from mujaz.clean.fates import settle
from mujaz.clean.lines import ENDING, SENTENCE_END, Draft, Line, is_rate
from mujaz.clean.other_headlines import headlines_in
from mujaz.clean.related import LINES
from mujaz.clean.speeches import is_salutation

TAIL_WORDS: Final = 9
LONG_TAIL_WORDS: Final = 16
"""Lines of up to nine words behind the last sentence are headlines of other articles, and longer ones among them."""


def cut_tail(draft: Draft) -> Draft:
    """Return the draft without the headlines of other articles that stand behind its last sentence."""
    start = _tail_start(draft.lines)
    if start in {0, len(draft.lines)}:
        return draft
    behind = enumerate(draft.lines[start:], start)
    return settle(draft, {place: ("related", headlines_in(line.text)) for place, line in behind})


def _tail_start(lines: tuple[Line, ...]) -> int:
    """Return where the unpunctuated short lines at the end begin; a headline with a question mark is among them."""
    place = start = len(lines)
    while place and _is_short(lines[place - 1], LONG_TAIL_WORDS):
        place -= 1
        # A longer line is a headline if shorter ones stand above and below it.
        if _is_short(lines[place], TAIL_WORDS):
            start = place
        elif start == len(lines):
            break
    while start < len(lines) and SENTENCE_END.search(lines[start].text):
        start += 1
    return start


def _is_short(line: Line, most: int) -> bool:
    if line.length > most or not isinstance(line.block, LINES) or is_rate(line.text) or is_salutation(line):
        return False
    if line.text[-1].isalnum():
        return True
    full_stop = SENTENCE_END.search(line.text, max(0, len(line.text) - ENDING))
    return full_stop is None or full_stop[0][0] not in ".۔"
