"""How speeches, sermons and statements open and close: words to those who listen, which are of the text."""

from __future__ import annotations

from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import Line
from mujaz.clean.phrases import after_phrase, phrases

MOST_WORDS: Final = 10
"""Such a line has no more words."""


def is_salutation(line: Line) -> bool:
    """Tell whether a line greets those who listen, or closes with a blessing: السلام عليكم، أيها السادة."""
    # Hardly any line begins with the first word of one.
    if not 1 < line.length <= MOST_WORDS or line.words[0] not in _first_words():
        return False
    return after_phrase(line.text, phrases("salutation")) is not None


@cache
def _first_words() -> frozenset[bytes]:
    return frozenset(bare_words(phrase)[0] for phrase in phrases("salutation"))
