"""The three spellings in which texts are compared, from the strictest to the loosest.

match    finds names in running text: harakat, tatweel, alef seats, invisible marks, case and accents
lookup   finds a record by a name that a person typed: also ى/ي, ة/ه, ؤ/و, ئ/ي
search   finds what a reader may have meant: also without ؤ ئ ء

All three write any digits as 0 to 9, any hyphen as a space, drop apostrophes, and leave one space where
there was any run of white space.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from mujaz.arabic import digits
from mujaz.arabic.letters import (
    APOSTROPHES,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    HYPHENS,
    INVISIBLES,
    LATIN_MARKS,
    PRESENTATION_FORMS,
    TATWEEL,
    code_points,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Table = dict[int, str | None]

ALEF, WAW, YEH, ALEF_MAKSURA, HEH, KAF = "\u0627", "\u0648", "\u064a", "\u0649", "\u0647", "\u0643"

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
    "\u06cc": ALEF_MAKSURA,  # the yeh of Persian keyboards: at the end of a word it may be either
}

# What a hurried writer exchanges.
_LOOKUP_LETTERS = {
    ALEF_MAKSURA: YEH,
    "\u0629": HEH,  # teh marbuta
    "\u0624": WAW,  # waw with hamza above
    "\u0626": YEH,  # yeh with hamza above
}

# What a search does without.
_SEARCH_LETTERS = {
    ALEF_MAKSURA: YEH,
    "\u0629": HEH,  # teh marbuta
    "\u0624": None,  # waw with hamza above
    "\u0626": None,  # yeh with hamza above
    "\u0621": None,  # hamza
}

# Latin letters that Unicode does not take apart.
_LATIN_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}

# The Latin, Greek, Cyrillic and Armenian letters, the rest of Latin, and its ligatures.
_CASED = "\u0041-\u005a\u00b5-\u0587\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06"

# White space and hyphens: a run of them is one space.
_BLANKS = rf"\s{HYPHENS}"

# A hamza written apart from its waw or yeh, with any harakat between.
_SPLIT_HAMZA = re.compile(f"[\u0648\u064a][{ARABIC_MARKS}]*?\u0654")

# The space before a mark that shows it alone, as NFKC writes U+FE70.
_SHOWN_ALONE = re.compile(f" (?=[{ARABIC_MARKS}])")

# An alef maksura inside a word, which is how some write yeh there (شىء).
_INNER_MAKSURA = re.compile(f"{ALEF_MAKSURA}(?=[{ARABIC_LETTERS}])")

# A word with more than three letters behind its و or ف (U+0648, U+0641) that ends in alef maksura.
_LONG_MAKSURA = re.compile(
    f"(?<![{ARABIC_LETTERS}])[\u0648\u0641]?+[{ARABIC_LETTERS}]{{4,}}+(?<={ALEF_MAKSURA})",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where it came from."""

    text: str
    offsets: tuple[int, ...]
    """For each character of `text` its place in the original, and at the end the original's length."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters from `start` to `end` stand in the original text.

        >>> fold_with_offsets("مـن الرّقّة").span(3, 8)
        (4, 11)
        """
        return self.offsets[start], self.offsets[end]


def fold_match(text: str) -> str:
    """Return `text` in the spelling in which names are found in running text.

    ى stays what it is in short words, else على (on) would be علي (Ali).

    >>> fold_match("الأُمـم  المتّحدة")
    'الامم المتحدة'
    >>> fold_match("Deir ez-Zôr")
    'deir ez zor'
    >>> fold_match("مصطفى") == fold_match("مصطفي"), fold_match("وعلى") == fold_match("وعلي")
    (True, False)
    """
    return settle_maksura(fold_letters(text))


def fold_lookup(text: str) -> str:
    """Return `text` in the spelling in which a person's way of writing a name leads to its record.

    >>> fold_lookup("الإدارة الذاتيّة") == fold_lookup("الاداره الذاتية")
    True
    >>> fold_lookup("Al-Ḥasakah") == fold_lookup("al hasakah")
    True
    """
    return _apply(text, _LOOKUP)


def fold_search(text: str) -> str:
    """Return `text` in the spelling in which readers' searches are answered, still unstemmed.

    >>> fold_search("مسؤول"), fold_search("مسئول")
    ('مسول', 'مسول')
    """
    return _apply(text, _SEARCH)


