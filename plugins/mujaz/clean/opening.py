"""The standfirst of a dump: a sentence or two between the headline and the byline or date of a page.

An HTML page says by its elements and its description what the standfirst is; in plain text only the order tells.
"""

from __future__ import annotations

from mujaz.clean.lines import MAY_ASK, Draft, Line, may_open
from mujaz.clean.people import is_person
from mujaz.clean.promo import is_promo
from mujaz.clean.signs import is_sign

MOST_LINES, MOST_WORDS = 2, 45
"""A standfirst has no more lines, and none of more words."""
NAME_WORDS = 8
"""A person's name with titles has no more words."""
SECTION_WORDS = 5
"""A line of so few words is no part of it."""
TIMES = 3
"""The text behind has so many times its words at least."""


def cut_opening(draft: Draft) -> Draft:
    """Return the draft of a plain text without the sentences that stand above its byline or date."""
    lines = draft.lines
    above: list[int] = []
    sentences = words = 0
    for place, line in enumerate(lines):
        if place and _is_sign(line):
            behind = sum([other.worth for other in lines[place + 1 :]])
            return draft.without("above the text", set(above)) if 0 < words * TIMES <= behind else draft
        if not _may_be_standfirst(line) or sentences == MOST_LINES:
            return draft
        # A section or a place beside it goes by a rule of its own.
        if line.length > SECTION_WORDS:
            above.append(place)
        if may_open(line):
            sentences, words = sentences + 1, words + line.length
    return draft


def _may_be_standfirst(line: Line) -> bool:
    if line.length > MOST_WORDS:
        return False
    return not line.suspect or (line.suspect == MAY_ASK and not is_promo(line.text))


def _is_sign(line: Line) -> bool:
    """Tell whether a line is a byline or a date, or a person's name and nothing else."""
    return (line.suspect > 0 and is_sign(line.text)) or (line.length <= NAME_WORDS and is_person(line.text))
