"""The newsroom's last words on an article: who reported and edited it, and how to reach the reporter."""

from __future__ import annotations

import re
from functools import cache

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import FIRST, TEXT, WORDS, Draft, Line

MOST_WORDS, CONTACT_WORDS = 45, 40
"""Neither line has more words."""
WORK = r"(?:reporting|writing|editing|compiled|translation|production|graphics)"
STAFF = re.compile(
    rf"\W*(?:additional )?{WORK}\b.{{0,300}}?\bby\b.*[;.]\s*(?:additional |and )?{WORK}\b.{{0,40}}\bby\b.*"
    r"|\(\s?(?:تغطية|شارك|شاركت|إعداد|اعداد|كتابة|ترجمة)\b[^()]*\b(?:تحرير|إعداد|اعداد|للنشرة)\b[^()]*\)\W*",
    re.IGNORECASE | re.DOTALL,
)
"""Reporting by Ana Brandt; Editing by Carl Voss, (إعداد … للنشرة العربية - تحرير …)."""
MAIL = re.compile(r"[\w.+-]@[\w-]+\.\w|\[email.protected\]")
"""An address, or what stands where a page hides it from programs."""
ASKS = re.compile(r"(?:\A|[.;!] )(?:you can |please )?(?:contact|reach|email|e-mail|write to|follow)\b", re.IGNORECASE)
"""Contact Ana Brandt at …, Reach her at …"""
OPENINGS = (
    "additional reporting writing editing compiled translation production graphics",
    "تغطية شارك شاركت إعداد كتابة ترجمة",
)
LAST = 4
"""An address stands within so many last lines."""


def cut_credits(draft: Draft) -> Draft:
    """Return the draft without the lines that say who reported and edited it, and how to reach the reporter.

    Nothing behind who edited an article is the article, if that is less than stands above it.
    """
    lines = draft.lines
    half = len(lines) // 2
    # One word of a line tells that it may be one.
    told = not _openings().isdisjoint(map(FIRST, filter(None, map(WORDS, lines[half:]))))
    first = next((n for n in range(max(1, half), len(lines)) if is_staff(lines[n])), None) if told else None
    if first is not None:
        above, behind = (sum([line.length for line in part]) for part in (lines[:first], lines[first + 1 :]))
        draft = draft.without("author note", {*(range(first, len(lines)) if behind < above else [first])})
    start = max(1, len(draft.lines) - LAST)
    if (last := "".join(map(TEXT, draft.lines[start:]))) and "@" not in last and "[email" not in last:
        return draft
    reached = {n for n, line in enumerate(draft.lines[start:], start) if _is_contact(line)}
    return draft.without("author note", reached)


@cache
def _openings() -> frozenset[bytes]:
    return frozenset().union(*map(bare_words, OPENINGS))


def is_staff(line: Line) -> bool:
    """Tell whether a line says who reported and edited an article."""
    if line.length > MOST_WORDS or not line.words or line.words[0] not in _openings():
        return False
    return STAFF.fullmatch(line.text) is not None


def _is_contact(line: Line) -> bool:
    if line.length > CONTACT_WORDS or MAIL.search(line.text) is None:
        return False
    return ASKS.search(line.text) is not None
