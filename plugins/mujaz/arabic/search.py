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
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mujaz.arabic.article import core_of
from mujaz.arabic.digits import to_western
from mujaz.arabic.english import english_stem
from mujaz.arabic.fold import fold_search
from mujaz.arabic.letters import APOSTROPHES, ARABIC_MARKS, INVISIBLES, TATWEEL
from mujaz.arabic.tokens import is_address, split_words
from mujaz.arabic.words import load_words
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

# What readers do not type and writers may, and the space that NFKC sets before a mark that stands alone.
_UNTYPED = re.compile(rf"[{ARABIC_MARKS}{TATWEEL}{INVISIBLES}{APOSTROPHES} ]")

# Endings, and what must stay before each: of nisba, dual and construct forms more, for لبنان is no dual.
ENDING = re.compile("(?:(?<=...)(?:هما|ها|هم|ات|ون|ين|وا|ه)|(?<=....)(?:نا|ان|ي|و))$")

# The feminine ending, which goes where another one stood behind it: حكومتهم.
FEMININE = re.compile("(?<=...)ت$")

# So many letters stay behind a conjunction or preposition that is no more than a guess.
_STEM = 3

# Conjunctions and prepositions that are written together with a word, in their order.
PROCLITICS = CONJUNCTIONS, _PREPOSITIONS = "وف", "بلك"


@frozen
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


@lru_cache(maxsize=1 << 17)
def stem_of(core: str) -> str:
    """Return the stem of a core; irregular forms, with or without an ending, are taken to be those of their word.

    >>> stem_of("قري") == stem_of("قريه"), stem_of("مناطق") == stem_of("منطقه"), stem_of("سوري") == stem_of("سور")
    (True, True, False)
    >>> stem_of("حكومتهم") == stem_of("حكومه"), stem_of("امريكيين") == stem_of("اميركي")
    (True, True)
    """
    return _stem(core, irregular())


def _stem(core: str, known: Mapping[str, str]) -> str:
    if core in known:
        return known[core]
    for beginning, other in load_words().beginnings:
        if core.startswith(beginning):
            core = other + core[len(beginning) :]
            break
    if core.isascii():
        return english_stem(core)
    while (rest := ENDING.sub("", core)) != core:
        if rest in known:
            return known[rest]
        core = FEMININE.sub("", rest)
    return core


@cache
def irregular() -> Mapping[str, str]:
    """Return the stem of each core that no rule leads to it."""
    return {form: _stem(word, {}) for form, word in load_words().forms.items()}


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
