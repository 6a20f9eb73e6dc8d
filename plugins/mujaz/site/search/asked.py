"""What was asked: words, phrases, what must not be there, and what the items found have to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mujaz.arabic.search import Word, analyse, find_words, is_common
from mujaz.frozen import frozen

PART = re.compile('([-\u2212]?)(?:["\u201c\u201d«]([^"\u201c\u201d»]*)|([^\\s"\u201c\u201d«»]+))["\u201d»]?')
"""A word or a phrase, with the sign that it must not be there."""
MOST_LETTERS, MOST_WORDS = 1000, 24


@frozen
class Asked:
    """Words, phrases, and what must not be there."""

    words: tuple[Word, ...]
    phrases: tuple[tuple[Word, ...], ...]
    without: tuple[tuple[Word, ...], ...]
    cut: bool = False
    """Whether more was asked than is looked for."""


@frozen
class Filters:
    """What the items found have to be; None and empty for all."""

    language: str | None = None
    kind: str | None = None
    year: int | None = None
    records: tuple[int, ...] = ()
    """The numbers of records that they all list."""
    newest_first: bool = False

    @property
    def narrow(self) -> bool:
        """Whether there is anything that an item has to be."""
        return bool(self.language or self.kind or self.year or self.records)


def parse(text: str) -> Asked:
    """Return what a text asks for.

    >>> asked = parse('حلب "مجلس الأمن" -روسيا')
    >>> [len(asked.words), len(asked.phrases[0]), asked.without[0][0].exact]
    [1, 2, 'روسيا']
    """
    words: list[Word] = []
    phrases, without = [], []
    left = MOST_WORDS
    cut = len(text) > MOST_LETTERS
    for part in PART.finditer(text[:MOST_LETTERS]):
        found = tuple(analyse(word) for word in find_words(part[2] or part[3] or ""))
        cut = cut or len(found) > left
        found = found[:left]
        left -= len(found)
        if found and part[1]:
            without.append(found)
        elif found and part[2]:
            phrases.append(found)
        else:
            words += telling(found)
    return Asked(tuple(words), tuple(phrases), tuple(without), cut)


def telling(words: Sequence[Word]) -> list[Word]:
    """Return the words that are not common."""
    return [word for word in words if not is_common(word.exact)]
