"""Words as they are compared: folded, without punctuation.

A page is folded as bytes, one for each character that Arabic, Persian, Kurdish and English pages have, which takes a
tenth of the time. A text with any other character is folded letter by letter.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache

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


def bare_words(text: str) -> list[str]:
    """Return the words of a text as they are compared: folded, without punctuation.

    >>> bare_words("Don't miss: الإدارة، أيضاً")
    ['dont', 'miss', 'الاداره', 'ايضا']
    """
    return fold_bare(text).split()


def fold_bare(text: str) -> str:
    r"""Return a text folded, with spaces for punctuation and joiners; its lines stay lines.

    >>> fold_bare("أُمم،\n2011"), fold_bare("Ő؟")
    ('امم \n2011', 'o ')
    """
    encoding, letters, dropped = _bytewise()
    try:
        data, _ = codecs.charmap_encode(text, "strict", encoding)
    except UnicodeEncodeError:
        # Only the lines with such a character take long.
        return "\n".join(map(fold_bare, text.split("\n"))) if "\n" in text else text.translate(_table())
    return codecs.charmap_decode(data.translate(letters, dropped), "strict", COMMON)[0]


@cache
def _bytewise() -> tuple[dict[int, int], bytes, bytes]:
    """Return which byte a common character is, what each byte becomes, and which become nothing."""
    folded = [_bare(char) for char in COMMON]
    letters = bytes(COMMON.index(text) if text else 0 for text in folded)
    dropped = bytes(place for place, text in enumerate(folded) if not text)
    return codecs.charmap_build(COMMON), letters.ljust(256, b"\0"), dropped  # type: ignore[return-value]


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
