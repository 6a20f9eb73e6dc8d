"""The language that a text is written in."""

from __future__ import annotations

import re

ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")  # KASHMIRI YEH … HEH WITH INVERTED V
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def language_of(text: str) -> str:
    """Return `ar` for a text mostly in Arabic letters, else `en`.

    >>> language_of("قال ناطق باسم USA Today"), language_of("The word سلام means peace")
    ('ar', 'en')
    """
    return "ar" if len(ARABIC.findall(text)) >= len(LATIN.findall(text)) else "en"
