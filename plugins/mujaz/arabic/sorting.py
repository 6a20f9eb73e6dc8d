"""The order of names in an index, and the letter under which an index lists each."""

from __future__ import annotations

import re

from mujaz.arabic.fold import fold_lookup
from mujaz.arabic.letters import ARABIC_MARKS

OTHER = "#"
"""The heading for names that begin with a digit or a script that has no heading of its own."""

# The alphabet with the letters of Persian and Kurdish at their places; hamza stands with alef.
_ALPHABET = "ءابپتثجچحخدذرزژسشصضطظعغفڤقكگلمنهوي"

# The seats of a hamza, at the start of a name always an alef's; inside it the lookup fold has settled them.
_ALEF = "\u0627"
_HAMZA = "\u0621"

# Each letter as a character whose code point is its rank in `_ALPHABET`.
_RANKS = {ord(letter): 0x0600 + rank for rank, letter in enumerate(_ALPHABET)}

# Harakat, which may stand on any letter.
_MARKS = f"[{ARABIC_MARKS}]*"

# An article before at least three letters; a hamza on the alef (ألمانيا) would show that it is none.
_ARABIC_ARTICLE = re.compile(rf"\u0627{_MARKS}\u0644{_MARKS}(?=(?:\w{_MARKS}){{3}})")

# Words whose ال is their own, in the spelling that drops the hamza of their alef.
_OWN_ALEF_LAM = frozenset(
    (
        "البوكمال",  # ألبو كمال, the Al Bu Kamal: no article but a clan's name
        "البانيا",  # Albania
        "الباني",  # Albanian
        "المانيا",  # Germany
        "الماني",  # German
        "المانية",  # German, of a woman or a body
        "الاسكا",  # Alaska
        "الاباما",  # Alabama
        "البرتا",  # Alberta
        "الزاس",  # Alsace
        "الماتي",  # Almaty
        "الدورادو",  # Eldorado
        "الياس",  # Elias
        "اليسا",  # Elissa
        "اليوت",  # Eliot
        "اليزابيث",  # Elizabeth
        "اليكس",  # Alex
        "الكسندر",  # Alexander
        "الكساندر",  # Alexander
        "الكسي",  # Alexei
        "البرت",  # Albert
        "الفريد",  # Alfred
        "الفونسو",  # Alfonso
        "الهام",  # Ilham
    ),
)

# The English article and the Arabic one in Latin letters, joined by a hyphen; `al` may stand alone.
_ENGLISH_ARTICLES = re.compile(
    r"(?:the\s+)?(?:(?:al|el|ul|ad|adh|an|ar|as|ash|at|ath|az)[-\u2010-\u2013]|al\s+)?(?=\w)",
    re.IGNORECASE,
)

# What stands before the first letter: quotation marks, brackets, ain and hamza in transcription.
_BEFORE_LETTERS = re.compile(r"^[^\w]+|^[\u02bb-\u02bf]+")

SortKey = tuple[int, str, str]


def sort_key(name: str, language: str) -> SortKey:
    """Return the key by which `name` takes its place among the names of a list in `language`.

    The language's own script comes first. Articles, case, accents and the seats of hamza do not count.

    >>> sorted(["حلب", "الرقة", "إدلب", "ألمانيا", "البوكمال"], key=lambda name: sort_key(name, "ar"))
    ['إدلب', 'البوكمال', 'ألمانيا', 'حلب', 'الرقة']
    >>> sorted(["Raqqa", "The Hague", "Al-Hol", "Éire"], key=lambda name: sort_key(name, "en"))
    ['Éire', 'The Hague', 'Al-Hol', 'Raqqa']
    """
    bare = _strip_article(name)
    return _section(_heading(bare), language), bare.translate(_RANKS), name


def initial(name: str, language: str) -> str:
    """Return the letter under which an index in `language` lists `name`.

    >>> initial("إدلب", "ar"), initial("الرقة", "ar"), initial("ألمانيا", "ar"), initial("17 نيسان", "ar")
    ('ا', 'ر', 'ا', '#')
    >>> initial("The Hague", "en"), initial("Al-Hol", "en"), initial("Éire", "en")
    ('H', 'H', 'E')
    """
    heading = _heading(_strip_article(name))
    return heading if _section(heading, language) < _LAST_SECTION else OTHER


_LAST_SECTION = 2


def _section(heading: str, language: str) -> int:
    """Return which part of an index has this heading: 0 is the script of `language`, 2 is #."""
    if heading == OTHER:
        return _LAST_SECTION
    return int(heading.isascii() == (language in _ARABIC_SCRIPT))


# Languages whose lists begin with the Arabic letters.
_ARABIC_SCRIPT = frozenset(("ar", "arz", "ary", "apc", "ckb", "fa", "prs", "ps", "sd", "ug", "ur"))


def _heading(bare: str) -> str:
    letter = bare[:1]
    if letter == _HAMZA:
        return _ALEF
    if letter in _ALPHABET and letter:
        return letter
    return letter.upper() if letter.isascii() and letter.isalpha() else OTHER


def _strip_article(name: str) -> str:
    """Return `name` folded, from its first letter that counts."""
    name = _BEFORE_LETTERS.sub("", name)
    latin = _ENGLISH_ARTICLES.match(name)
    rest = name[latin.end() :] if latin else name
    first = re.split(r"\s", rest, maxsplit=1)[0]
    if (article := _ARABIC_ARTICLE.match(first)) and first not in _OWN_ALEF_LAM:
        rest = rest[article.end() :]
    return fold_lookup(rest)
