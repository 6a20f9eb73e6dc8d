"""The lines that stand above headlines: where the news is from, what kind of article it is, the latest news."""

from __future__ import annotations

from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import Line
from mujaz.clean.names import BETWEEN, PLACE
from mujaz.clean.people import is_person, may_name
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.records import key_of

STANDFIRST_WORDS: Final = 16
"""A line of so many words below a headline is its subtitle."""
MOST_KICKER: Final = 8
"""A line above a headline that says where the news is from has no more words."""
FULL_STOPS: Final = ".۔"  # ARABIC FULL STOP


def is_kicker(one: Line) -> bool:
    """Tell whether a short line says where the news below it is from."""
    if one.length > MOST_KICKER or not one.words or one.words[0] not in _kicker_words():
        return False
    return after_phrase(one.text, phrases("kicker")) is not None


def says_kind(one: Line, below: Line) -> bool:
    """Tell whether a line says what kind of article stands below, where the one below may be its headline."""
    # Hardly any line begins with one of the words.
    if one.words[0] not in _kinds() or max(one.length, below.length) >= STANDFIRST_WORDS:
        return False
    return below.text[-1] not in FULL_STOPS


def names_writer(one: Line) -> bool:
    """Tell whether a short line is a person's name, perhaps with a post: `Dana Whitlock / Staff Writer`."""
    return (
        one.length <= MOST_KICKER
        and may_name(one.words)
        and is_person(PLACE.sub("", BETWEEN.split(one.text, maxsplit=1)[0]))
    )


@cache
def ticker_marks() -> frozenset[bytes]:
    """Return the words below which stands the news of the hour."""
    return frozenset(map(key_of, phrases("ticker")))


@cache
def _kinds() -> frozenset[bytes]:
    """Return the words with which Persian lines open that say above a headline what kind of article stands below."""
    return frozenset(bare_words(phrase)[0] for phrase in phrases("kind_above"))


@cache
def _kicker_words() -> frozenset[bytes]:
    """Return the words with which the lines above headlines open."""
    return frozenset(bare_words(phrase)[0] for phrase in phrases("kicker"))
