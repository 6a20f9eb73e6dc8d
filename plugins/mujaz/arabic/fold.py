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
from typing import TYPE_CHECKING

from mujaz.arabic.bytewise import COMMON, DROPPED, ODD, fold_bytes, to_bytes, to_text
from mujaz.arabic.letters import ARABIC_LETTERS, ARABIC_MARKS
from mujaz.arabic.spelling import ALEF_MAKSURA, LOOKUP, MATCH, SEARCH, YEH, Table, with_common

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What is put between names: a blank that no fold takes away, and a sign that stands in no text.
_BETWEEN = " \0 "

# A hamza written apart from its waw or yeh, with any harakat between.
_SPLIT_HAMZA = re.compile(f"[\u0648\u064a][{ARABIC_MARKS}]*?\u0654")

# An alef maksura inside a word, which is how some write yeh there (شىء).
_INNER_MAKSURA = re.compile(f"{ALEF_MAKSURA}(?=[{ARABIC_LETTERS}])")

# A word with more than three letters behind its و or ف (U+0648, U+0641) that ends in alef maksura.
_LONG_MAKSURA = re.compile(
    f"(?<![{ARABIC_LETTERS}])[\u0648\u0641]?+[{ARABIC_LETTERS}]{{4,}}+(?<={ALEF_MAKSURA})",
)


class _Fold:
    """What each character becomes, and what each byte of the code."""

    def __init__(self, table: Table) -> None:
        self._table = with_common(table)
        # No character of the code becomes several, or one that is not in it.
        became = [table.get(ord(letter), letter) or "" for letter in COMMON]
        self._bytes = b"".join(to_bytes(letter) or DROPPED for letter in became).ljust(256, DROPPED)
        spaces = "".join(filter(str.isspace, COMMON))
        self._spaced = self._bytes.translate(bytes.maketrans(to_bytes(spaces), b" " * len(spaces)))

    def apply(self, text: str) -> str:
        """Return a text with every character of it folded, and one space for a run of white space."""
        try:
            data = to_bytes(text)
        except UnicodeEncodeError:
            if "\u0654" in text:
                text = _SPLIT_HAMZA.sub(lambda cluster: unicodedata.normalize("NFC", cluster[0]), text)
            return " ".join(text.translate(self._table).split())
        folded = fold_bytes(data, self._spaced)
        # Hardly any text has runs, and it is cut into words in ten times the time of a look.
        while folded.find(b"  ") >= 0:
            folded = folded.replace(b"  ", b" ")
        return to_text(folded.strip(b" "))

    def coded(self, text: str) -> bytes:
        """Return a text with every character of it folded, in the code; with the odd sign for what the code lacks."""
        return fold_bytes(to_bytes(text, "replace"), self._bytes)


_MATCH, _LOOKUP, _SEARCH = map(_Fold, (MATCH, LOOKUP, SEARCH))


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
    return _LOOKUP.apply(text)


def fold_search(text: str) -> str:
    """Return `text` in the spelling in which readers' searches are answered, still unstemmed.

    >>> fold_search("مسؤول"), fold_search("مسئول")
    ('مسول', 'مسول')
    """
    return _SEARCH.apply(text)


def fold_letters(text: str) -> str:
    """Return the match fold without its rule on ى, for those who cut words before they apply it.

    >>> fold_letters("ولِلأعلى")
    'وللاعلى'
    """
    return _MATCH.apply(text)


def fold_lines(lines: str) -> list[str]:
    """Return `fold_letters` of the word on each line, which holds no white space: in one go, for that is much faster.

    >>> fold_lines("أمّ" + chr(10) + "Zôr")
    ['ام', 'zor']
    """
    coded = _MATCH.coded(lines)
    folded = to_text(coded).split("\n")
    if coded.find(ODD) >= 0:
        odd = ODD.decode()
        return [fold_letters(word) if odd in key else key for word, key in zip(lines.split("\n"), folded, strict=True)]
    return folded


def fold_names(names: Sequence[str], fold: Callable[[str], str]) -> list[str]:
    """Return the fold of each of `names`, of which none is nothing but blanks: in one go, for that is much faster.

    >>> fold_names(["الأُمـم", "Zôr"], fold_match)
    ['الامم', 'zor']
    """
    folded = fold(_BETWEEN.join(names)).split(_BETWEEN) if names else []
    return folded if len(folded) == len(names) else [fold(name) for name in names]


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
