"""Which names the words of a text may begin, found out for all new words of a text at once.

Most words begin no name, and a glance at their folded letters tells; the few others are read in every way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mujaz.arabic.clitics import ARTICLE, CONJUNCTIONS, LAM, PREPOSITIONS
from mujaz.arabic.fold import fold_each, fold_with_offsets
from mujaz.arabic.letters import APOSTROPHES, code_points
from mujaz.arabic.spelling import ALEF_MAKSURA, FARSI_YEH
from mujaz.enrich.names import POSSESSIVE, Node, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# How many distinct words are remembered before the memory is emptied.
_REMEMBERED_WORDS = 400_000

# Letters that a word may begin with and that are none of the name's.
_PREPOSITIONS = frozenset(PREPOSITIONS)
_CLITICS = frozenset(CONJUNCTIONS + PREPOSITIONS)
_APOSTROPHES = tuple(map(chr, code_points(APOSTROPHES)))


class Start(NamedTuple):
    """Some names that a word may begin."""

    node: Node
    skip: int
    """Proclitics before them, in characters of the text."""
    possessive: int
    """Characters of 's behind the word; a name that has some ends there."""


class Starts:
    """The names that each word may begin, worked out when a word is first seen."""

    def __init__(self, root: Node) -> None:
        self._names = root.following
        self._seen: set[str] = set()
        self._starts: dict[str, tuple[Start, ...]] = {}

    def find(self, words: list[str]) -> list[tuple[int, tuple[Start, ...]]]:
        """Return (number, names) of each word that may begin a name."""
        if len(self._seen) > _REMEMBERED_WORDS:
            self._seen.clear()
            self._starts.clear()
        new = set(words).difference(self._seen)
        self._seen |= new
        starts = self._starts
        starts.update((word, found) for word in list_likely(list(new), self._names) if (found := self._starts_of(word)))
        return [(number, starts[word]) for number, word in enumerate(words) if word in starts]

    def _starts_of(self, word: str) -> tuple[Start, ...]:
        names = self._names
        return tuple(
            [
                Start(names[key], _original_length(word, clitics), possessive)
                for key, clitics, possessive in read(word)
                if key in names
            ],
        )


def list_likely(words: Sequence[str], names: Mapping[str, object]) -> list[str]:
    """Return those of `words` that may begin one of `names`, by a glance at all of them at once."""
    keys = fold_each(words)
    likely = [word for word, key in zip(words, keys, strict=True) if key in names]
    # Of the rest, some may be a name with proclitics, with another last letter, or with 's.
    likely += [word for word, key in zip(words, keys, strict=True) if key[:1] in _CLITICS and _hides_name(key, names)]
    letters = "".join(words)
    if ALEF_MAKSURA in letters or FARSI_YEH in letters:
        likely += [word for word in words if ALEF_MAKSURA in word or FARSI_YEH in word]
    if any(sign in letters for sign in _APOSTROPHES):
        likely += [word for word in words if word[-1] in "sS" and POSSESSIVE.search(word)]
    return likely


def _hides_name(folded: str, names: Mapping[str, object]) -> bool:
    """Tell whether a name comes out of a folded word once its proclitics are off."""
    rest = folded[1:]
    if rest in names:
        return True
    if folded[0] in CONJUNCTIONS:
        folded, rest = rest, rest[1:]
        if rest in names:
            return folded[:1] in _PREPOSITIONS
    if folded[:1] != LAM:
        return False
    return ARTICLE + rest in names or ARTICLE + rest[1:] in names


def _original_length(word: str, folded_length: int) -> int:
    return fold_with_offsets(word).offsets[folded_length] if folded_length else 0
