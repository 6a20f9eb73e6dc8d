"""The publication's own notice behind an article: who may read more, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import Draft
from mujaz.clean.phrases import Finder, fold_line, phrases, words_of
from mujaz.clean.promo import PROCLITICS

MOST_WORDS: Final = 45
NAME_LETTERS: Final = 4
"""Shorter words of a publication's name stand in many lines."""
ARTICLES: Final = ("ال", "لل", "بال", "وال")


def cut_own_notice(draft: Draft, names: Iterable[str]) -> Draft:
    """Return the draft without a last line in which the publication (its `names`) speaks of subscriptions to itself."""
    if len(draft.lines) < 2:  # noqa: PLR2004 - the last line must not be the only one
        return draft
    last = draft.lines[-1]
    # Few lines have a word of subscriptions, and that is seen much faster than the line is folded.
    if last.length > MOST_WORDS or _subscription_words().isdisjoint(last.words):
        return draft
    folded = fold_line(last.text)
    if len(folded.split()) > MOST_WORDS or not _subscription()(folded):
        return draft
    own = {_bare(word) for name in names for word in words_of(fold_line(name)) if len(word) >= NAME_LETTERS}
    own -= phrases("kinds_of_publications")
    return draft if own.isdisjoint(map(_bare, words_of(folded))) else draft.without("notice", {len(draft.lines) - 1})


@cache
def _subscription() -> Finder:
    return Finder(phrases("subscription"), PROCLITICS)


@cache
def _subscription_words() -> frozenset[bytes]:
    return frozenset().union(*map(bare_words, _subscription().openings))


def _bare(word: str) -> str:
    """Return a folded word without the article and what is joined to it."""
    for start in ARTICLES:
        if word.startswith(start) and len(word) - len(start) >= NAME_LETTERS - 1:
            return word[len(start) :]
    return word
