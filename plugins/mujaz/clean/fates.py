"""What becomes of the lines that a rule takes, and of the headlines of other articles in them."""

from __future__ import annotations

from itertools import repeat

from mujaz.clean.lines import Draft, without_places
from mujaz.model import RemovedLine

Fate = tuple[str, tuple[str, ...]]
"""Why a line goes, and the headlines in it; lines without a fate stay."""


def settle(draft: Draft, fates: dict[int, Fate]) -> Draft:
    """Return the draft once those of its lines that go have met their fate, by their places in their order."""
    lines = draft.lines
    taken = [(rule, lines[place].text) for place, (rule, _) in fates.items()]
    removed = map(tuple.__new__, repeat(RemovedLine), taken)  # as in `removed_by`
    found = [headline for _, headlines in fates.values() for headline in headlines]
    related = tuple(dict.fromkeys((*draft.related, *found))) if found else draft.related
    return Draft(without_places(lines, fates), (*draft.removed, *removed), related, draft.byline)
