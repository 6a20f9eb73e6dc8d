"""The analyser of the search: from a word as it is written to the keys under which it is found.

exact   as written, without marks that no reader types: harakat, tatweel, hidden marks; digits as 0 to 9
folded  the search fold: without hamza seats, ى as ي, ة as ه
core    without the article and what is written together with it
stem    without endings too; what the index is sorted by

`theme/static/js/analyse.js` is the same in JavaScript, and `tests/search/vectors.json` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mujaz.arabic.digits import to_western
from mujaz.arabic.english import english_stem
from mujaz.arabic.fold import fold_search
from mujaz.arabic.letters import APOSTROPHES, ARABIC_MARKS, INVISIBLES, TATWEEL
from mujaz.arabic.tokens import is_address, split_words
from mujaz.arabic.words import load_words

# What readers do not type and writers may, and the space that NFKC sets before a mark that stands alone.
_UNTYPED = re.compile(rf"[{ARABIC_MARKS}{TATWEEL}{INVISIBLES}{APOSTROPHES} ]")

# The article and what may be written before it; before ل it is لل.
ARTICLE = re.compile(r"[وف]?[بك]?ال|[وف]?لل")

# The article once more, as in الألمان, whose own first letters look like it.
SECOND = re.compile("ال")

# Endings and how many letters must stay before each: of nisba, dual and construct forms more, for لبنان is no dual.
ENDINGS = (
    ("هما", 3), ("ها", 3), ("هم", 3), ("نا", 4), ("ات", 3), ("ان", 4), ("ون", 3), ("ين", 3), ("وا", 3),
    ("ه", 3), ("ي", 4), ("و", 4),
)  # fmt: skip

# The feminine ending before another one: حكومتهم.
_TEH = "ت"

# So many letters stay behind an article, and behind a conjunction or preposition that is no more than a guess.
_STEM = 3

# Conjunctions and prepositions that are written together with a word, in their order.
PROCLITICS = CONJUNCTIONS, _PREPOSITIONS = "وف", "بلك"


@dataclass(frozen=True, slots=True)
class Word:
    """The keys of a word, from the strictest to the loosest."""

    exact: str
    folded: str
    core: str
    stem: str


@lru_cache(maxsize=1 << 17)
def analyse(token: str) -> Word:
    """Return the keys of a word of `split_words`.

    >>> analyse("وبالمُدُنِ")
    Word(exact='وبالمدن', folded='وبالمدن', core='مدن', stem='مدين')
    >>> analyse("Strikes")
    Word(exact='strikes', folded='strikes', core='strikes', stem='strik')
    """
    exact = exact_form(token)
    folded = fold_search(exact)
    core = core_of(folded)
    return Word(exact, folded, core, stem_of(core))


def exact_form(token: str) -> str:
    """Return a word as it is written, less what no reader types.

    >>> exact_form("ﷲ"), exact_form("الـرَّقَّة"), exact_form("Qa’ida"), exact_form("٢٠۲3")
    ('الله', 'الرقة', 'qaida', '2023')
    """
    if token.isascii() and token.isalnum():
        return token.lower()
    return to_western(_UNTYPED.sub("", unicodedata.normalize("NFKC", token).lower()))


def core_of(folded: str) -> str:
    """Return a folded word without its article; a first syllable that looks like one goes too, from every form.

    >>> core_of("وبالقوات"), core_of("للمدينه"), core_of("الالماني"), core_of("الان")
    ('قوات', 'مدينه', 'ماني', 'الان')
    """
    rest = _behind(ARTICLE, folded)
    return rest if rest is folded else _behind(SECOND, rest)


def _behind(prefix: re.Pattern[str], word: str) -> str:
    found = prefix.match(word)
    return word[found.end() :] if found and len(word) - found.end() >= _STEM else word


@lru_cache(maxsize=1 << 17)
def stem_of(core: str) -> str:
    """Return the stem of a core; irregular forms are taken to be those of their word.

    >>> stem_of("قري") == stem_of("قريه"), stem_of("مناطق") == stem_of("منطقه"), stem_of("سوري") == stem_of("سور")
    (True, True, False)
    >>> stem_of("حكومتهم") == stem_of("حكومه"), stem_of("امريكيين") == stem_of("اميركي")
    (True, True)
    """
    words = load_words()
    core = words.forms.get(core, core)
    if core.isascii():
        return english_stem(core)
    for beginning, other in words.beginnings:
        if core.startswith(beginning):
            core = other + core[len(beginning) :]
            break
    shorter = _without_ending(core)
    while shorter != core:
        core, shorter = shorter, _without_ending(shorter)
    return core


def _without_ending(word: str) -> str:
    for ending, left in ENDINGS:
        if len(word) - len(ending) >= left and word.endswith(ending):
            word = word[: -len(ending)]
            return word[:-1] if word.endswith(_TEH) and len(word) > _STEM else word
    return word


@lru_cache(maxsize=1 << 17)
def remainders(folded: str) -> tuple[str, ...]:
    """Return what a folded word may be behind a conjunction and a preposition that are written together with it.

    Whether it is, only the words of the texts can tell: وقوات is the forces, وقود is fuel.

    >>> remainders("وبقوات"), remainders("للجنه"), remainders("قوات")
    (('بقوات', 'قوات'), ('لجنه',), ())
    """
    found = []
    rest = folded
    for letters in PROCLITICS:
        if len(rest) > _STEM and rest[0] in letters:
            rest = rest[1:]
            found.append(rest)
    return tuple(found)


def is_common(exact: str) -> bool:
    """Tell whether a word, in its exact form, stands in nearly every text, alone or behind a conjunction.

    >>> is_common("في"), is_common("وفي"), is_common("the"), is_common("على"), is_common("علي"), is_common("سوريا")
    (True, True, True, True, False, False)
    """
    stop = load_words().stop
    return exact in stop or (exact[0] in CONJUNCTIONS and exact[1:] in stop)


def find_words(text: str) -> list[str]:
    """Return the words of a text in their order, as they are written; web addresses are none."""
    return [word for word in split_words(text)[1::2] if not is_address(word)]
