"""Lines that say something about an article, or are buttons beside it: labels, dates, numbers, tags."""

from __future__ import annotations

import re

from mujaz.clean.dates import read_date_line
from mujaz.clean.lines import Draft, count_words
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.model import Heading, ListBlock, Paragraph, Table

NUMBERS = re.compile(r"[\W\d_]*(?:[kKmM]|ألف)?[\W_]*")
"""A line of figures and signs only, with the letter of thousands or millions: 1.2K."""
READING_TIME = re.compile(r"\W*\d+\s*(?:دقائق|دقيقة|minutes?|mins?)(?:\s+(?:للقراءة|قراءة|read))?\W*", re.IGNORECASE)
"""3 min read, 5 دقائق للقراءة."""
HASHTAGS = re.compile(r"(?:#[\w\u200c]+[\s,،]*)+")  # ARABIC COMMA
"""Tags and nothing else; a paragraph may begin with one."""
MOST_WORDS = 12
"""A line of more words is running text, whatever word it starts with."""


def cut_menus(draft: Draft) -> Draft:
    """Return the draft without the lists and tables above the text that are menus: not one sentence in them."""
    menus = {n for n, line in enumerate(draft.head) if isinstance(line.block, ListBlock | Table)}
    return draft.without("menu", menus)


def cut_labels(draft: Draft) -> Draft:
    """Return the draft without its labels, buttons, dates, numbers and tags."""
    plain = {n for n, line in enumerate(draft.lines) if isinstance(line.block, Paragraph | Heading)}
    return draft.without("label", {n for n in plain if is_label(draft.lines[n].text)})


def is_label(text: str) -> bool:
    """Tell whether a line is no part of any text.

    >>> [is_label(text) for text in ("المصدر: وكالات", "12 آب 2023", "1.2K", "#سوريا #حلب", "#سوريا في خطر.")]
    [True, True, True, True, False]
    """
    if not any(char.isalnum() for char in text) or any(
        form.fullmatch(text) for form in (NUMBERS, READING_TIME, HASHTAGS)
    ):
        return True
    if count_words(text) > MOST_WORDS:
        return False
    known = any(after_phrase(text, phrases(kind)) is not None for kind in ("label", "share", "end"))
    return known or read_date_line(text, day_first=True) is not None
