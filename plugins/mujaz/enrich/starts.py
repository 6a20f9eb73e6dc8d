"""Which names the words of a text may begin, found out for all new words of a text at once.

Most words begin no name, and a glance at their folded letters tells; the few others are read in every way.
"""

from __future__ import annotations

from itertools import compress, count
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from mujaz.arabic.clitics import ARTICLE, CONJUNCTIONS, LAM, PREPOSITIONS
from mujaz.arabic.fold import fold_lines
from mujaz.arabic.letters import APOSTROPHES, code_points
from mujaz.arabic.offsets import fold_with_offsets
from mujaz.arabic.spelling import ALEF_MAKSURA, FARSI_YEH
from mujaz.enrich.names import POSSESSIVE, Entry, Node, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# How many distinct words are remembered before the memory is emptied.
_REMEMBERED_WORDS = 400_000

# Letters that a word may begin with and that are none of the name's.
_PREPOSITIONS = frozenset(PREPOSITIONS)
_CLITICS = frozenset(CONJUNCTIONS + PREPOSITIONS)
_APOSTROPHES = tuple(map(chr, code_points(APOSTROPHES)))

# The first letter of a word, if it has any.
_FIRST = itemgetter(slice(1))


class Start(NamedTuple):
    """Some names that a word may begin."""

    entries: tuple[Entry, ...]
    """Those of which it is the only word."""
    following: Mapping[str, Node]
    """The words behind it in longer ones."""
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

    def find(self, words: list[str]) -> Iterator[tuple[int, tuple[Start, ...]]]:
        """Yield (number, names) of each word that may begin a name."""
        if len(self._seen) > _REMEMBERED_WORDS:
            self._seen.clear()
            self._starts.clear()
        new = set(words).difference(self._seen)
        self._seen |= new
        starts = self._starts
        starts.update((word, found) for word in list_likely(list(new), self._names) if (found := self._starts_of(word)))
        return ((number, starts[words[number]]) for number in compress(count(), map(starts.__contains__, words)))

    def _starts_of(self, word: str) -> tuple[Start, ...]:
        return tuple(
            [
                self._start(self._names[key], _original_length(word, clitics), possessive)
                for key, clitics, possessive in read(word)
                if key in self._names
            ],
        )

    def _start(self, node: Node, skip: int, possessive: int) -> Start:
        entries = tuple(entry for entry in node.entries if not skip or entry.takes_clitics)
        return Start(entries, {} if possessive else node.following, skip, possessive)


def list_likely(words: Sequence[str], names: Mapping[str, object]) -> list[str]:
    """Return those of `words` that may begin one of `names`, by a glance at all of them at once."""
    if not words:
        return []
    lines = "\n".join(words)
    keys = fold_lines(lines)
    likely = list(compress(words, map(names.__contains__, keys)))
    if not lines.isascii():
        # Of the rest, some may be a name with proclitics, or with another last letter.
        clitics = compress(range(len(keys)), map(_CLITICS.__contains__, map(_FIRST, keys)))
        likely += [words[number] for number in clitics if _hides_name(keys[number], names)]
        if ALEF_MAKSURA in lines or FARSI_YEH in lines:
            likely += [word for word in words if ALEF_MAKSURA in word or FARSI_YEH in word]
    if any(sign in lines for sign in _APOSTROPHES):
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
