"""The facts of the search's analyser as JavaScript reads them, so that they are written down only once."""

from __future__ import annotations

from mujaz.arabic.letters import (
    APOSTROPHES,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    INVISIBLES,
    LATIN_MARKS,
)
from mujaz.arabic.search import ARTICLE, ENDINGS, PROCLITICS, SECOND
from mujaz.arabic.spelling import LATIN_LETTERS, SEARCH
from mujaz.arabic.words import load_words

# The letters and signs of Arabic; what becomes of others in the search fold, JavaScript finds out by itself.
_ARABIC = range(0x600, 0x700)

# Two letters of which the lower case has another form, which Unicode knows and JavaScript does not tell.
_CASES = {"ß": "ss", "ς": "σ"}


def script_tables() -> dict[str, object]:
    """Return the tables; characters are written as the inside of a regular expression's `[…]`."""
    words = load_words()
    arabic = {chr(point): SEARCH[point] or "" for point in _ARABIC if point in SEARCH}
    return {
        "letters": ARABIC_LETTERS,
        "marks": ARABIC_MARKS,
        "hidden": INVISIBLES,
        "quotes": APOSTROPHES,
        "accents": LATIN_MARKS,
        "plain": {**{a: b for a, b in arabic.items() if a.isalpha()}, **LATIN_LETTERS, **_CASES},
        "article": ARTICLE.pattern,
        "second": SECOND.pattern,
        "proclitics": PROCLITICS,
        "endings": ENDINGS,
        "stop": " ".join(sorted(words.stop)),
        "forms": [f"{form} {word}" for form, word in sorted(words.forms.items())],
        "beginnings": words.beginnings,
    }
