"""Skips within a text that end other than at a sentence: newsletters' boxes, links above buttons, lists."""

from __future__ import annotations

import re
from typing import Final

from mujaz.clean.lines import REAL_WORDS, SENTENCE_END, TEXT_BLOCKS, Line, ends_sentence, is_text
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.reading import has_year

SHORTEST_HEADLINE: Final = 5
"""A line of fewer words within a text may be a sub-heading."""
MOST_WORDS: Final = 25
"""More words are no headline and no line of a box."""
BOX_LINES: Final = 6
"""The box of a newsletter has no more lines."""
NUMBERED: Final = re.compile(r"(\d{1,3})\s?[.)\-–:]\s")
"""How the parts of a list within an article begin."""
PART_LINES: Final = 30
"""No part of one has more lines."""
TEASERS: Final = 2
TEASER_HEADLINE: Final = 4
"""So many are a list, and a headline has so many words."""
LONG_WORD: Final = 4
"""Words of so many letters tell what a line is about."""


def is_above_button(lines: tuple[Line, ...], mark: int) -> bool:
    """Tell whether the headline that a mark belongs to stands above it, within the text: text follows the mark."""
    if not 1 < mark < len(lines) - 1 or not is_text(lines[mark + 1]) or not is_text(lines[mark - 2]):
        return False
    above = lines[mark - 1]
    whole = isinstance(above.block, TEXT_BLOCKS) and SHORTEST_HEADLINE <= above.length <= MOST_WORDS
    return whole and SENTENCE_END.search(above.text.rstrip("؟?!")) is None


def is_newsletter(lines: tuple[Line, ...]) -> bool:
    """Tell whether lines are the box of a newsletter: its invitation first, a few words on it, its button last."""
    known = phrases("newsletter")
    if len(lines) > BOX_LINES or after_phrase(lines[0].text, known) is None:
        return False
    return after_phrase(lines[-1].text, known) is not None and all(line.length <= MOST_WORDS for line in lines)


def goes_on(lines: tuple[Line, ...], mark: int, place: int) -> bool:
    """Tell whether a line has the number that follows the last one above a mark, as the parts of a list have."""
    number = NUMBERED.match(lines[place].text) if lines[place].text[0].isdigit() else None
    if number is None:
        return False
    near = reversed(lines[max(0, mark - PART_LINES) : mark])
    above = (NUMBERED.match(line.text) for line in near if line.text[0].isdigit())
    last = next(filter(None, above), None)
    return last is not None and int(number[1]) == int(last[1]) + 1


def are_teasers(lines: tuple[Line, ...], mark: int) -> bool:
    """Tell whether all that is behind a mark are teasers: each a headline, a paragraph by itself, perhaps a date.

    The paragraphs of an article stand together, with no dates between them. Without dates there is nothing but
    headlines and their paragraphs, and much more text above the mark.
    """
    behind = lines[mark + 1 :]
    told: list[int] = []
    for n, line in enumerate(behind):
        if line.length >= REAL_WORDS and is_text(line):
            if told and told[-1] == n - 1:
                return False
            told.append(n)
    if len(told) < TEASERS:
        return False
    headlines = [behind[n - 1] for n in told if n]
    shortest = min([line.length for line in headlines], default=0)
    if len(headlines) < len(told) or shortest < TEASER_HEADLINE or any(ends_sentence(one.text) for one in headlines):
        return False
    if all(_tells_of(behind[n - 1], behind[n]) for n in told):
        return True
    dates = sum(line.suspect > 0 and line.length < REAL_WORDS and has_year(line.text) for line in behind)
    if dates >= len(told) - 1:
        return True
    pairs = len(behind) == 2 * len(told) and shortest > TEASER_HEADLINE
    above = sum([line.length for line in lines[:mark] if is_text(line)])
    return pairs and above >= 2 * sum([line.length for line in behind])


def _tells_of(headline: Line, paragraph: Line) -> bool:
    """Tell whether a paragraph has most of the longer words of the line above it, as a teaser has of its headline."""
    words = {word for word in headline.words if len(word) >= LONG_WORD}
    return len(words) >= TEASER_HEADLINE and 2 * len(words.intersection(paragraph.words)) >= len(words)
