"""How much of some bytes reads as Arabic in a charset of single bytes."""

from __future__ import annotations

import re

WORD = re.compile("(?:[^\\W\\d_]|[\u064b-\u0652])+")  # FATHATAN … SUKUN
ARABIC_WORD = re.compile("[\u0620-\u0652\u066e-\u06d3\u06d5]{2,}")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
SURE = 0.8
"""So many of the letters that are not ASCII stand in Arabic words, if a text is Arabic."""


def arabic_share(sample: bytes, charset: str) -> float:
    """Return the share of the letters that are not ASCII which stand in Arabic words; mixed words count against it."""
    try:
        words = WORD.findall(sample.decode(charset))
    except UnicodeDecodeError:
        return 0.0
    strange = [word for word in words if not word.isascii()]
    arabic = sum(len(word) for word in strange if ARABIC_WORD.fullmatch(word))
    mixed = sum(len(word) for word in strange if LATIN.search(word))
    return (arabic - mixed) / max(1, sum(map(len, strange)))
