"""Sentences that a program took apart: dumps with one line for each text node, so that each link is a line.

Such a dump shows itself by lines that begin with a comma or a full stop, as no line of a page does. Only there are
lines joined; each line keeps its number, for those that were joined leave a blank one behind.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import ENDING
from mujaz.clean.phrases import phrases

STARTS: Final = frozenset("،,.؛;)")  # ARABIC COMMA, ARABIC SEMICOLON
"""How the rest of a sentence begins; hardly any page has a line that begins so."""
BEGUN: Final = re.compile(rf"\n[{''.join(sorted(STARTS))}]")
REST: Final = re.compile(
    r"[،؛](?=\s|\Z|\w)(?!\s?تصویر کا )|(?!\.{4})[,.;:!?؟)»”’…]+(?=[\s,.;:)»”]|\Z)"
)  # ARABIC COMMA, ARABIC SEMICOLON
"""The same of one line: a sign with a space or nothing behind it; in Urdu the comma also opens a caption's label."""
BEFORE_NAME: Final = frozenset("«“(")
COMMAS: Final = frozenset("،,؛;")  # ARABIC COMMA, ARABIC SEMICOLON
"""What no paragraph ends with; a label may end with a comma."""
ENDED: Final = re.compile(r"[.؟?!…۔:][\"'»”’)\]]{0,9}\Z")
"""How the last line of a paragraph ends, or a label."""
SENTENCE: Final = re.compile(r"[.؟?!…۔][\"'»”’)\]]*(?:\s|\Z)")
FEW: Final = 3
SEVERAL: Final = 5
"""Words of a part of a sentence: labels, buttons and names of sections have fewer."""
TITLE: Final = 2
LONGEST: Final = 4_000
"""No paragraph has more characters."""
NAME_WORDS: Final = 6
"""What is a link within a sentence has no more words."""


class Part(NamedTuple):
    """A line, or several that were joined."""

    text: str
    first: int
    last: int
    """The places of its first line and of its last one."""
    spaced: bool
    """Whether a single space stands behind it, as between the words of a sentence."""

    @property
    def joined(self) -> bool:
        """Whether it is of several lines."""
        return self.last > self.first

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence or a label does."""
        return ENDED.search(self.text, max(0, len(self.text) - ENDING)) is not None


def join_nodes(text: str) -> str:
    r"""Return a dump with the parts of its sentences joined, where a program took them apart; any other as it is.

    >>> join_nodes("The mayor met\nAnn Lee\n, who leads the union.\nHe left.")
    'The mayor met\nAnn Lee, who leads the union.\n\nHe left.'
    """
    lines = text.split("\n")
    if not any(line[0] in STARTS and REST.match(line) for line in lines if line):
        return text
    singles = [
        Part(bare, place, place, line.endswith(" ") and not line.endswith("  "))
        for place, line in enumerate(lines)
        if (bare := line.strip())
    ]
    # Where blank lines stand between all lines, they part no paragraphs.
    step = min((below.first - above.last for above, below in pairwise(singles)), default=1)
    parts: list[Part] = []
    for part in singles:
        _add(parts, part, step)
    whole = [""] * len(lines)
    for part in parts:
        whole[part.first] = part.text
    return "\n".join(whole)


def numbers_of(number: int, joined: list[str], lines: list[str]) -> list[int]:
    """Return the numbers of the `lines`, from 1, of which the joined line of a `number` was made; blank ones go."""
    end = next((n for n in range(number + 1, len(joined) + 1) if joined[n - 1]), len(joined) + 1)
    return [n for n in range(number, end) if lines[n - 1].strip()]


def _add(parts: list[Part], part: Part, step: int) -> None:
    """Put a part behind the others, as the rest of the last one if it is that; the next line is `step` lines below.

    The first line of a dump is its title.
    """
    if len(parts) < TITLE:
        parts.append(part)
        return
    above = parts[-1]
    rest = REST.match(part.text) is not None
    if len(above.text) > LONGEST or not (rest or (part.first == above.last + step and _goes_on(above, part))):
        parts.append(part)
        return
    parts.pop()
    joined = _join(above, part, rest=rest)
    if parts and not above.joined and _is_within(parts, above, step):
        joined = _join(parts.pop(), joined, rest=False)
    parts.append(joined)


def _join(above: Part, below: Part, *, rest: bool) -> Part:
    """Return two parts as one; nothing stands between a word and the sign behind it, or an opening bracket."""
    between = "" if rest or above.text[-1] in BEFORE_NAME else " "
    return Part(f"{above.text}{between}{below.text}", above.first, below.last, below.spaced)


def _goes_on(above: Part, part: Part) -> bool:
    """Tell whether a line right below another one goes on with its sentence."""
    number = above.text.count(" ") + 1
    if above.text[-1] in COMMAS:
        return above.joined or number >= SEVERAL
    if above.ended:
        return False
    if above.text[-1] in BEFORE_NAME:
        return True
    if above.joined and number >= FEW and SENTENCE.search(part.text) is not None:
        return True
    if number < FEW:
        return _continues(part.text)
    last = above.text.rsplit(maxsplit=1)[-1]
    small = part.text[0].isascii() and part.text[0].islower()
    return small or above.spaced or _key(last) in _unfinished() or _continues(part.text)


def _continues(text: str) -> bool:
    """Tell whether a text begins with a word that begins no sentence."""
    return _key(text.split(maxsplit=1)[0]) in _continuing()


def _key(word: str) -> bytes:
    return b" ".join(bare_words(word))


def _is_within(parts: list[Part], name: Part, step: int) -> bool:
    """Tell whether a few words whose sentence goes on below are themselves within one: a link, a bold name.

    The line above them is the start of a paragraph only if the one above that is the end of another; the first lines
    of a page are headline and dateline.
    """
    above = parts[-1]
    few = len(name.text.split()) <= NAME_WORDS and name.first == above.last + step
    if not few or above.ended or len(above.text.split()) < FEW:
        return False
    return above.joined or (len(parts) > 1 and len(parts[-2].text.split()) > SEVERAL and parts[-2].ended)


@cache
def _unfinished() -> frozenset[bytes]:
    """Return the words behind which a sentence goes on."""
    return frozenset(map(_key, phrases("unfinished")))


@cache
def _continuing() -> frozenset[bytes]:
    """Return the words with which no sentence begins."""
    return frozenset(map(_key, phrases("continuing")))
