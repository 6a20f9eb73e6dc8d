"""Which lines beside a text are headlines of other articles, once it is known that they are none of its own."""

from __future__ import annotations

import re
from typing import Final

from mujaz.clean.labels import is_label
from mujaz.clean.lines import PLAIN, Line, count_words
from mujaz.clean.people import has_role
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.promo import is_promo

ADDRESS: Final = re.compile(r"://|\w\.[a-z]{2,}/", re.IGNORECASE)
FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 30
"""Fewer words are a section or a button, more are a text: no headlines."""


def headlines_of(line: Line) -> tuple[str, ...]:
    """Return the headlines in a line of links."""
    if not line.suspect:
        return (" ".join(line.text.split()),) if FEWEST_WORDS <= len(line.words) <= MOST_WORDS else ()
    parts = (line.text,) if line.block is PLAIN else paragraphs_of([line.block])
    return tuple(text for part in parts for text in headlines_in(part))


def headlines_in(text: str) -> tuple[str, ...]:
    """Return `text` if it may be a headline."""
    if not FEWEST_WORDS <= count_words(text) <= MOST_WORDS or is_label(text) or is_promo(text):
        return ()
    if ("/" in text and ADDRESS.search(text) is not None) or after_phrase(text, phrases("plain_byline")) is not None:
        return ()
    role = text.startswith("*") and has_role(" ".join(text.lstrip("* ").split()[:1]))
    return () if role else (" ".join(text.split()),)
