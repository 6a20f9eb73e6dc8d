"""The standfirst of a dump: a sentence or two between the headline and the byline or date of a page.

An HTML page says by its elements and its description what the standfirst is; in plain text only the order tells.
"""

from __future__ import annotations

import re
from itertools import compress, count
from typing import Final

from mujaz.clean.labels import is_label
from mujaz.clean.lines import (
    MARKS_ONLY,
    MAY_ASK,
    MAY_BE_CAPTION,
    MAY_BE_LABEL,
    SHORT_SENTENCE,
    TEXT,
    WORTH,
    Draft,
    Line,
    may_open,
)
from mujaz.clean.people import is_person, may_name
from mujaz.clean.promo import is_caption, is_promo
from mujaz.clean.signs import is_sign

MOST_LINES: Final = 2
MOST_WORDS: Final = 45
"""A standfirst has no more lines, and none of more words."""
NAME_WORDS: Final = 8
"""A person's name with titles has no more words."""
DATELINE: Final = re.compile(r"[^().؟!?:]{2,50}\([^()]{2,30}\)\s?[-–—:]\s")
"""TARSEN, June 21 (Harbour Wire) – as agencies open their texts."""
DATELINE_END: Final = re.compile(r"\)\s?[-–—:]\s")
REPORTS: Final = ("به گزارش ", "بە ڕاپۆرتی ")
"""How Persian and Kurdish agencies open them: by whose report it is."""
KURDISH: Final = "ڕ"  # REH WITH SMALL V BELOW
"""A letter that only Kurdish has: it is found many times faster than the words."""
DATELINE_WITHIN: Final = 10
LONGEST_DATELINE: Final = 60
"""It stands among so many first lines, and within so many characters of its own."""
SECTION_WORDS: Final = 5
"""A line of so few words is no part of it."""
TIMES: Final = 3
"""The text behind has so many times its words at least."""


def cut_opening(draft: Draft) -> Draft:
    """Return the draft of a plain text without the sentences that stand above its byline or date."""
    draft = _cut_above_dateline(draft)
    lines = draft.lines
    # What stands above the first sentence is looked at last, for most texts have no byline or date below that.
    first = next((n for n, line in enumerate(lines) if line.length >= SHORT_SENTENCE and _opens(n, line)), len(lines))
    above: list[int] = []
    sentences = words = 0
    for place, line in enumerate(lines[first:], first):
        if sentences and _is_sign(line):
            break
        if not may_open(line):
            above += [place] if _may_go_too(line) else []
        elif not sentences or _opens(place, line):
            if not _may_be_standfirst(line) or sentences == MOST_LINES:
                return draft
            above.append(place)
            sentences, words = sentences + 1, words + line.length
    else:
        return draft
    if words * TIMES > sum(map(WORTH, lines[place + 1 :])) or any(map(_is_sign, lines[1 : first + 1])):
        return draft
    above += [n for n, line in enumerate(lines[:first]) if _may_go_too(line) and not may_open(line)]
    return draft.without("above the text", set(above))


def _opens(place: int, line: Line) -> bool:
    """Tell whether a line is a sentence of the text, and no label or caption below the headline."""
    if not may_open(line):
        return False
    if not place or not line.suspect:
        return True
    label = line.suspect & MAY_BE_LABEL and is_label(line.text)
    return not label and not (line.suspect & MAY_BE_CAPTION and is_caption(line.text))


def _may_go_too(line: Line) -> bool:
    """Tell whether a line beside a standfirst may be of it; a section or a place goes by a rule of its own."""
    return line.length > SECTION_WORDS and _may_be_standfirst(line)


def _cut_above_dateline(draft: Draft) -> Draft:
    """Return the draft without captions, key points and sentences above the dateline with which its text opens."""
    lines = draft.lines
    # Few texts have the end of a dateline there, which one look tells.
    near = "\n".join(map(TEXT, lines[1:DATELINE_WITHIN]))
    reported = REPORTS[0] in near or (KURDISH in near and REPORTS[1] in near)
    if not reported and (")" not in near or DATELINE_END.search(near) is None):
        return draft
    words = 0
    for place in compress(count(), map(WORTH, lines[:DATELINE_WITHIN])):
        if place and opens_as_agencies_do(lines[place].text):
            behind = sum(map(WORTH, lines[place:]))
            above = {n for n in range(place) if not _is_sign(lines[n])}
            return draft.without("above the text", above) if words * TIMES <= behind else draft
        words += lines[place].worth
    return draft


def opens_as_agencies_do(text: str) -> bool:
    """Tell whether a paragraph opens with a dateline, or with whose report it is, as Persian and Kurdish ones do."""
    if text.find("(", 0, LONGEST_DATELINE) > 0 and DATELINE.match(text):
        return True
    return text.startswith(REPORTS)


def _may_be_standfirst(line: Line) -> bool:
    suspect = line.suspect
    if line.length > MOST_WORDS or (suspect & MARKS_ONLY and suspect & ~MARKS_ONLY != MAY_ASK):
        return False
    if not suspect:
        return True
    # Figures alone make a line suspect.
    return not (
        (suspect & MAY_ASK and is_promo(line.text))
        or (suspect & MAY_BE_LABEL and is_label(line.text))
        or (suspect & MAY_BE_CAPTION and is_caption(line.text))
    )


def _is_sign(line: Line) -> bool:
    """Tell whether a line is a byline or a date, or a person's name and nothing else."""
    if line.suspect > 0 and is_sign(line.text):
        return True
    return line.length <= NAME_WORDS and may_name(line.words) and is_person(line.text)
