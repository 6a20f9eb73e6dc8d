"""Lines that open a text and are no sentences: the verses of a poem, the items of a list."""

from __future__ import annotations

from itertools import takewhile

from mujaz.clean.lines import Draft, Line

FEWEST = 3
"""A subtitle, a site's name and a place stand in one or two lines above a text."""
FEWEST_WORDS = 3
"""A person's name or a section has fewer words."""


def opening_verses(draft: Draft) -> tuple[Line, ...]:
    """Return the lines right below the headline that are the text's although no sentence stands above them.

    >>> opening_verses(Draft(()))
    ()
    """
    verses = tuple(takewhile(_may_be_verse, draft.head))
    return verses if len(verses) >= FEWEST and len(verses) == len(draft.head) else ()


def _may_be_verse(line: Line) -> bool:
    return not line.suspect and len(line.words) >= FEWEST_WORDS
