"""How a line is written that may be a headline, and which lines are the site's, a picture's or a writer's."""

from __future__ import annotations

import re
from functools import lru_cache

from mujaz.clean.labels import is_label
from mujaz.clean.lines import count_words
from mujaz.clean.notation import canonize
from mujaz.clean.people import SECTION_WORDS, is_person, is_section
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases
from mujaz.clean.promo import is_caption, is_promo
from mujaz.clean.records import COLUMN, COLUMNS, MANY_COLUMNS
from mujaz.clean.signs import is_sign

FEWEST_WORDS, MOST_WORDS = 3, 32
"""A headline has at least and at most so many words."""
DIGIT = re.compile(r"\d")
DAY = re.compile(r"(?=.*[GHJ]\d\d)(?:W\d\d|[GHJ]\d\d|\d{1,2}(?:st|nd|rd|th)?|يوم|[\s,،/|()-])+")
"""Weekday, day and month of a canonical text."""
BULLETS = "+•●▪◦*-–—·"
TAKEN_FOR = re.compile(r"\s(?:for|via)\s|\s?/\s?")
"""What stands between who took a picture and for whom."""
ARROWS = "»›→>←"
"""At the end of a line they lead elsewhere, unless what they end is a quotation."""
BREADCRUMBS = re.compile(r"[»›>←/](?<=\s.)(?=\s)")
PHOTOGRAPHER_WORDS = 9
"""Who took a picture and for whom are no more words."""


def may_be_title(text: str) -> bool:
    """Tell whether a line may be a headline: neither label nor caption nor byline, with a headline's words."""
    return has_form(text, count_words(text)) and not is_beside(text)


@lru_cache(maxsize=REMEMBERED)
def has_form(text: str, count: int) -> bool:
    """Tell whether a line of so many words is written as headlines are, and names no section."""
    if not FEWEST_WORDS <= count <= MOST_WORDS or _is_menu(text) or text[0] in BULLETS or text[-1] in ":：":
        return False
    quoted = "|" not in text and ("«" in text or "‹" in text)
    if (text[-1] in ARROWS and not quoted) or (text[0] == "(" and text[-1] == ")"):
        return False
    if count <= SECTION_WORDS + 1 and _is_yearless(text):
        return False
    ticker = COLUMN in text and len(COLUMNS.findall(text)) >= MANY_COLUMNS
    return not ticker and not _has_breadcrumbs(text) and not (count <= SECTION_WORDS and is_section(text))


def _has_breadcrumbs(text: str) -> bool:
    """Tell whether an arrow or a slash stands between the entries of a path to a section."""
    # Few headlines have one of the signs, and a look for each takes a fifth of the time of the pattern.
    has_sign = "/" in text or ">" in text or "»" in text or "›" in text or "←" in text
    return has_sign and BREADCRUMBS.search(text) is not None


def _is_yearless(text: str) -> bool:
    """Tell whether a short line is a day without its year, and nothing else: الجمعة 11 آب, Friday, August 11."""
    return DIGIT.search(text) is not None and DAY.fullmatch(canonize(text)) is not None


def _is_menu(text: str) -> bool:
    """Tell whether bars stand between entries, and not one behind a headline before the name of its site."""
    return "|" in text and (text.count("|") > 1 or text.partition("|")[0].count(" ") < FEWEST_WORDS)


def is_photographer(text: str) -> bool:
    """Tell whether a line is who took a picture and for whom: `Ana Brandt for The Harbour Courier`."""
    if "/" not in text and "for" not in text and "via" not in text:
        return False
    name, *whom = TAKEN_FOR.split(text, maxsplit=1)
    return bool(whom) and is_person(name)


@lru_cache(maxsize=REMEMBERED)
def is_beside(text: str) -> bool:
    """Tell whether a line is the site's, a picture's or a writer's."""
    if is_label(text) or is_promo(text) or is_caption(text) or is_sign(text):
        return True
    if any(after_phrase(text, phrases(kind)) is not None for kind in ("related", "byline", "plain_byline")):
        return True
    return fold_phrase(text.split(maxsplit=1)[0]) in phrases("caption") and text[0].isascii()
