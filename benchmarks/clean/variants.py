"""Other articles in the same clothes, so that what is timed is never read twice.

The words of an article are changed letter by letter, each round in another way, and its date is moved by weeks: the
menus and labels of its publication stay as they are, as in a real dump; nothing that was remembered of one text
helps with the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, partial
from zlib import crc32

from pages import Article, Kind, Page, all_pages

WORD = re.compile(r"[^\W\d_]{4,}")
"""Words long enough to be of the text and not of its grammar."""
LETTERS = ("حجخ", "سش", "تبثن", "دذ", "رز", "صض", "طظ", "عغ", "فق", "aeiou", "dtkg", "lmnr", "sv", "bp")
"""Letters that change places with each other."""


def vary(text: str, number: int) -> str:
    """Return a text with other words of the same length."""
    return WORD.sub(lambda word: word[0].translate(_table(number, len(word[0]))), text)


@cache
def _table(number: int, length: int) -> dict[int, str]:
    """Return what the letters of words of a length become; the checksum says how far those of a group are moved."""
    steps = [crc32(f"{number} {length} {group}".encode()) % len(group) for group in LETTERS]
    turned = ((group, group[step:] + group[:step]) for group, step in zip(LETTERS, steps, strict=True))
    return {ord(old): new for group, moved in turned for old, new in zip(group, moved, strict=True)}


def vary_article(article: Article, number: int) -> Article:
    """Return another article of the same form, published some weeks later."""
    later = datetime.fromisoformat(article.date) + timedelta(weeks=number)
    moved = later.isoformat() if "T" in article.date else later.date().isoformat()
    return replace(
        article,
        headline=vary(article.headline, number),
        date=article.date if article.jalali else moved,
        blocks=tuple((kind, tuple(vary(text, number) for text in texts)) for kind, texts in article.blocks),
        summary=vary(article.summary, number),
        caption=vary(article.caption, number),
        related=tuple(vary(text, number) for text in article.related),
    )


def rounds_of(number: int, kinds: Iterable[Kind]) -> Iterator[list[Page]]:
    """Yield the pages of the corpus of some kinds so many times, each time with other words."""
    for shift in range(1, number + 1):
        yield list(all_pages(partial(vary_article, number=shift), kinds))
