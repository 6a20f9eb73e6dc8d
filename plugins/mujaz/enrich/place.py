"""Where a name stands in a text, and what stands right beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mujaz.enrich.names import read
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from mujaz.enrich.wording import Wording

# How many words a phrase before a name may have: Bank of the.
_LEADERS = 3


@frozen
class Place:
    """A name where it stands in a text."""

    text: Wording
    first: int
    last: int
    clitics: bool
    """Whether proclitics are written onto it, which part it from the word before."""
    possessive: bool
    covered: int
    """The first word behind the last name that counted: words before belong to other names."""
    starts_longer: Callable[[int], bool]
    """Whether a name of several words, or of a place or body, begins with a word."""

    @property
    def single(self) -> bool:
        """Whether the name is one word."""
        return self.first == self.last

    def before(self, distance: int = 1) -> str:
        """Return the word so far before the name, empty where a sign or another name stands between."""
        number = self.first - distance
        if number < 0 or (distance == 1 and number < self.covered):
            return ""
        return self.text.words[number] if self.text.is_blank(number) else ""

    def behind(self, distance: int = 1) -> str:
        """Return the word so far behind the name, empty where a sign stands between."""
        number = self.last + distance
        if self.possessive or number >= len(self.text.words):
            return ""
        return self.text.words[number] if self.text.is_blank(number - 1) else ""

    def follows(self, phrases: frozenset[tuple[str, ...]]) -> bool:
        """Tell whether one of `phrases` stands right before the name, in Latin letters with a capital."""
        if self.clitics:
            return False
        keys: list[str] = []
        for distance in range(1, _LEADERS + 1):
            word = self.before(distance)
            readings = read(word) if word else ()
            if not readings:
                return False
            if not word[0].islower() and any((head, *keys) in phrases for head, *_ in readings):
                return True
            keys.insert(0, readings[0][0])
        return False
