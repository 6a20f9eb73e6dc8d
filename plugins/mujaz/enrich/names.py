"""The tree of all names that a text may hold, word by folded word, and the readings of a word.

A branch leads from word to word; where a name is complete, its entries say whose it is and on what terms it
counts. Every reading of a text's word that could begin or continue a name is given here, so that `mentions`
only has to walk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mujaz.arabic.clitics import stems
from mujaz.arabic.fold import fold_letters, fold_match, settle_maksura
from mujaz.arabic.letters import APOSTROPHES
from mujaz.arabic.tokens import find_tokens, is_address
from mujaz.model import RecordKind, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mujaz.model import Record

RecordKey = tuple[RecordKind, str]
"""Kind and id: a country may be an actor and a place."""

Case = Literal["any", "initial", "capitals"]
"""How a text must write a one-word Latin name: `turkey` is no country, `us` no state."""

# An English possessive at the end of a word.
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]\Z")

# Capitals of so few letters are also common words (US, IS, WHO).
_SHORT_ACRONYM = 3

# How many distinct words behind the first of a name are remembered.
_REMEMBERED_WORDS = 65_536

# Strengths of aliases that running text is searched for.
_MATCHED = ("strong", "weak")


@dataclass(frozen=True, slots=True)
class Entry:
    """Whose name is complete at a node of the tree, and when it counts."""

    record: RecordKey
    language: str
    strength: Strength | Literal["blocked"]
    """`blocked` marks a phrase within which the record is not meant."""
    case: Case = "any"
    cues: frozenset[tuple[str, ...]] = frozenset()
    """Folded words of which one phrase must stand before a weak name."""

    @property
    def takes_clitics(self) -> bool:
        """Whether proclitics may be written onto the name."""
        return self.language.partition("-")[0] == "ar"


@dataclass(slots=True)
class Node:
    """A word of a name, and the words that may follow it."""

    following: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


Reading = tuple[str, int, int]
"""A way to read a word: the folded word that may stand in a name, how many folded characters before it are
proclitics, how many characters behind it are an English possessive. A plain tuple: there is one per word."""


def plant(records: Iterable[Record]) -> Node:
    """Return the root of the tree of these records' names, and of the phrases that are none of theirs."""
    root = Node()
    for record in records:
        key: RecordKey = (record.kind, record.id)
        cues = {language: frozenset(filter(None, map(_keys, words))) for language, words in record.cues}
        for alias in record.aliases:
            if alias.strength in _MATCHED:
                own = cues.get(alias.language, frozenset())
                _grow(root, alias.text, Entry(key, alias.language, alias.strength, case_of(alias.text), own))
        for language, phrases in record.blocked_by:
            for phrase in phrases:
                _grow(root, phrase, Entry(key, language, "blocked"))
    return root


def read(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word of a text, the plainest first.

    >>> read("وعلى"), read("Russia's")
    ((('وعلى', 0, 0), ('على', 1, 0)), (('russias', 0, 0), ('russia', 0, 2)))
    """
    if is_address(word):
        return ()
    readings = [(settle_maksura(stem), length, 0) for length, stem in stems(fold_letters(word))]
    if word[-1] in "sS" and _POSSESSIVE.search(word):
        readings.append((readings[0][0][:-1], 0, len("'s")))
    return tuple(readings)


@lru_cache(_REMEMBERED_WORDS)
def continue_with(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word behind the first of a name, where no proclitic can stand.

    >>> continue_with("والزور")
    (('والزور', 0, 0),)
    """
    return tuple(reading for reading in read(word) if not reading[1])


def case_of(name: str) -> Case:
    """Return how a text must write `name`: only a single Latin word can be mistaken for a common one.

    >>> case_of("Turkey"), case_of("US"), case_of("ISIS"), case_of("Deir ez-Zor"), case_of("داعش")
    ('initial', 'capitals', 'any', 'any', 'any')
    """
    words = [token.text for token in find_tokens(name)]
    if len(words) != 1 or not words[0][0].isupper():
        return "any"
    if not words[0].isupper():
        return "initial"
    return "capitals" if sum(map(str.isalpha, words[0])) <= _SHORT_ACRONYM else "any"


def _grow(root: Node, phrase: str, entry: Entry) -> None:
    node = root
    for key in _keys(phrase):
        node = node.following.setdefault(key, Node())
    if node is not root and entry not in node.entries:
        node.entries.append(entry)


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(fold_match(token.text) for token in find_tokens(phrase))
