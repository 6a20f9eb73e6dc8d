"""Words as they are compared: folded, without punctuation.

They are bytes, one for each character that Arabic, Persian, Kurdish and English pages have, for so a page is folded,
cut into words and compared in a tenth of the time. A text with any other character is folded letter by letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from mujaz.arabic.bytewise import COMMON, DROPPED, fold_bytes, to_bytes
from mujaz.arabic.fold import fold_lookup


def bare_words(text: str) -> list[bytes]:
    """Return the words of a text as they are compared: folded, without punctuation, each as its bytes.

    >>> [word.decode() for word in bare_words("Don't miss: Área")], bare_words("أُمم،") == bare_words("امم")
    (['dont', 'miss', 'area'], True)
    """
    try:
        data = to_bytes(text)
    except UnicodeEncodeError:
        return [_code_word(word) for word in text.translate(_table()).split()]
    return fold_bytes(data, _bytewise()).split()


def _code_word(folded: str) -> bytes:
    """Return the bytes of a folded word; those of one with an uncommon letter are no other word's."""
    data = code_of(folded)
    return b"\0" + folded.encode() if data is None else data


def code_of(text: str) -> bytes | None:
    """Return a text with one byte for each character; None if it has one that is not common."""
    try:
        return to_bytes(text)
    except UnicodeEncodeError:
        return None


code_of_page = lru_cache(maxsize=1)(code_of)
"""The same, of a page: that is looked at for what is odd in it, and then folded, so that the last one is remembered."""


def fold_lines(text: str, places: Iterable[int]) -> list[bytes]:
    r"""Return each of the lines at some places of a page folded: its bare words, parted by one space or more.

    >>> [line.split() for line in fold_lines("First\nÁrea – north,\nthird", [1, 2])]
    [[b'area', b'north'], [b'third']]
    """
    data = code_of_page(text)
    if data is None:
        lines = text.split("\n")
        return [b" ".join(bare_words(lines[place])) for place in places]
    rows = fold_bytes(data, _bytewise()).split(b"\n")
    return list(map(rows.__getitem__, places))


@cache
def _bytewise() -> bytes:
    """Return what each byte becomes: spaces stand for punctuation and joiners, and lines stay lines."""
    return b"".join(to_bytes(_bare(char)) or DROPPED for char in COMMON).ljust(256, DROPPED)


@cache
def _table() -> dict[int, str]:
    """Return what each character becomes."""
    return {point: _bare(chr(point)) for point in (*range(0x0780), *range(0x2000, 0x2070))}


def _bare(char: str) -> str:
    folded = fold_lookup(char)
    if char in "\n_":
        return char
    if char == "\u200c" or (folded == "" and char.isspace()):  # ZERO WIDTH NON-JOINER
        return " "
    return " " if folded and unicodedata.category(char)[0] in "PSZ" else folded
