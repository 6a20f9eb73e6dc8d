"""The match fold of a text, and where each of its characters stands in the text."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from mujaz.arabic.fold import fold_match
from mujaz.arabic.letters import HYPHENS, code_points
from mujaz.arabic.spelling import MATCH
from mujaz.frozen import frozen

# White space and hyphens: a run of them is one space.
_BLANKS = rf"\s{HYPHENS}"

# Characters that become none or several, and those that become a blank.
_LETTERS_OF = {chr(point): letters or "" for point, letters in MATCH.items() if letters is None or len(letters) > 1}
_BLANK_CHARACTERS = frozenset(chain(map(chr, code_points(HYPHENS)), filter(str.isspace, map(chr, range(0x3001)))))


@frozen
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


def fold_with_offsets(text: str) -> Folded:
    """Return the match fold of `text` and where each of its characters stands in `text`.

    >>> fold_with_offsets("بـالرّقة").offsets
    (0, 2, 3, 4, 6, 7, 8)
    """
    offsets: list[int] = []
    done = 0
    after_blank = True
    for run in _uneven().finditer(text):
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


@cache
def _uneven() -> re.Pattern[str]:
    """Return what matches a run that changes its length: any but single blanks between plain characters."""
    odd = "".join(_LETTERS_OF)
    return re.compile(rf"[{_BLANKS}{odd}]{{2,}}|[{odd}]|\A[{_BLANKS}]|[{_BLANKS}]\Z")
