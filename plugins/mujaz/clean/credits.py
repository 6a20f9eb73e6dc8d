"""The newsroom's last words on an article: who reported and edited it, and how to reach the reporter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import FIRST, SENTENCE_MARK, TEXT, WORDS, Draft, Line
from mujaz.clean.phrases import phrases
from mujaz.clean.promo import IN_BRACKETS

MOST_WORDS: Final = 45
CONTACT_WORDS: Final = 40
CAPTION_WORDS: Final = 25
"""Neither of these lines has more words."""
WORK: Final = r"(?:reporting|writing|editing|compiled|translation|production|graphics)"
STAFF: Final = re.compile(
    rf"\W*(?:additional )?{WORK}\b.{{0,300}}?\bby\b.*[;.]\s*(?:additional |and )?{WORK}\b.{{0,40}}\bby\b.*"
    r"|\(\s?(?:تغطية|شارك|شاركت|إعداد|اعداد|كتابة|ترجمة)\b[^()]*\b(?:تحرير|إعداد|اعداد|للنشرة)\b[^()]*\)\W*",
    re.IGNORECASE | re.DOTALL,
)
"""Reporting by Ana Brandt; Editing by Carl Voss, (إعداد … للنشرة العربية - تحرير …)."""
MAIL: Final = re.compile(r"[\w.+-]@[\w-]+\.\w|\[email.protected\]")
"""An address, or what stands where a page hides it from programs."""
ASKS: Final = re.compile(
    r"(?:\A|[.;!] )(?:you can |please )?(?:contact|reach|email|e-mail|write to|follow)\b"
    r"|\bcan be (?:reached|contacted) (?:at|by|on|via|through)\b",
    re.IGNORECASE,
)
"""Contact Ana Brandt at …, Reach her at …, Ana Brandt can be reached at …"""
OPENINGS: Final = (
    "additional reporting writing editing compiled translation production graphics",
    "تغطية شارك شاركت إعداد كتابة ترجمة",
)
LAST: Final = 4
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


def cut_own_pictures(draft: Draft, names: Iterable[str]) -> Draft:
    """Return the draft without the captions that end with one of the publication's `names` in brackets."""
    ends = [n for n, line in enumerate(draft.lines) if line.text[-1] == ")" and line.length <= CAPTION_WORDS]
    found = {n: brackets for n in ends if (brackets := IN_BRACKETS.search(draft.lines[n].text)) and brackets.start()}
    if not found:
        return draft
    known = [frozenset(bare_words(name)) for name in names]
    common = frozenset().union(*map(bare_words, phrases("kinds_of_publications")))
    cut = set()
    for place, brackets in found.items():
        words = frozenset(bare_words(brackets["name"]))
        sentence = SENTENCE_MARK.search(draft.lines[place].text[: brackets.start()])
        if sentence is None and words - common and any(words <= name for name in known):
            cut.add(place)
    return draft.without("caption", cut)


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
