"""Marks in the text of a page behind which its article is over: readers' comments, tags, rights."""

from __future__ import annotations

from functools import cache

from mujaz.clean.lines import Line
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.records import MARKS, key_of

MARK_WORDS, LONG_MARK_WORDS = 6, 20
"""A mark of comments has no more words; `6 Comments on …` names the article."""
STARTS = (2, 3)
"""A mark of so many words may have others behind it."""
FIGURES = "0123456789"


def is_comments_mark(one: Line) -> bool:
    """Tell whether readers' comments stand behind a line: `5 Comments`, `التعليقات (3)`, `Reply`."""
    most = LONG_MARK_WORDS if one.words and one.words[0].isdecimal() else MARK_WORDS
    if len(one.words) > most or one.text[-1] in MARKS or comment_words().isdisjoint(one.words):
        return False
    words = [word for word in one.words if word.strip(FIGURES)]
    known = _marks() if len(words) == len(one.words) else _marks() | _counted()
    return " ".join(words) in known or any(" ".join(words[:n]) in known for n in STARTS if n < len(words))


@cache
def _marks() -> frozenset[str]:
    return frozenset(map(key_of, phrases("comments")))


@cache
def _counted() -> frozenset[str]:
    return frozenset(map(key_of, phrases("counted_comments")))


@cache
def comment_words() -> frozenset[str]:
    """Return the words with which the marks of comments begin."""
    return frozenset(mark.split()[0] for mark in _marks() | _counted())


def find_end(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the article that stands from `start` to `end` is over: at a mark with most of it above."""
    whole = sum([one.worth for one in records[start:end]])
    before = 0
    for place in range(start, end):
        one = records[place]
        before += one.worth
        if one.suspect and not one.worth and before and _is_end(one) and _outweighs(one, before, whole - before):
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
