"""The dateline that an agency opens its stories with: a place, a date, its name."""

from __future__ import annotations

import re

from mujaz.clean.date_labels import LABEL, WORD
from mujaz.clean.frame import AGENCIES, MOST_AGENCY, MOST_WEAK, NEVER, without_tokens, words_left

DATELINE = re.compile(
    r"(?P<before>[^DT.?!\d]{0,70}?)(?:W\d\d[\s,،-]*)?D(?P<after>[^D?!:-]{0,60}?)\s*(?P<dash>[-:]|\Z)",
)
"""`نيويورك، 18 كانون الأول 2015 (وكالة …) –`."""
PARTED = re.compile(r"[,،/-]\s*\Z")
"""The sign that parts a place from the date behind it."""
BRACKETS = re.compile(r"\([^()]*\)")
MOST_PLACE, MOST_WIRE = 5, 6
"""Words before and behind a dateline's date."""
SAME_DAY = re.compile(
    r"D(?:[\s,،/()-]|W\d\d|الموافقه?|موافق|برابر با|مطابق(?: با)?|مصادف|corresponding to|equivalent to|ل(?=\s))*D"
)
"""The same day in two calendars."""


def dateline_of(text: str) -> str | None:
    """Return the dateline that a masked paragraph opens with: a place, a date, perhaps an agency, and a dash."""
    merged = SAME_DAY.sub("D", SAME_DAY.sub("D", text))
    match = DATELINE.match(merged)
    if match is None or match["before"].count("(") != match["before"].count(")"):
        return None
    before, after = WORD.findall(match["before"]), words_left(match["after"])
    outside = words_left(BRACKETS.sub(" ", match["after"]))
    most_place, most_outside = (MOST_PLACE, MOST_AGENCY) if match["dash"] else (MOST_WEAK, 0)
    if LABEL.search(match[0]) or len(before) > most_place or len(after) > MOST_WIRE or len(outside) > most_outside:
        return None
    if NEVER & {*before, *after} or not (
        PARTED.search(match["before"]) or "(" in match[0] or AGENCIES & {*before, *after}
    ):
        return None
    if re.search(r"\d", without_tokens(match["after"])) or not (before or after):
        return None
    return match[0]
