"""Who is a person in a byline, and what is an agency, a desk, an account or the publication itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from mujaz.clean.phrases import fold_phrase, phrases, split_label

SECTION_WORDS = 4
MOST_WORDS = 5
"""A person's name has no more words."""
NAME_AND_PLACE = 2
LONGEST_BYLINE = 300
"""No longer text names authors and nothing else."""
LONGEST = 60
"""No longer text is the name of one person."""
NO_NAME = re.compile(r"[\d@_<>{}=]|https?:|www\.|\.(?:com|org|net)\b", re.IGNORECASE)
"""What is in addresses, accounts and dates, and in no name."""
SIGNS = re.compile(r"[\W_]+")
ACCOUNT = re.compile(r"[a-z][a-z.-]*")
"""One word in small letters is how a system calls its user."""
BETWEEN = re.compile(r"\s*(?:[,،;؛&|/•·()]|(?<=\s)(?:and|with|و|مع|[-–—])(?=\s))\s*", re.IGNORECASE)
"""What stands between several names, and between a name, a place and a role."""
PLACE = re.compile(r"\s+(?:in|at|from|for|في|من|لـ?)\s+.*", re.IGNORECASE)
"""Where somebody writes from: `Sara Khalil in Damascus`."""
BEHIND = re.compile(
    r"(?:[-–—|•·,،/]\s*)?(?:"
    r"(?:\b(?:في|بتاريخ|يوم|الساعة|on|at|در)\s+)?[\d٠-٩۰-۹@]"
    r"|\b(?:published|updated|posted|last updated?|more from|follow|view all|contact)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:on )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\b(?:نشر|نشرت|آخر تحديث|تاريخ|تحديث)\b"
    r"|\b(?:(?:في|يوم)\s+)*(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)[\s,،]*[\d٠-٩۰-۹]"
    r").*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind the names in a byline: dates, times, counts, accounts, links."""


@cache
def _table(kind: str) -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("people.toml").read_text("utf-8"))
    return frozenset(map(fold_phrase, table[kind]))


def may_be_person(text: str) -> bool:
    """Tell whether what a page calls its author may be a person.

    >>> [may_be_person(name) for name in ("ليلى حداد", "رويترز", "فريق التحرير", "admin", "Sara Khalil", "News Desk")]
    [True, False, False, False, True, False]
    """
    folded = fold_phrase(text)
    words = folded.split()
    if not words or len(text) > LONGEST or len(words) > MOST_WORDS or NO_NAME.search(text):
        return False
    if folded in _table("not_people") or not _table("bodies").isdisjoint(words):
        return False
    # A Latin word in small letters is none of a name, but of a sentence about the author.
    return ACCOUNT.fullmatch(text) is None and (not text.isascii() or all(map(_is_name_word, text.split())))


def is_person(text: str) -> bool:
    """Tell whether a short line is a person's name by itself: two words or more, the first a given name.

    >>> [is_person(text) for text in ("ليلى حداد", "أخبار محلية", "Sara Khalil", "Middle East", "د. علي خليل")]
    [True, False, True, False, True]
    """
    words = fold_phrase(text).replace(".", " ").split()
    while words and words[0] in _table("titles"):
        del words[0]
    if len(words) < 2 or not may_be_person(text) or not all(word.replace("-", "").isalpha() for word in words):  # noqa: PLR2004
        return False
    if text.isascii() and not all(map(_is_name_word, text.split())):
        return False
    return words[0].partition("-")[0] in given_names()


def given_names() -> frozenset[str]:
    """Return the given names that are known, folded."""
    return _table("given_names")


def _is_name_word(word: str) -> bool:
    """Tell whether a Latin word is written as in names: with a capital, or a particle."""
    return not word[:1].islower() or word.lower() in {
        "de",
        "da",
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "di",
        "la",
        "le",
    }


def squash(text: str) -> str:
    """Return a name as two ways of writing it are compared: folded, without spaces and signs.

    >>> squash("USA TODAY") == squash("USAToday")
    True
    """
    return SIGNS.sub("", fold_phrase(text))


def bare_byline(text: str) -> str:
    """Return a byline without its opening word and without the date, time or account behind the names.

    >>> bare_byline("By Sara Khalil • 12 August 2023"), bare_byline("كتبت: ليلى حداد")
    ('Sara Khalil', 'ليلى حداد')
    """
    text = text[:LONGEST_BYLINE]
    start, *rest = split_label(text)
    if rest and fold_phrase(start) in phrases("byline"):
        text = rest[0]
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
    return next((n for n in (2, 1) if len(words) > n and fold_phrase(" ".join(words[:n])) in openings), 0)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases("plain_byline"))


def people_in(text: str, site: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the persons whom a byline names, without places, roles, agencies and the squashed names in `site`.

    >>> people_in("Sara Khalil and Omar Haddad in Damascus"), people_in("ليلى حداد - القنطرة")
    (('Sara Khalil', 'Omar Haddad'), ('ليلى حداد',))
    """
    parts = [part for part in BETWEEN.split(text[:LONGEST_BYLINE]) if part.strip()]
    named = [part for part in _without_roles(parts) if may_be_person(part) and squash(part) not in site]
    if len(named) <= 1:
        return tuple(named) if len(parts) == 1 or any(" " in name for name in named) else ()
    # Beside a name, what stands behind a dash or a comma is a place, unless it has several words too.
    full = [part for part in named if is_person(part) or " " in part.strip()]
    return tuple(full or (named[:1] if len(parts) == len(named) == NAME_AND_PLACE else ()))


def _without_roles(parts: list[str]) -> Iterator[str]:
    for part in parts:
        name = PLACE.sub("", part).strip(" .:")
        if name and _table("roles").isdisjoint(fold_phrase(name).split()):
            yield name


def join_people(names: tuple[str, ...], printed: str = "") -> str | None:
    """Return several names in one line, as `printed` where that is nothing but the names.

    >>> join_people(("Sara Khalil", "Omar Haddad"), "Sara Khalil and Omar Haddad")
    'Sara Khalil and Omar Haddad'
    >>> join_people(("ليلى حداد", "عمر خليل"))
    'ليلى حداد، عمر خليل'
    """
    left = printed
    for name in names:
        left = left.replace(name, "|", 1)
    if names and left.count("|") == len(names) and not BETWEEN.sub("", f" {left} ").strip():
        return printed.strip()
    comma = ", " if all(name.isascii() for name in names) else "، "  # ARABIC COMMA
    return comma.join(names) or None


def is_section(text: str) -> bool:
    """Tell whether a line is the name of a section and nothing else.

    >>> is_section("الأخبار السياسية"), is_section("World News"), is_section("ليلى حداد")
    (True, True, False)
    """
    words = {_without_article(word) for word in fold_phrase(text).split()}
    return 0 < len(words) <= SECTION_WORDS and words <= _sections()


@cache
def _sections() -> frozenset[str]:
    return frozenset(map(_without_article, _table("sections")))


def _without_article(word: str) -> str:
    return word.removeprefix("ال")  # ALEF, LAM


def is_outlet(text: str) -> bool:
    """Tell whether a short line is the name of a publication and not that of a section, an agency or a person.

    >>> [is_outlet(text) for text in ("وكالة الساحل", "Harbour News", "World News", "أخبار محلية", "رويترز")]
    [True, True, False, False, False]
    """
    words = set(fold_phrase(text).split())
    if not 1 < len(words) <= MOST_WORDS or NO_NAME.search(text) or fold_phrase(text) in _table("not_people"):
        return False
    return not words.isdisjoint(_table("outlets")) and not words <= _table("sections")
