"""The facts of the search's analyser as JavaScript reads them, so that they are written down only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mujaz.arabic.article import ARTICLE
from mujaz.arabic.letters import (
    APOSTROPHES,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    INVISIBLES,
    LATIN_MARKS,
    TATWEEL,
)
from mujaz.arabic.search import ENDING, FEMININE, PROCLITICS, irregular
from mujaz.arabic.spelling import LATIN_LETTERS, SEARCH
from mujaz.arabic.words import load_words

# The letters and signs of Arabic; what becomes of others in the search fold, JavaScript finds out by itself.
_ARABIC = range(0x600, 0x700)

# Two letters of which the lower case has another form, which Unicode knows and JavaScript does not tell.
_CASES = {"ß": "ss", "ς": "σ"}


# A letter or digit that is not Arabic writing, a run of them, and a word of any script or an address (its group 1).
_OTHER = rf"(?![_{TATWEEL}{ARABIC_LETTERS}])[\p{{L}}\p{{N}}]"
_RUN = f"(?:{_OTHER})+(?:[{LATIN_MARKS}{INVISIBLES}]+(?:{_OTHER})+)*[{LATIN_MARKS}]*"
_ARABIC_WORD = f"[{ARABIC_LETTERS}][{ARABIC_LETTERS}{ARABIC_MARKS}{TATWEEL}{INVISIBLES}]*(?<![{INVISIBLES}])"
_WORD = rf"((?:https?://|www\.)[^\s<>\x22«»]+)|{_ARABIC_WORD}|{_RUN}(?:[{APOSTROPHES}]{_RUN})*"


def script_tables() -> dict[str, object]:
    """Return the tables; the first six are regular expressions as JavaScript writes them."""
    words = load_words()
    arabic = {chr(point): SEARCH[point] or "" for point in _ARABIC if point in SEARCH}
    return {
        "word": _WORD,
        "untyped": f"[{ARABIC_MARKS}{TATWEEL}{INVISIBLES}{APOSTROPHES} ]",
        "accents": f"[{LATIN_MARKS}]",
        "article": f"^{ARTICLE.pattern}",
        "ending": ENDING.pattern,
        "feminine": FEMININE.pattern,
        "plain": {**{a: b for a, b in arabic.items() if a.isalpha()}, **LATIN_LETTERS, **_CASES},
        "proclitics": PROCLITICS,
        "stop": " ".join(sorted(words.stop)),
        "forms": "|".join(_forms(irregular())),
        "beginnings": words.beginnings,
    }


def _forms(forms: Mapping[str, str]) -> Iterator[str]:
    """Yield every stem that has irregular forms, and these."""
    found: dict[str, list[str]] = {}
    for form, stem in forms.items():
        found.setdefault(stem, []).append(form)
    yield from (" ".join((stem, *sorted(found[stem]))) for stem in sorted(found))
