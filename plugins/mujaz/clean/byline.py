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
GOES_ON = re.compile(r"[,،;؛]\s*\Z")  # ARABIC COMMA, ARABIC SEMICOLON
"""The end of a line that goes on in the next one."""
OPENING = re.compile(r"(?P<word>\S+(?:\s+by)?)\s+(?P<name>\S.*)")
"""A word and what follows it: `بقلم ليلى حداد`, `Written by Sara Khalil`."""


def take_byline(draft: Draft, stated: str | None, register: Register, near: tuple[str, ...] = ()) -> Draft:
    """Return the draft with its byline: `stated` in the page's metadata, or `near` the headline, or above the text."""
    head = draft.head
    places = {
        n
        for n, line in enumerate(head)
        if _is_byline(line.text) or _is_short(line.text, line.block) or _inside(line.text) is not None
    }
    named = [name for n in sorted(places) if (name := read_byline(head[n].text, register))]
    found = (name for text in near if count_words(text) <= BYLINE_WORDS and (name := _after_opening(text)))
    stated = (_after_opening(stated) or stated) if stated else next(found, None) or next(iter(named), None)
    draft = replace(draft.without("byline or section", places), byline=stated)
    # What is left above the first sentence is a caption, a kicker, a menu: headings and lists may be the article's.
    head = draft.head if len(draft.head) < len(draft.lines) else ()
    left = {n for n, line in enumerate(head) if isinstance(line.block, Paragraph) and not GOES_ON.search(line.text)}
    return draft.without("above the text", left)


def read_byline(text: str, register: Register) -> str | None:
    """Return the author whom a short line names: behind a word such as `بقلم`, or a publication; None if neither."""
    name = _after_opening(text) or _inside(text)
    if name:
        return name
    return text if any(register.source_named(part) for part in byline_parts(text)) else None


def _is_byline(text: str) -> bool:
    return count_words(text) <= BYLINE_WORDS and _after_opening(text) is not None


def _is_short(text: str, block: object) -> bool:
    return isinstance(block, Paragraph | Heading) and count_words(text) <= MOST_WORDS


def _inside(text: str) -> str | None:
    """Return the name behind a byline's word and a colon at the end of a line with a date before it.

    >>> _inside("الاثنين، 3 حزيران 2024 - 09:40 كتب: ليلى حداد")
    'ليلى حداد'
    """
    before, colon, name = text.rpartition(": ")
    words = before.split()
    good = bool(colon and words) and fold_phrase(words[-1]) in phrases("byline") and any(map(str.isdigit, before))
    return name.strip() if good and 1 < count_words(name) <= MOST_WORDS else None


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
