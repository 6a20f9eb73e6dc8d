"""What each character becomes in each fold: the tables behind `fold`, made once."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mujaz.arabic import digits
from mujaz.arabic.letters import (
    APOSTROPHES,
    ARABIC_MARKS,
    HYPHENS,
    INVISIBLES,
    LATIN_MARKS,
    PRESENTATION_FORMS,
    TATWEEL,
    code_points,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Table = dict[int, str | None]

ALEF, WAW, YEH, ALEF_MAKSURA, HEH, KAF = "\u0627", "\u0648", "\u064a", "\u0649", "\u0647", "\u0643"
FARSI_YEH = "\u06cc"

# Letters that differ only by the seat of a hamza, by a keyboard or by nothing that a reader sees.
_SAME_LETTERS = {
    "\u0622": ALEF,  # alef with madda above
    "\u0623": ALEF,  # alef with hamza above
    "\u0625": ALEF,  # alef with hamza below
    "\u0671": ALEF,  # alef wasla
    "\u0672": ALEF,  # alef with wavy hamza above
    "\u0673": ALEF,  # alef with wavy hamza below
    "\u06a9": KAF,  # the kaf of Persian keyboards
    "\u06be": HEH,  # heh doachashmee
    "\u06c1": HEH,  # heh goal
    FARSI_YEH: ALEF_MAKSURA,  # the yeh of Persian keyboards: at the end of a word it may be either
}

# What a hurried writer exchanges.
_LOOKUP_LETTERS: dict[str, str | None] = {
    ALEF_MAKSURA: YEH,
    "\u0629": HEH,  # teh marbuta
    "\u0624": WAW,  # waw with hamza above
    "\u0626": YEH,  # yeh with hamza above
}

# What a search does without.
_SEARCH_LETTERS: dict[str, str | None] = {
    ALEF_MAKSURA: YEH,
    "\u0629": HEH,  # teh marbuta
    "\u0624": None,  # waw with hamza above
    "\u0626": None,  # yeh with hamza above
    "\u0621": None,  # hamza
}

# Latin letters that Unicode does not take apart.
LATIN_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}

# The Latin, Greek, Cyrillic and Armenian letters, the rest of Latin, and its ligatures.
_CASED = "\u0041-\u005a\u00b5-\u0587\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06"

# What most texts are written in: ASCII, the letters and signs of Arabic, dashes and quotation marks.
_COMMON = "\u0000-\u007e\u00a0-\u00bf\u060c-\u06ff\u2010-\u2026"

# The space before a mark that shows it alone, as NFKC writes U+FE70.
_SHOWN_ALONE = re.compile(f" (?=[{ARABIC_MARKS}])")


def _build_match() -> Table:
    """Return what each character becomes in the match fold: nothing, or letters that stay as they are."""
    table: Table = dict.fromkeys(code_points(HYPHENS), " ")
    eastern = digits.ARABIC_INDIC + digits.PERSIAN
    table.update({ord(digit): digits.to_western(digit) for digit in eastern})
    dropped = ARABIC_MARKS + LATIN_MARKS + TATWEEL + INVISIBLES + APOSTROPHES
    table.update(dict.fromkeys(code_points(dropped)))
    table.update({ord(letter): same for letter, same in _SAME_LETTERS.items()})
    for ranges, simplify in ((_CASED, _plain), (PRESENTATION_FORMS, _shape)):
        simple = ((point, simplify(chr(point))) for point in code_points(ranges))
        changed = {point: letters for point, letters in simple if letters != chr(point)}
        table.update({point: letters.translate(table) or None for point, letters in changed.items()})
    return table


def _loosen(table: Table, letters: Mapping[str, str | None]) -> Table:
    """Return `table` followed by a change of `letters`."""
    further = str.maketrans(dict(letters))
    loose = {point: became and (became.translate(further) or None) for point, became in table.items()}
    return {**further, **loose}


def _plain(letter: str) -> str:
    """Return a letter in lower case, and a Latin one without its accent."""
    lower = letter.casefold()
    if not unicodedata.name(letter, "").startswith("LATIN"):
        return lower
    bare = (part for part in unicodedata.normalize("NFD", lower) if not unicodedata.combining(part))
    return "".join(LATIN_LETTERS.get(part, part) for part in bare)


def _shape(form: str) -> str:
    """Return the letters that a presentation form shows."""
    return _SHOWN_ALONE.sub("", unicodedata.normalize("NFKC", form))


MATCH = _build_match()
LOOKUP = _loosen(MATCH, _LOOKUP_LETTERS)
SEARCH = _loosen(MATCH, _SEARCH_LETTERS)


def with_common(table: Table) -> Table:
    """Return `table` with common characters that stay as they are, for `str.translate` looks longest for the absent."""
    return {**{point: chr(point) for point in code_points(_COMMON)}, **table}
