"""Marks in the text of a page behind which its article is over: readers' comments, tags, rights."""

from __future__ import annotations

from functools import cache
from typing import Final

from mujaz.clean.lines import MARKS, MAY_END, Line
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.records import key_of

MARK_WORDS: Final = 6
LONG_MARK_WORDS: Final = 20
"""A mark of comments has no more words; `6 Comments on …` and `تعليقان على “…”` name the article."""
QUOTES: Final = frozenset('"“«‘')
STARTS: Final = (2, 3)
"""A mark of so many words may have others behind it."""
FIGURES: Final = b"0123456789"


def is_comments_mark(one: Line) -> bool:
    """Tell whether readers' comments stand behind a line: `5 Comments`, `التعليقات (3)`, `Reply`."""
    # Few lines have a word with which marks begin.
    if not one.suspect & MAY_END:
        return False
    listed = one.words
    number = len(listed)
    if number > LONG_MARK_WORDS or one.text[-1] in MARKS:
        return False
    if number > MARK_WORDS and not listed[0].isdigit() and QUOTES.isdisjoint(one.text):
        return False
    words = [word for word in listed if word.strip(FIGURES)]
    known = _marks() if len(words) == number else _marks() | _counted()
    return b" ".join(words) in known or any(b" ".join(words[:n]) in known for n in STARTS if n < len(words))


@cache
def _marks() -> frozenset[bytes]:
    return frozenset(map(key_of, phrases("comments")))


@cache
def _counted() -> frozenset[bytes]:
    return frozenset(map(key_of, phrases("counted_comments")))


def find_end(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the article that stands from `start` to `end` is over: at a mark with most of it above."""
    before, whole = 0, -1
    for place, one in enumerate(records[start:end], start):
        if one.worth:
            before += one.worth
        elif one.suspect & MAY_END and before and _is_end(one):
            whole = sum([other.worth for other in records[start:end]]) if whole < 0 else whole
            if _outweighs(one, before, whole - before):
                return place
    return end


def _outweighs(one: Line, before: int, behind: int) -> bool:
    """Tell whether the text above a mark is the article; comments may be longer than what they are about."""
    return before >= behind or (is_comments_mark(one) and before * 2 >= behind)


def _is_end(one: Line) -> bool:
    if not one.words:
        return one.text.strip(" -–—") in {"###", "30"}
    return is_comments_mark(one) or after_phrase(one.text, _ends()) is not None


@cache
def _ends() -> frozenset[str]:
    """Return the phrases behind which there is no article."""
    return phrases("end") | phrases("finish")
