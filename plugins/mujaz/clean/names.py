"""The names in a byline: without its opening word, and without what stands between and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from mujaz.clean.people import has_role, is_body, is_person, may_be_person, squash
from mujaz.clean.phrases import REMEMBERED, fold_phrase, phrases, split_label

NAME_AND_PLACE: Final = 2
NAME_WORDS: Final = 2
"""A name has so many words before a role may stand behind it."""
LONGEST_BYLINE: Final = 300
"""No longer text names authors and nothing else."""
BETWEEN: Final = re.compile(r"\s*(?:[,،;؛&|/•·()]|(?<=\s)(?:and|with|و|مع|[-–—])(?=\s))\s*", re.IGNORECASE)
"""What stands between several names, and between a name, a place and a role."""
BETWEEN_WRITER: Final = re.compile(r"\s+[-–—]\s+|\s*[:/]\s+")
"""What stands between where somebody writes from, or for whom, and the name."""
OPENING_DASH: Final = re.compile(r"\A\s*(كتبت?|تقرير|إعداد|بقلم)\s*[-–—]\s*(?=\S)")
"""A byline's word with a dash behind it: كتب- أحمد خالد."""
COMMA: Final = re.compile(r"\s*[,،]\s+")
COMMAS: Final = (",", "\u060c")  # ARABIC COMMA
PLACE: Final = re.compile(r"\s+(?:in|at|from|for|في|من|لـ?)\s+.*", re.IGNORECASE)
"""Where somebody writes from: `Sara Khalil in Damascus`."""
BEHIND: Final = re.compile(
    r"(?:[-–—|•·,،/]\s*)?(?:"
    r"(?:\b(?:في|بتاريخ|يوم|الساعة|on|at|در)\s+|(?<![^\W\d_]))[\d٠-٩۰-۹]|@|\d{4}-|\d{1,2}[/.:]\d"
    r"|\b(?:published|updated|posted|last updated?|more from|follow|view all|contact|send an email)\b"
    r"|\bأرسل بريدا"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:on )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\b(?:نشر|نشرت|آخر تحديث|تاريخ|تحديث)\b"
    r"|\b(?:(?:في|يوم)\s+)*(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)[\s,،]*[\d٠-٩۰-۹]"
    r").*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind the names in a byline: dates, times, counts, accounts, links."""


@lru_cache(maxsize=REMEMBERED)
def bare_byline(text: str) -> str:
    """Return a byline without its opening word and without the date, time or account behind the names.

    >>> bare_byline("By Sara Khalil • 12 August 2023"), bare_byline("كتبت: ليلى حداد")
    ('Sara Khalil', 'ليلى حداد')
    """
    text = OPENING_DASH.sub(r"\1: ", text[:LONGEST_BYLINE].rstrip(" :"))
    start, *rest = split_label(text)
    if rest and fold_phrase(start) in phrases("byline"):
        text = rest[0]
    start, *rest = COMMA.split(text, maxsplit=1)
    if rest and fold_phrase(start) in phrases("byline"):
        text = rest[0]  # as screen readers are told: `Author, Sara Khalil`
    words = text.split(maxsplit=2)
    if number := opening_of(words):
        text = " ".join(words[number:])
    return BEHIND.sub("", text).strip(" \t,،|•·-–—:/")


def opening_of(words: list[str]) -> int:
    """Return how many words open a byline, two or one, if there are more words; 0 if none do.

    >>> opening_of(["Written", "by", "Sara Khalil"]), opening_of(["By", "Sara"]), opening_of(["Sara", "Khalil"])
    (2, 1, 0)
    """
    # A dash before a byline is no word of it: `-- By Sara Khalil`.
    if not words or ((first := fold_phrase(words[0])) and first not in _first_words()):
        return 0
    openings = phrases("plain_byline")
    if len(words) > 1 and words[1] in COMMAS:
        return int(first in openings)
    return next((n for n in (2, 1) if len(words) > n and fold_phrase(" ".join(words[:n])) in openings), 0)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases("plain_byline"))


@lru_cache(maxsize=REMEMBERED)
def people_in(text: str, site: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the persons whom a byline names, without places, roles, agencies and the squashed names in `site`.

    >>> people_in("Sara Khalil and Omar Haddad in Damascus"), people_in("ليلى حداد - القنطرة")
    (('Sara Khalil', 'Omar Haddad'), ('ليلى حداد',))
    """
    parts = [part for part in BETWEEN.split(text[:LONGEST_BYLINE]) if part.strip()]
    named = [part for part in _without_roles(parts) if may_be_person(part) and squash(part) not in site]
    if parts and is_body(parts[0]):
        # Behind the name of an agency or a newsroom stands where it is: `Coast Wire staff, New York`.
        named = [part for part in named if is_person(part)]
    if len(named) <= 1:
        return tuple(named) if len(parts) == 1 or any(" " in name for name in named) else ()
    # Beside a name, what stands behind a dash or a comma is a place, unless it has several words too.
    full = [part for part in named if is_person(part) or " " in part.strip()]
    return tuple(full or (named[:1] if len(parts) == len(named) == NAME_AND_PLACE else ()))


def _without_roles(parts: list[str]) -> Iterator[str]:
    for part in parts:
        name = _before_role(PLACE.sub("", part).strip(" .:"))
        if name and not has_role(name):
            yield name


def _before_role(text: str) -> str:
    """Return the name before a role that no sign parts from it.

    >>> _before_role("جمال الشامي مترجم وأكاديمي"), _before_role("رئيس التحرير")
    ('جمال الشامي', 'رئيس التحرير')
    """
    # In Latin letters a role is often of several words, and parted by a comma.
    words = text.split() if not text.isascii() else []
    place = next((n for n in range(NAME_WORDS, len(words)) if has_role(words[n])), 0)
    return " ".join(words[:place]) if place and is_person(" ".join(words[:place])) else text


def join_people(names: tuple[str, ...], printed: str = "") -> str | None:
    """Return several names in one line, as `printed` where nothing stands between them but a word or a sign.

    >>> join_people(("Sara Khalil", "Omar Haddad"), "Sara Khalil and Omar Haddad")
    'Sara Khalil and Omar Haddad'
    >>> join_people(("ليلى حداد", "عمر خليل"))
    'ليلى حداد، عمر خليل'
    """
    places = [(printed.find(name), len(name)) for name in names]
    start, end = min((place for place, _ in places), default=-1), max((sum(place) for place in places), default=0)
    shown = left = printed[start:end] if start >= 0 else ""
    for name in names:
        left = left.replace(name, "|", 1)
    if names and left.count("|") == len(names) and not BETWEEN.sub("", f" {left} ").strip():
        return shown.strip()
    comma = ", " if all(name.isascii() for name in names) else "، "  # ARABIC COMMA
    return comma.join(names) or None
