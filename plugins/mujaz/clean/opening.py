"""The standfirst of a dump: a sentence or two between the headline and the byline or date of a page.

An HTML page says by its elements and its description what the standfirst is; in plain text only the order tells.
"""

from __future__ import annotations

from mujaz.clean.lines import Draft, Line, may_open
from mujaz.clean.people import is_person
from mujaz.clean.signs import is_sign

MOST_LINES, MOST_WORDS = 2, 45
"""A standfirst has no more lines, and none of more words."""
TIMES = 3
"""The text behind has so many times its words at least."""


def cut_opening(draft: Draft) -> Draft:
    """Return the draft of a plain text without the sentences that stand above its byline or date."""
    lines = draft.lines
    for place in range(1, min(MOST_LINES + 1, len(lines))):
        if not _may_be_standfirst(lines[place - 1]):
            return draft
        if _is_sign(lines[place]):
            above = sum([line.length for line in lines[:place]])
            behind = sum([line.worth for line in lines[place + 1 :]])
            opens = any(map(may_open, lines[:place])) and behind >= TIMES * above
            return draft.without("above the text", set(range(place))) if opens else draft
    return draft


def _may_be_standfirst(line: Line) -> bool:
    return not line.suspect and line.length <= MOST_WORDS


def _is_sign(line: Line) -> bool:
    """Tell whether a line is a byline or a date, or a person's name and nothing else."""
    return (line.suspect and is_sign(line.text)) or is_person(line.text)
