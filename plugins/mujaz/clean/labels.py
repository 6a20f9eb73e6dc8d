"""Lines that say something about an article, or are buttons beside it: labels, dates, numbers, tags."""

from __future__ import annotations

import re
from functools import cache

from mujaz.clean.dates import read_date_line
from mujaz.clean.lines import Draft, count_words
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases
from mujaz.clean.promo import is_caption, is_promo
from mujaz.model import Heading, ListBlock, Paragraph, Quote, Table

NUMBERS = re.compile(r"[\W\d_]*(?:[kKmM]|ألف)?[\W_]*")
"""A line of figures and signs only, with the letter of thousands or millions: 1.2K."""
READING_TIME = re.compile(r"\W*\d+\s*(?:دقائق|دقيقة|minutes?|mins?)(?:\s+(?:للقراءة|قراءة|read))?\W*", re.IGNORECASE)
"""3 min read, 5 دقائق للقراءة."""
HASHTAGS = re.compile(r"(?:#[\w\u200c]+[\s,،]*)+")  # ARABIC COMMA
"""Tags and nothing else; a paragraph may begin with one."""
SKIP_LINK = re.compile(
    r"\W*(?:(?:skip|jump|end of)\b.*\b(?:reading|content|navigation|article|list|menu|ads?|advertisement|promotion)"
    r"|(?:تخط[ىي]|تجاوز|انتقل|نهاية)\b.*\b(?:القراءة|المحتوى|القائمة|الإعلان))\W*",
    re.IGNORECASE,
)
"""Skip to content, تخطى وواصل القراءة: words for those who cannot see the page."""
END_OF = re.compile(r"\W*(?:end of|نهاية)\s+", re.IGNORECASE)
SKIP_WORDS = 8
MOST_WORDS = 12
"""A line of more words is running text, whatever word it starts with."""


def cut_menus(draft: Draft) -> Draft:
    """Return the draft without the lists and tables above the text that are menus: not one sentence in them."""
    menus = {n for n, line in enumerate(draft.head) if isinstance(line.block, ListBlock | Table)}
    return draft.without("menu", menus)


def cut_labels(draft: Draft) -> Draft:
    """Return the draft without its labels, buttons, dates, numbers and tags."""
    plain = {n for n, line in enumerate(draft.lines) if isinstance(line.block, Paragraph | Heading)}
    draft = draft.without("label", {n for n in plain if is_label(draft.lines[n].text)})
    plain = {n for n, line in enumerate(draft.lines) if isinstance(line.block, Paragraph | Heading | Quote)}
    draft = draft.without("invitation", {n for n in plain if is_promo(draft.lines[n].text)})
    plain = {n for n, line in enumerate(draft.lines) if isinstance(line.block, Paragraph | Heading)}
    return draft.without("caption", {n for n in plain if is_caption(draft.lines[n].text)})


def is_label(text: str) -> bool:
    """Tell whether a line is no part of any text.

    >>> [is_label(text) for text in ("المصدر: وكالات", "12 آب 2023", "1.2K", "#سوريا #حلب", "#سوريا في خطر.")]
    [True, True, True, True, False]
    """
    if not any(char.isalnum() for char in text) or any(
        form.fullmatch(text) for form in (NUMBERS, READING_TIME, HASHTAGS)
    ):
        return True
    words = count_words(text)
    if words <= SKIP_WORDS and (SKIP_LINK.fullmatch(text) or _is_end_of_box(text)):
        return True
    if words > MOST_WORDS:
        return False
    known = any(after_phrase(text, phrases(kind)) is not None for kind in ("label", "share", "end"))
    return known or _is_row(text) or read_date_line(text, day_first=True) is not None


def _is_end_of_box(text: str) -> bool:
    """Tell whether a line says that a box ends: نهاية قصص مقترحة, End of recommended reading."""
    box = END_OF.match(text)
    return box is not None and after_phrase(text[box.end() :], phrases("related")) == ""


def _is_row(text: str) -> bool:
    """Tell whether a line is several buttons and menu entries in a row, and nothing else.

    >>> _is_row("طباعة | تكبير الخط | أرسل إلى صديق"), _is_row("Facebook WhatsApp Copy link")
    (True, True)
    """
    words = fold_phrase(re.sub(r"[|/•·,،-]", " ", text)).split()  # ARABIC COMMA
    place = 0
    while place < len(words):
        step = next((n for n in (5, 4, 3, 2, 1) if " ".join(words[place : place + n]) in _buttons()), 0)
        if not step:
            return False
        place += step
    return bool(words)


@cache
def _buttons() -> frozenset[str]:
    return phrases("share") | phrases("end") | phrases("label")
