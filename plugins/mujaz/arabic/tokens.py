"""The words of a text, in any script, and where they stand.

A word is a run of letters and digits of one kind: Arabic letters with their harakat, or other letters and
digits. Hyphens, quotation marks and brackets part words, an apostrophe between letters does not, so that
Deir ez-Zor, Deir ez Zor and Deir-ez-Zor have the same three words. Web addresses have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mujaz.arabic.letters import (
    APOSTROPHES,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    INVISIBLES,
    LATIN_MARKS,
    TATWEEL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# A web address up to the first white space or closing mark.
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"«»]+"

# An Arabic letter and what follows it in its word; an invisible mark at the end is not the word's.
_ARABIC_WORD = f"[{ARABIC_LETTERS}][{ARABIC_LETTERS}{ARABIC_MARKS}{TATWEEL}{INVISIBLES}]*(?<![{INVISIBLES}])"

# A letter or digit that is not Arabic writing, and what follows it up to an apostrophe.
_OTHER_LETTER = rf"[^\W_{TATWEEL}{ARABIC_LETTERS}]"
_OTHER_RUN = rf"{_OTHER_LETTER}++(?:[{LATIN_MARKS}{INVISIBLES}]++{_OTHER_LETTER}++)*+[{LATIN_MARKS}]*+"
_OTHER_WORD = f"{_OTHER_RUN}(?:[{APOSTROPHES}]{_OTHER_RUN})*"

# A word of plain letters before a blank or comma: most are, and the rest of the expression need not be tried.
_PLAIN_WORD = r"(?:[\u0621-\u064a]++|[A-Za-z]++)(?=[ ,\n])"

# An address or a word, for `re.split`: the group makes it return both words and what lies between. All begin with
# a letter or digit, so that no other character is tried in four ways.
_WORD = re.compile(rf"((?=\w)(?:{_PLAIN_WORD}|{_ADDRESS}|{_ARABIC_WORD}|{_OTHER_WORD}))")


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """A word and where it stands: `text[token.start:token.end] == token.text`."""

    start: int
    end: int
    text: str


def split_words(text: str) -> list[str]:
    """Return gap, word, gap, word … gap: the odd ones are words (or web addresses), joined they are `text`.

    >>> split_words("في «دير الزور».")
    ['', 'في', ' «', 'دير', ' ', 'الزور', '».']
    """
    return _WORD.split(text)


def is_address(word: str) -> bool:
    """Tell whether a word of `split_words` is a web address.

    >>> is_address("https://example.com/syria"), is_address("Syria")
    (True, False)
    """
    return "." in word or "/" in word


def find_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of `text`.

    >>> [token.text for token in find_tokens("زار الـISIS دير-الزور (F-16)")]
    ['زار', 'الـ', 'ISIS', 'دير', 'الزور', 'F', '16']
    >>> [token.text for token in find_tokens("Russia's al-Qa'ida, in https://a.example/b")]
    ["Russia's", 'al', "Qa'ida", 'in']
    """
    return tuple(_iterate_tokens(text))


def _iterate_tokens(text: str) -> Iterator[Token]:
    place = 0
    for number, piece in enumerate(split_words(text)):
        end = place + len(piece)
        if number % 2 and not is_address(piece):
            yield Token(place, end, piece)
        place = end
