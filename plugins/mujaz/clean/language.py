"""The language that a text is written in, by its letters."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from mujaz.clean.refusal import refuse

LANGUAGES: Final = ("ar", "en")
"""The languages in which the archive has items."""
NAMES: Final = {"ar": "Arabic", "en": "English", "fa": "Persian", "ckb": "Kurdish"}
ARABIC: Final = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]+"
)  # KASHMIRI YEH … AE … HEH WITH INVERTED V
LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
ARABIC_LEADS: Final = b"\xd8\xd9\xda\xdb"
"""The bytes with which Arabic letters begin in UTF-8."""
ASCII: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SURELY: Final = 3
"""A text with so many times as many letters of one script is written in it."""
KURDISH: Final = "\u06d5\u0695\u06b5\u06c6\u06ce"
"""Letters of Kurdish, which Arabic and Persian do not have: AE, REH and LAM WITH SMALL V, OE, YEH WITH SMALL V."""
PERSIAN: Final = "\u067e\u0686\u0698\u06af\u06a9\u06cc"
"""Letters of Persian, which Arabic does not have: PEH, TCHEH, JEH, GAF, KEHEH, FARSI YEH."""
ARABIC_ONLY: Final = "\u0629\u0649\u0643\u064a\u0625\u0623"
"""Letters that Arabic has in every line and Persian hardly: TEH MARBUTA, ALEF MAKSURA, KAF, YEH, ALEFS WITH HAMZA."""
NO_LEADS: Final = bytes(range(256)).translate(None, ARABIC_LEADS)
NO_LATIN: Final = bytes(range(256)).translate(None, ASCII)
PEH: Final = "\u067e"
"""The one letter of Persian that begins in UTF-8 as those of Arabic do; the others begin with DA and DB.

A text in Arabic letters with few of them is Arabic.
"""
KURDISH_SHARE: Final = 0.06
PERSIAN_SHARE: Final = 0.04
"""So many of its letters a Kurdish or Persian text has of its own; an Arabic one that names a Persian has fewer."""


def language_of(text: str) -> str:
    """Return `ar`, `fa` or `ckb` for a text mostly in Arabic letters, else `en`.

    >>> language_of("قال ناطق باسم USA Today"), language_of("The word سلام means peace")
    ('ar', 'en')
    >>> language_of("مردم می\u200cگویند که راه بسته است"), language_of("جووتیاران دەڵێن ئاوی ئەمساڵ بەشە")
    ('fa', 'ckb')
    """
    if text.isascii():
        return "en" if LATIN.search(text) else "ar"
    data = text.encode()
    leads = data.translate(None, NO_LEADS)
    # In most texts all that is not Arabic could be Latin, and still be too little.
    if len(leads) > SURELY * (len(text) - len(leads)):
        letters = len(leads)
    else:
        letters, latin = _count_letters(text, len(leads), len(data.translate(None, NO_LATIN)))
        if letters < latin:
            return "en"
    if leads.count(b"\xda") + leads.count(b"\xdb") + (text.count(PEH) if PEH in text else 0) < PERSIAN_SHARE * letters:
        return "ar"
    if letters and _count(KURDISH, text) >= KURDISH_SHARE * letters:
        return "ckb"
    persian = _count(PERSIAN, text)
    # Arabic texts typed on a Persian keyboard have Persian kaf and yeh, but still their teh marbuta and hamzas.
    return "fa" if persian > max(PERSIAN_SHARE * letters, _count(ARABIC_ONLY, text)) else "ar"


def _count_letters(text: str, letters: int, latin: int) -> tuple[int, int]:
    """Return how many letters of a text are Arabic and how many Latin, counted so far by their bytes in UTF-8.

    A few signs are among those; where most are not of one script, the letters are counted.
    """
    if letters > SURELY * latin or latin > SURELY * letters:
        return letters, latin
    letters, latin = (sum(map(len, script.findall(text))) for script in (ARABIC, LATIN))
    return letters, latin


def _count(letters: str, text: str) -> int:
    return sum(map(text.count, letters))


def check_language(name: str, language: str, known: Collection[str] | None) -> str:
    """Return `language`; refuse the page called `name` if the archive does not have it."""
    if known is None or language in known:
        return language
    raise refuse(
        name,
        "The text is in {language}, and the archive has {known} only; if it is in one of these, run: "
        "mujaz import --lang LANGUAGE {page}",
        language=NAMES[language],
        known=" and ".join(NAMES.get(other, other) for other in known),
        page=name,
    )