def fold_letters(text: str) -> str:
    """Return the match fold without its rule on ى, for those who cut words before they apply it.

    >>> fold_letters("ولِلأعلى")
    'وللاعلى'
    """
    return _apply(text, _MATCH)


def settle_maksura(text: str) -> str:
    """Return letters from `fold_letters` with ى written as ي in words of more than three letters.

    The conjunction before a word does not count; inside a word ى is always ي.

    >>> settle_maksura("على وعلى فعلى موسى وموسى كبرى")
    'على وعلى فعلى موسي وموسي كبري'
    """
    if ALEF_MAKSURA not in text:
        return text
    text = _INNER_MAKSURA.sub(YEH, text)
    return _LONG_MAKSURA.sub(lambda word: word[0][:-1] + YEH, text)


def fold_with_offsets(text: str) -> Folded:
    """Return the match fold of `text` and where each of its characters stands in `text`.

    >>> fold_with_offsets("بـالرّقة").offsets
    (0, 2, 3, 4, 6, 7, 8)
    """
    offsets: list[int] = []
    done = 0
    after_blank = True
    for run in _UNEVEN.finditer(text):
        start, end = run.span()
        if start > done:
            offsets.extend(range(done, start))
            after_blank = text[start - 1] in _BLANK_CHARACTERS
        for place in range(start, end):
            for letter in _LETTERS_OF.get(text[place], text[place]):
                blank = letter in _BLANK_CHARACTERS
                if not (blank and after_blank):
                    offsets.append(place)
                after_blank = blank
        done = end
    offsets.extend(range(done, len(text)))
    folded = fold_match(text)
    del offsets[len(folded) :]  # a blank at the end
    return Folded(folded, (*offsets, len(text)))


def _apply(text: str, table: Table) -> str:
    if "\u0654" in text:
        text = _SPLIT_HAMZA.sub(lambda cluster: unicodedata.normalize("NFC", cluster[0]), text)
    return " ".join(text.translate(table).split())


def _build_table(*letters: Mapping[str, str | None]) -> Table:
    """Return what each character becomes: nothing, or letters which no later step changes."""
    table: Table = dict.fromkeys(code_points(HYPHENS), " ")
    table.update(
        {point: digits.to_western(chr(point)) for point in map(ord, digits.ARABIC_INDIC + digits.PERSIAN)}
    )
    dropped = ARABIC_MARKS + LATIN_MARKS + TATWEEL + INVISIBLES + APOSTROPHES
    table.update(dict.fromkeys(code_points(dropped)))
    for same in letters:
        table.update({ord(letter): became for letter, became in same.items()})
    table.update(_settled(((point, _plain(point)) for point in code_points(_CASED)), table))
    table.update(_settled(((point, _shape(point)) for point in code_points(PRESENTATION_FORMS)), table))
    return table


def _settled(pairs: Iterable[tuple[int, str]], table: Table) -> Table:
    folded = ((point, text.translate(table).translate(table)) for point, text in pairs)
    return {point: text or None for point, text in folded if text != chr(point)}


def _plain(point: int) -> str:
    """Return a letter in lower case, and a Latin one without its accent."""
    letter = chr(point).casefold()
    if not unicodedata.name(chr(point), "").startswith("LATIN"):
        return letter
    bare = (part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return "".join(_LATIN_LETTERS.get(part, part) for part in bare)


def _shape(point: int) -> str:
    """Return the letters that a presentation form shows."""
    return _SHOWN_ALONE.sub("", unicodedata.normalize("NFKC", chr(point)))


_MATCH = _build_table(_SAME_LETTERS)
_LOOKUP = _build_table(_SAME_LETTERS, _LOOKUP_LETTERS, {"\u06cc": YEH})
_SEARCH = _build_table(_SAME_LETTERS, _SEARCH_LETTERS, {"\u06cc": YEH})

# Characters of a text that become none or several, and any blank that is not a single one between words.
_LETTERS_OF = {
    chr(point): letters or "" for point, letters in _MATCH.items() if letters is None or len(letters) > 1
}
_BLANK_CHARACTERS = frozenset(
    chain(map(chr, code_points(HYPHENS)), filter(str.isspace, map(chr, range(0x3001))))
)
_ODD = "".join(f"\\u{ord(letter):04x}" for letter in _LETTERS_OF)
_UNEVEN = re.compile(rf"[{_BLANKS}{_ODD}]{{2,}}|[{_ODD}]|\A[{_BLANKS}]|[{_BLANKS}]\Z")
