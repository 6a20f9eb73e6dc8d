"""Text that was once read in the wrong charset and saved so: found by its letters, and read again in the right one.

Three mistakes are common: UTF-8 read as Windows-1256 (`ط§ظ„ظ…ط§ط،` for الماء) or as Windows-1252 (`Ø§Ù„Ù…Ø§Ø¡`), and
Windows-1256 read as Windows-1252 (`ÇáãÇÁ`). A page may have one in a single line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mujaz.clean.misread import BYTES_OF_1252, Repair, bytes_of, characters_of, repair_passages
from mujaz.clean.misread_quotes import REST_1252, repair_quotes
from mujaz.frozen import frozen

ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u067e-\u06d5]{3,}")  # HAMZA … YEH, PEH … AE
"""Three Arabic letters in a row."""
FEW = 2
"""Fewer broken letters in a row are repaired only where the whole passage is broken."""
FOREIGN = re.compile("[A-Za-z][\u00c0-\u00ff]|[\u00c0-\u00ff][A-Za-z]")
"""An accented letter beside a plain one, as in every European language and in no broken Arabic."""
READ_AS_1252 = (
    "\u00c1-\u00df\u00e1\u00e3-\u00e6\u00ec\u00ed\u00f0-\u00f3\u00f5\u00f6\u00f8\u00fa\u0081\u008d\u0090\u017d\u02dc"
)
"""What Arabic letters and vowel signs of Windows-1256 become in Windows-1252."""
BROKEN_1252 = re.compile(f"(?<![A-Za-z\u00c0-\u024f])[{READ_AS_1252}]+(?![A-Za-z\u00c0-\u024f])")
"""A word of nothing else."""
ARTICLE = re.compile(f"(?<![A-Za-z\u00c0-\u024f])[\u00e6\u00dd\u00c8\u00df]?\u00c7\u00e1[{READ_AS_1252}]{{2,}}")
"""Such a word that begins with the article `Çá` (ال), a conjunction before it or not."""
COMMON = frozenset("\u00c7\u00e1\u00ed\u00e6\u00e4\u00e3\u00d1\u00ca\u00c8\u00c9\u00cf\u00da\u00d3\u00dd\u00de\u00e5")
"""The sixteen commonest Arabic letters, so broken: Arabic is made of them for nine tenths."""
COMMON_SHARE = 0.7
LONG_WORDS, LONG = 3, 3
"""So many different broken words of so many letters are no accident; Icelandic has þá and óð, Swedish lists åäö."""
PUNCTUATION: dict[int, str] = {
    **{byte: bytes([byte]).decode("cp1256") for byte in range(0x80, 0xA0)},
    0xA1: "\u060c",
    0xBA: "\u061b",
    0xBF: "\u061f",  # ARABIC COMMA, SEMICOLON, QUESTION MARK
}
"""Signs beside such words; those below U+00A0 come of programs that read ISO-8859-1."""
ARABIC_LEADS = range(0xD8, 0xDC)
"""The bytes that Arabic letters begin with in UTF-8 …"""
JOINER_LEAD = 0xE2
"""… and the one of joiners and quotation marks."""
ROUNDS = 2
"""A page may have two mistakes, in different passages."""


@frozen
class _Utf8ReadAs:
    """UTF-8 that was read in a charset of one byte for each character."""

    mistake: str
    letters: re.Pattern[str]
    """Letters so broken, as many in a row as there are."""
    bytes_of: dict[int, int]
    """The byte that each character was read from."""

    @classmethod
    def of(cls, mistake: str, charset: str) -> _Utf8ReadAs:
        rest = f"[{re.escape(''.join(characters_of(byte, charset) for byte in range(0x80, 0xC0)))}]"
        pair = f"[{''.join(characters_of(byte, charset) for byte in ARABIC_LEADS)}]{rest}"
        joiner = f"[{characters_of(JOINER_LEAD, charset)}]{rest}{rest}"
        return cls(mistake, re.compile(f"(?:{pair})(?:{pair}|{joiner})+"), bytes_of(charset))

    def repair(self, text: str) -> Repair | None:
        """Return `text` read again, or None if nothing in it is broken so."""
        if not any(self.is_sure(found[0]) for found in self.letters.finditer(text)):
            return None
        return repair_passages(text, self.mistake, self._repair_passage)

    def _repair_passage(self, passage: str) -> str:
        if not any(self.is_sure(found[0]) for found in self.letters.finditer(passage)):
            # A short word stands alone in its tag; it is broken if nothing else is in it.
            return passage if self.letters.fullmatch(passage.strip()) is None else self.read(passage) or passage
        whole = self.read(passage)
        return whole if whole is not None else self.letters.sub(lambda run: self.read(run[0]) or run[0], passage)

    def is_sure(self, run: str) -> bool:
        """Tell whether a run of broken letters is a word of Arabic."""
        read = self.read(run)
        return read is not None and ARABIC_WORD.search(read) is not None

    def read(self, text: str) -> str | None:
        """Return a text read again, or None if its bytes are no UTF-8."""
        try:
            return text.translate(self.bytes_of).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None


ONCE_1252 = _Utf8ReadAs.of("UTF-8 read as Windows-1252", "cp1252")
UNIT = f"(?:[\u00c2\u00c3\u00c5\u00c6\u00cb]{REST_1252}|\u00e2{REST_1252}{REST_1252})"
DOUBLE, DOUBLE_SIGN = re.compile(f"{UNIT}{{4,}}"), re.compile(f"{UNIT}{{2,}}")
"""Letters that were broken so twice: `Ã˜Â§Ã™â€žÃ™â€¦` for الم; and a sign of two or three bytes."""


def _repair_1252(text: str) -> Repair | None:
    """Return a text of Windows-1256 that was read as Windows-1252, read again; None if it is no such text."""
    return repair_passages(text, "Windows-1256 read as Windows-1252", _passage_1252) if _is_1252(text) else None


def _is_1252(text: str) -> bool:
    """Tell whether a text has words that are Arabic read as Windows-1252 and cannot be anything else."""
    if ARTICLE.search(text) is not None:
        return True
    words = {word for word in BROKEN_1252.findall(text) if len(word) >= LONG}
    letters = "".join(sorted(words))
    return len(words) >= LONG_WORDS and sum(char in COMMON for char in letters) >= COMMON_SHARE * len(letters)


def _passage_1252(passage: str) -> str:
    """Return a passage with its broken words read again; one with accents beside plain letters keeps its short ones."""
    words = BROKEN_1252.findall(passage)
    if not words:
        return passage
    fewest = LONG + 1 if FOREIGN.search(passage) else 1
    if not any(len(word) >= max(FEW, fewest) for word in words):
        return passage
    repaired = BROKEN_1252.sub(lambda word: _read_1252(word[0]) if len(word[0]) >= fewest else word[0], passage)
    return repaired if FOREIGN.search(passage) else repaired.translate(PUNCTUATION)


def _read_1252(word: str) -> str:
    return word.translate(BYTES_OF_1252).encode("latin-1").decode("cp1256")


def _repair_double(text: str) -> Repair | None:
    """Return UTF-8 that was read as Windows-1252 twice, read again once; None where nothing in a text is broken so."""
    if not any(_is_double(run[0]) for run in DOUBLE.finditer(text)):
        return None
    return repair_passages(text, ONCE_1252.mistake, lambda passage: DOUBLE_SIGN.sub(_read_once, passage))


def _is_double(run: str) -> bool:
    once = ONCE_1252.read(run)
    return once is not None and any(map(ONCE_1252.is_sure, ONCE_1252.letters.findall(once)))


def _read_once(run: re.Match[str]) -> str:
    return ONCE_1252.read(run[0]) or run[0]


REPAIRS: tuple[Callable[[str], Repair | None], ...] = (
    _Utf8ReadAs.of("UTF-8 read as Windows-1256", "cp1256").repair,
    ONCE_1252.repair,
    _repair_double,
    _repair_1252,
    repair_quotes,
)


USUAL = (
    "\u060c\u061b\u061f\u00a0\u00a9\u00ab\u00b7\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2039\u203a\u200c\u200d"
    "\u067e\u0686\u0698\u06a9\u06af"
)
"""Signs and Persian letters that proper pages have too; no word is broken into these alone."""
ODD = "".join(characters_of(byte, "cp1256") for byte in range(0x80, 0xC0)).translate(dict.fromkeys(map(ord, USUAL)))
LEADS_1252 = "".join(characters_of(byte, "cp1252") for byte in ARABIC_LEADS)
TRACES = f"{re.escape(ODD)}{LEADS_1252}{READ_AS_1252}"
"""Characters without which nothing is broken."""
TRACE = re.compile(f"[{TRACES}]")


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return `text` as it was written, and what was repaired in it.

    >>> repair("ط§ظ„طھط­ط§ظ„ظپ")[0]
    'التحالف'
    >>> repair("ÇáÊÍÇáÝ")[0]
    'التحالف'
    >>> repair("L'été, où l'âme s'élève")[1]
    ()
    """
    if TRACE.search(text) is None:
        return text, ()
    done: list[Repair] = []
    for _ in range(ROUNDS):
        found = next((repaired for each in REPAIRS if (repaired := each(text))), None)
        if found is None:
            break
        done.append(found)
        text = found.text
    return text, tuple(done)
