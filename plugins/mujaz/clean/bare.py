"""Words as they are compared: folded, without punctuation.

They are bytes, one for each character that Arabic, Persian, Kurdish and English pages have, for so a page is folded,
cut into words and compared in a tenth of the time. A text with any other character is folded letter by letter.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from mujaz.arabic.fold import fold_lookup

COMMON = "".join(
    (
        *map(chr, range(0x80)),  # ASCII, with NULL in the first place
        *map(chr, range(0x0621, 0x063B)),  # HAMZA … GHAIN
        *map(chr, range(0x0640, 0x0653)),  # TATWEEL … SUKUN
        *map(chr, range(0x0660, 0x066A)),  # ARABIC-INDIC DIGITS
        *map(chr, range(0x06F0, 0x06FA)),  # EXTENDED ARABIC-INDIC DIGITS
        "\u067e\u0686\u0695\u0698\u06a9\u06af\u06b5\u06be\u06c0\u06c6\u06cc\u06ce\u06d5",  # of Persian and Kurdish
        "\u060c\u061b\u061f\u066a\u066b\u06d4\u00a0\u00a9\u00ab\u00b7\u00bb\u200c\u200d",  # signs and joiners
        "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2039\u203a\u00e1\u00e7\u00e8\u00e9\u00ed\u00f6\u00fc",
    )
)
"""The commonest characters of news pages, not more than a byte can tell apart."""


def bare_words(text: str) -> list[bytes]:
    """Return the words of a text as they are compared: folded, without punctuation, each as its bytes.

    >>> [word.decode() for word in bare_words("Don't miss: Área")], bare_words("أُمم،") == bare_words("امم")
    (['dont', 'miss', 'area'], True)
    """
    try:
        data, _ = codecs.charmap_encode(text, "strict", _bytewise().encoding)
    except UnicodeEncodeError:
        return [_code_word(word) for word in text.translate(_table()).split()]
    return _fold(data).split()


def _fold(data: bytes) -> bytes:
    """Return a text in the code folded, with spaces for punctuation and joiners; its lines stay lines."""
    bytewise = _bytewise()
    return data.translate(bytewise.letters, bytewise.dropped)


def _code_word(folded: str) -> bytes:
    """Return the bytes of a folded word; those of one with an uncommon letter are no other word's."""
    data = code_of(folded)
    return b"\0" + folded.encode() if data is None else data


def code_of(text: str) -> bytes | None:
    """Return a text with one byte for each character, its place in `COMMON`; None if it has one that is not there."""
    try:
        return codecs.charmap_encode(text, "strict", _bytewise().encoding)[0]
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
    rows = _fold(data).split(b"\n")
    return list(map(rows.__getitem__, places))


class _Bytewise(NamedTuple):
    """How a text of common characters is folded as bytes."""

    encoding: dict[int, int]
    """Which byte a character is."""
    letters: bytes
    """What each byte becomes."""
    dropped: bytes
    """Which bytes become nothing."""


@cache
def _bytewise() -> _Bytewise:
    folded = [_bare(char) for char in COMMON]
    letters = bytes(COMMON.index(text) if text else 0 for text in folded)
    dropped = bytes(place for place, text in enumerate(folded) if not text)
    return _Bytewise(codecs.charmap_build(COMMON), letters.ljust(256, b"\0"), dropped)  # type: ignore[arg-type]


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
