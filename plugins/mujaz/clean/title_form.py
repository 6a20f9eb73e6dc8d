"""How a line is written that may be a headline, and which lines are the site's, a picture's or a writer's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mujaz.clean.labels import is_label
from mujaz.clean.lines import count_words
from mujaz.clean.notation import canonize
from mujaz.clean.people import SECTION_WORDS, is_person, is_section
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases
from mujaz.clean.promo import is_caption, is_promo
from mujaz.clean.reading import has_year
from mujaz.clean.records import COLUMN, COLUMNS, MANY_COLUMNS
from mujaz.clean.signs import is_sign

FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 32
"""A headline has at least and at most so many words."""
DIGIT: Final = re.compile(r"\d")
DAY: Final = re.compile(r"(?=.*[GHJ]\d\d)(?:W\d\d|[GHJ]\d\d|\d{1,2}(?:st|nd|rd|th)?|يوم|[\s,،/|()-])+")
"""Weekday, day and month of a canonical text."""
GOES_ON: Final = ":：؛،,;"  # ARABIC SEMICOLON, ARABIC COMMA
"""What a line ends with that goes on in the next one, as the line above a headline does."""
STAMP_WORDS: Final = 8
DAY_WORDS: Final = 5
"""A line that says when something was printed has no more words, nor a day without its year."""
CLOCK: Final = re.compile(r"(?<!\d)\d{1,2}[:٫]\d\d(?!\d)")
SINCE: Final = re.compile(r"\W*(?:(?:منذ|قبل|پێش)\s)?\d+\s\w+(?:\s(?:پیش|قبل|ago|مضت|لەمەوبەر))?\W*", re.IGNORECASE)
"""57 دقیقه پیش, 3 hours ago, منذ 5 دقائق."""
BULLETS: Final = "+•●▪◦*-–—·"
TAKEN_FOR: Final = re.compile(r"\s(?:for|via)\s|\s?/\s?")
"""What stands between who took a picture and for whom."""
GLUED: Final = re.compile(r"رئيس (?:التحرير|مجلس ال[إا]دارة)[^\W\d_]")
"""The office of a newspaper with the name of who holds it, as some dumps join them: رئيس التحريرعادل رمزي."""
ARROWS: Final = "»›→>←"
"""At the end of a line they lead elsewhere, unless what they end is a quotation."""
BREADCRUMBS: Final = re.compile(r"[»›>←/](?<=\s.)(?=\s)")
PHOTOGRAPHER_WORDS: Final = 9
"""Who took a picture and for whom are no more words."""


def may_be_title(text: str) -> bool:
    """Tell whether a line may be a headline: neither label nor caption nor byline, with a headline's words."""
    return has_form(text, count_words(text)) and not is_beside(text)


@lru_cache(maxsize=REMEMBERED)
def has_form(text: str, count: int) -> bool:
    """Tell whether a line of so many words is written as headlines are, and names no section."""
    if not FEWEST_WORDS <= count <= MOST_WORDS or _is_menu(text) or text[0] in BULLETS or text[-1] in GOES_ON:
        return False
    quoted = "|" not in text and ("«" in text or "‹" in text)
    if (text[-1] in ARROWS and not quoted) or (text[0] == "(" and text[-1] == ")"):
        return False
    if count <= STAMP_WORDS and DIGIT.search(text) and (_is_stamp(text) or (count <= DAY_WORDS and _is_yearless(text))):
        return False
    ticker = COLUMN in text and len(COLUMNS.findall(text)) >= MANY_COLUMNS
    if ticker or _has_breadcrumbs(text) or is_masthead(text):
        return False
    return not (count <= SECTION_WORDS and is_section(text))


def _has_breadcrumbs(text: str) -> bool:
    """Tell whether an arrow or a slash stands between the entries of a path to a section."""
    # Few headlines have one of the signs, and a look for each takes a fifth of the time of the pattern.
    has_sign = "/" in text or ">" in text or "»" in text or "›" in text or "←" in text
    return has_sign and BREADCRUMBS.search(text) is not None


def _is_yearless(text: str) -> bool:
    """Tell whether a short line with figures is a day without its year: الجمعة 11 آب, Friday, August 11."""
    return DAY.fullmatch(canonize(text)) is not None


def _is_stamp(text: str) -> bool:
    """Tell whether a short line with figures says when it was printed: by a year and a time, or how long ago."""
    return SINCE.fullmatch(text) is not None or (CLOCK.search(text) is not None and has_year(text))


def _is_menu(text: str) -> bool:
    """Tell whether bars stand between entries, and not one behind a headline before the name of its site."""
    return "|" in text and (text.count("|") > 1 or text.partition("|")[0].count(" ") < FEWEST_WORDS)


def is_photographer(text: str) -> bool:
    """Tell whether a line is who took a picture and for whom: `Ana Brandt for The Harbour Courier`."""
    if "/" not in text and "for" not in text and "via" not in text:
        return False
    name, *whom = TAKEN_FOR.split(text, maxsplit=1)
    return bool(whom) and is_person(name)


def is_masthead(text: str) -> bool:
    """Tell whether a line is an office of the newspaper, with who holds it or not: رئيس التحرير."""
    # Hardly any line has a word of one.
    is_arabic = "رئيس" in text or "مدير" in text or "المشرف" in text or "صاحب" in text
    if not (is_arabic or "ditor" in text or "DITOR" in text):
        return False
    return GLUED.search(text) is not None or after_phrase(text, phrases("masthead")) is not None


@lru_cache(maxsize=REMEMBERED)
def is_beside(text: str) -> bool:
    """Tell whether a line is the site's, a picture's or a writer's."""
    if is_label(text) or is_promo(text) or is_caption(text) or is_sign(text):
        return True
    if any(after_phrase(text, phrases(kind)) is not None for kind in ("related", "byline", "plain_byline")):
        return True
    return fold_phrase(text.split(maxsplit=1)[0]) in phrases("caption") and text[0].isascii()
