"""Which line of a page's text is its headline."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mujaz.clean.core import MENU_LINES, NEAR, is_in_title
from mujaz.clean.labels import is_label
from mujaz.clean.lines import Line, count_words
from mujaz.clean.notation import canonize
from mujaz.clean.people import SECTION_WORDS, is_section
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases
from mujaz.clean.promo import is_caption, is_promo
from mujaz.clean.reading import YEAR
from mujaz.clean.records import COLUMN, COLUMNS, MANY_COLUMNS
from mujaz.clean.signs import is_sign

FEWEST_WORDS, MOST_WORDS = 3, 32
"""A headline has at least and at most so many words."""
SURE_WORDS = 5
"""A line of fewer may be a section's or the site's name."""
FAR = 80
"""Where no line near the text may be its headline, so many are looked at."""
MOST_ASKED = 20
"""A question of more words is of the text."""
DIGIT = re.compile(r"\d")
DAY = re.compile(r"(?=.*[GHJ]\d\d)(?:W\d\d|[GHJ]\d\d|\d{1,2}(?:st|nd|rd|th)?|يوم|[\s,،/|()-])+")
"""Weekday, day and month of a canonical text."""
BULLETS = "+•●▪◦*-–—·"
BREADCRUMBS = re.compile(r"\s[»›>←/]\s")
AGAIN, FIRST, ABOVE_SIGN, ABOVE_OTHER, SENTENCE, FEW, BELOW = 6.0, 5.0, 3.0, 1.5, -3.0, -1.0, -2.0
"""What it counts that a line stands elsewhere too, first, above a byline or date, above a subtitle, ends with a full
stop, has few words, stands below the byline and date of another …"""
SHARED, MOST_SHARED = 0.7, 3
"""… and for each of its longer words that stand in the first paragraphs."""
STEP = 0.1
"""What each line between it and the text counts against it."""
STEPS, VISIT = 6, 3
"""A byline stands so few lines below its headline; the day of the visit among so many first lines."""
LONG_WORD = 4
OPENING = 3
"""So many first lines of a text tell what it is about."""


def find_title(records: tuple[Line, ...], start: int) -> int:
    """Return the place of the headline above the text that begins at `start`, the first line where none may be one.

    A page's menu, ticker and breadcrumbs stand above its headline, its byline, date and caption below.
    """
    end = start + int(_may_open(records, start))
    found = _find(records, start, range(max(0, start - NEAR), end))
    return found if found is not None else _find(records, start, range(max(0, start - FAR), end)) or 0


def _find(records: tuple[Line, ...], start: int, places: range) -> int | None:
    """Return the place of the headline among the lines at some places above the text."""
    good = [place for place in places if FEWEST_WORDS <= records[place].length <= MOST_WORDS]
    near = [place for place in good if _has_form(records[place].text, records[place].length)]
    if len(near) > 1:
        # What stands first on a page with menus is the day of the visit.
        listed = places if start <= MENU_LINES else places[max(0, VISIT - places.start) :]
        signs = [place for place in listed if records[place].suspect and _may_be_sign(records[place].text)]
        words = [one.words for one in records]
        story = frozenset().union(*words[start : start + OPENING])
        around = _Around(
            records, start, frozenset(near), frozenset(signs), _signed_from(records, near, signs), story, words
        )
        near.sort(key=around.score, reverse=True)
    # Whether a line is the site's is asked last, for that takes longest.
    return next((place for place in near if not (records[place].suspect and _is_beside(records[place].text))), None)


class _Around(NamedTuple):
    """What a page shows around the lines that may be its headline."""

    records: tuple[Line, ...]
    start: int
    near: frozenset[int]
    signs: frozenset[int]
    signed: int
    """The first byline or date that has a headline right above it; what is below it is no headline."""
    story: frozenset[bytes]
    words: list[list[bytes]]

    def score(self, place: int) -> float:
        """Return how much speaks for a line as the headline."""
        one = self.records[place]
        shared = min(MOST_SHARED, sum([len(word) >= LONG_WORD for word in self.story.intersection(one.words)]))
        score = SHARED * shared - STEP * (self.start - place)
        if place and (self._stands_again(one, shared) or is_in_title(self.records, one)):
            score += AGAIN
        if one.length < SURE_WORDS:
            score += FEW
        else:
            score += FIRST if place == 0 and self.start <= MENU_LINES else 0
            score += ABOVE_SIGN if place + 1 in self.signs else 0
            score += ABOVE_OTHER if place + 1 in self.near else 0
        if self.signed < place:
            score += BELOW
        return score + (SENTENCE if one.text.endswith((".", "۔")) else 0)

    def _stands_again(self, one: Line, shared: int) -> bool:
        """Tell whether a line that is no name of the site stands elsewhere too."""
        if not shared or one.length < SURE_WORDS:
            return False
        return self.words.count(one.words) > 1


def _signed_from(records: tuple[Line, ...], near: list[int], signs: list[int]) -> int:
    """Return the place of the first of the `signs` if a headline stands right above it, else of the end."""
    first = min(signs, default=len(records))
    signed = any(first - STEPS <= n < first and records[n].length >= SURE_WORDS for n in near)
    return first if signed else len(records)


def _may_open(records: tuple[Line, ...], start: int) -> bool:
    """Tell whether the first line that reads as a sentence is a headline that asks or calls."""
    return start < len(records) and records[start].length <= MOST_ASKED and records[start].text[-1] in '؟?!"»”’'


@lru_cache(maxsize=REMEMBERED)
def _may_be_sign(text: str) -> bool:
    """Tell whether a line is a byline or has a year, as dates have."""
    return YEAR.search(text) is not None or is_sign(text)


def may_be_title(text: str) -> bool:
    """Tell whether a line may be a headline: neither label nor caption nor byline, with a headline's words."""
    return _has_form(text, count_words(text)) and not _is_beside(text)


@lru_cache(maxsize=REMEMBERED)
def _has_form(text: str, count: int) -> bool:
    """Tell whether a line of so many words is written as headlines are, and names no section."""
    if not FEWEST_WORDS <= count <= MOST_WORDS or _is_menu(text) or text[0] in BULLETS or text[-1] in ":：":
        return False
    if count <= SECTION_WORDS + 1 and _is_yearless(text):
        return False
    ticker = COLUMN in text and len(COLUMNS.findall(text)) >= MANY_COLUMNS
    return not ticker and BREADCRUMBS.search(text) is None and not (count <= SECTION_WORDS and is_section(text))


def _is_yearless(text: str) -> bool:
    """Tell whether a short line is a day without its year, and nothing else: الجمعة 11 آب, Friday, August 11."""
    return DIGIT.search(text) is not None and DAY.fullmatch(canonize(text)) is not None


def _is_menu(text: str) -> bool:
    """Tell whether bars stand between entries, and not one behind a headline before the name of its site."""
    return "|" in text and (text.count("|") > 1 or text.partition("|")[0].count(" ") < FEWEST_WORDS)


@lru_cache(maxsize=REMEMBERED)
def _is_beside(text: str) -> bool:
    """Tell whether a line is the site's, a picture's or a writer's."""
    if is_label(text) or is_promo(text) or is_caption(text) or is_sign(text):
        return True
    if any(after_phrase(text, phrases(kind)) is not None for kind in ("related", "byline", "plain_byline")):
        return True
    return fold_phrase(text.split(maxsplit=1)[0]) in phrases("caption") and text[0].isascii()
