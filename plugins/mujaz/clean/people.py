"""Who is a person in a byline, and what is an agency, a desk, an account or the publication itself."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.phrases import fold_phrase

SECTION_WORDS: Final = 4
MOST_WORDS: Final = 5
"""A person's name has no more words."""
LONGEST: Final = 60
"""No longer text is the name of one person."""
NO_NAME: Final = re.compile(r"[\d@_<>{}=:\u2190-\u21ff«»]|https?:|www\.|\.(?:com|org|net)\b", re.IGNORECASE)
"""What is in addresses, accounts, dates, arrows and names of publications, and in no name."""
INITIALS: Final = re.compile(r"[A-Z]{2,6}")
"""One word of capitals is how an organisation is called."""
INITIAL: Final = re.compile(r"[\u0621-\u064a]\. ?[\u0621-\u064a]{3,}(?: [\u0621-\u064a]{3,})?")  # HAMZA … YEH
"""One letter for the given name, as Algerian papers print it: ب. قدور."""
SIGNS: Final = re.compile(r"[\W_]+")
PARTICLES: Final = frozenset({"de", "da", "al", "el", "bin", "ibn", "van", "von", "di", "la", "le"})
"""Words in small letters within Latin names."""
ACCOUNT: Final = re.compile(r"[a-z][a-z.-]*")
"""One word in small letters is how a system calls its user."""


@cache
def _table(kind: str) -> frozenset[str]:
    """Return the folded names and words of one `kind` in `people.toml`."""
    return frozenset(map(fold_phrase, _tables()[kind]))


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("people.toml").read_text("utf-8"))


def may_be_person(text: str) -> bool:
    """Tell whether what a page calls its author may be a person.

    >>> [may_be_person(name) for name in ("ليلى حداد", "رويترز", "فريق التحرير", "admin", "Sara Khalil", "News Desk")]
    [True, False, False, False, True, False]
    """
    folded = fold_phrase(text)
    words = folded.split()
    if not words or len(text) > LONGEST or len(words) > MOST_WORDS:
        return False
    # Most names are letters and spaces only.
    if not text.replace(" ", "").isalpha() and NO_NAME.search(text):
        return False
    if folded in _table("not_people") or folded in _table("cities") or not _table("bodies").isdisjoint(words):
        return False
    if INITIALS.fullmatch(text):
        return False
    # A Latin word in small letters is none of a name, but of a sentence about the author.
    return ACCOUNT.fullmatch(text) is None and (not text.isascii() or all(map(_is_name_word, text.split())))


def is_person(text: str) -> bool:
    """Tell whether a short line is a person's name by itself: two words or more, the first a given name.

    >>> [is_person(text) for text in ("ليلى حداد", "أخبار محلية", "Sara Khalil", "Middle East", "د. علي خليل")]
    [True, False, True, False, True]
    """
    if text[1:2] == "." and has_initial(text):
        return may_be_person(text)
    words = fold_phrase(text).replace(".", " ").split()
    while words and words[0] in _table("titles"):
        del words[0]
    if len(words) < 2 or not may_be_person(text) or not all(word.replace("-", "").isalpha() for word in words):  # noqa: PLR2004
        return False
    if text.isascii() and not all(map(_is_name_word, text.split())):
        return False
    return words[0].partition("-")[0] in given_names()


def has_initial(text: str) -> bool:
    """Tell whether a text is a family name behind one letter: ب. قدور."""
    return INITIAL.fullmatch(text) is not None


def given_names() -> frozenset[str]:
    """Return the given names that are known, folded."""
    return _table("given_names")


def may_name(words: list[bytes]) -> bool:
    """Tell whether a given name is among some bare words, which is seen much faster than that they name a person."""
    return not _given_words().isdisjoint(words)


@cache
def _given_words() -> frozenset[bytes]:
    return frozenset(word for name in given_names() for word in bare_words(name))


def is_body(text: str) -> bool:
    """Tell whether a text names a newsroom or another body; the bare name of an agency may stand before its reporter's.

    >>> is_body("Coast Wire staff"), is_body("AFP")
    (True, False)
    """
    folded = fold_phrase(text)
    return folded not in _table("not_people") and not _table("bodies").isdisjoint(folded.split())


def has_role(text: str) -> bool:
    """Tell whether a text names a role, as an editor's, and no person."""
    return not _table("roles").isdisjoint(fold_phrase(text).split())


def names_office(text: str) -> bool:
    """Tell whether a text says what somebody is or does, and no place."""
    words = map(_without_article, fold_phrase(text).split())
    return has_role(text) or not _table("offices").isdisjoint(words)


def _is_name_word(word: str) -> bool:
    """Tell whether a Latin word is written as in names: with a capital, or a particle."""
    return not word[:1].islower() or word.lower() in PARTICLES


def squash(text: str) -> str:
    """Return a name as two ways of writing it are compared: folded, without spaces and signs.

    >>> squash("USA TODAY") == squash("USAToday")
    True
    """
    folded = fold_phrase(text)
    joined = folded.replace(" ", "")
    return joined if joined.isalnum() else SIGNS.sub("", folded)


def is_outlet(text: str) -> bool:
    """Tell whether a short line is the name of a publication and not that of a section, an agency or a person.

    >>> [is_outlet(text) for text in ("وكالة الساحل", "Harbour News", "World News", "أخبار محلية", "رويترز")]
    [True, True, False, False, False]
    """
    words = set(fold_phrase(text).split())
    if not 1 < len(words) <= MOST_WORDS or NO_NAME.search(text) or fold_phrase(text) in _table("not_people"):
        return False
    return not words.isdisjoint(_table("outlets")) and not words <= _table("sections")


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
