"""The byline: who is named as the author above the text, a person or the publication itself."""

from __future__ import annotations

import re
from dataclasses import replace

from mujaz.clean.lines import Draft, count_words
from mujaz.clean.phrases import COLON, fold_phrase, phrases
from mujaz.clean.source import BYLINE_WORDS, byline_parts
from mujaz.model import Heading, Paragraph
from mujaz.register import Register

MOST_WORDS = 5
"""A line of up to five words before the first paragraph is a byline or a section."""
OPENING = re.compile(r"(?P<word>\S+(?:\s+by)?)\s+(?P<name>\S.*)")
"""A word and what follows it: `بقلم ليلى حداد`, `Written by Sara Khalil`."""


def take_byline(draft: Draft, stated: str | None, register: Register) -> Draft:
    """Return the draft with its byline, which is `stated` in the page's metadata or stands above the text."""
    head = draft.head
    places = {n for n, line in enumerate(head) if _is_byline(line.text) or _is_short(line.text, line.block)}
    named = [name for n in sorted(places) if (name := read_byline(head[n].text, register))]
    stated = _after_opening(stated) or stated if stated else next(iter(named), None)
    return replace(draft.without("byline or section", places), byline=stated)


def read_byline(text: str, register: Register) -> str | None:
    """Return the author whom a short line names: behind a word such as `بقلم`, or a publication; None if neither."""
    name = _after_opening(text)
    if name:
        return name
    return text if any(register.source_named(part) for part in byline_parts(text)) else None


def _is_byline(text: str) -> bool:
    return count_words(text) <= BYLINE_WORDS and _after_opening(text) is not None


def _is_short(text: str, block: object) -> bool:
    return isinstance(block, Paragraph | Heading) and count_words(text) <= MOST_WORDS


def _after_opening(text: str) -> str | None:
    """Return the name behind a byline's opening word; some openings count only with a colon.

    >>> _after_opening("كتبت: ليلى حداد"), _after_opening("By Sara Khalil"), _after_opening("كتب على الجدار")
    ('ليلى حداد', 'Sara Khalil', None)
    """
    start, *rest = COLON.split(text, maxsplit=1)
    if rest and rest[0] and fold_phrase(start) in phrases("byline"):
        return rest[0]
    match = OPENING.fullmatch(text)
    return match["name"] if match and fold_phrase(match["word"]) in phrases("plain_byline") else None
