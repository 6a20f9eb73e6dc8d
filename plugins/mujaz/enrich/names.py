"""The tree of all names that a text may hold, word by folded word, and the readings of a word.

A branch leads from word to word; where a name is complete, its entries say whose it is and on what terms it
counts. Every reading of a text's word that could begin or continue a name is given here, so that `mentions`
only has to walk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mujaz.arabic.clitics import stems
from mujaz.arabic.fold import fold_letters, fold_match, settle_maksura
from mujaz.arabic.letters import APOSTROPHES
from mujaz.arabic.tokens import is_address
from mujaz.enrich.context import Keys, keys_of, read_context
from mujaz.enrich.spellings import list_spellings
from mujaz.enrich.strength import Case, case_of, general_cues, told_strength
from mujaz.frozen import frozen
from mujaz.model import Alias, RecordKind, Strength, Validity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mujaz.model import Record

RecordKey = tuple[RecordKind, str]
"""Kind and id: a country may be an actor and a place."""

Role = Literal["person", "place", "other"]
"""What beside a name makes it a part of something else: another name, a bank or a street, nothing."""

# An English possessive at the end of a word.
POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]\Z")

# How many distinct words behind the first of a name are remembered.
_REMEMBERED_WORDS = 65_536

# A longer word is no part of a name: the longest in any gazetteer has 58 letters.
_LONGEST_WORD = 200

# Strengths of aliases that running text is searched for.
_MATCHED = ("strong", "weak")


@frozen
class Entry:
    """Whose name is complete at a node of the tree, and when it counts."""

    record: RecordKey | None
    """None for a phrase in which nothing shorter is meant, whoever bears it."""
    language: str
    strength: Strength | Literal["blocked"]
    """`blocked` marks a phrase within which the record is not meant."""
    case: Case = "any"
    cues: frozenset[tuple[str, ...]] = frozenset()
    """Folded words of which one phrase must stand before a weak name."""
    role: Role = "other"
    periods: tuple[Validity, ...] = ()
    """When the name is borne; a text from another time does not mean it."""
    until: str | None = None
    """When what bears it ended; a text from later may still mean it, if nothing else bears the name."""
    own: frozenset[str] = frozenset()
    """The given names of a person, as the record's longer names have them."""
    dotted: bool = False
    """Whether its last full stop belongs to it (U.S.)."""

    takes_clitics: bool = field(init=False)
    """Whether proclitics may be written onto the name."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "takes_clitics", self.language.partition("-")[0] == "ar")


@dataclass(slots=True)
class Node:
    """A word of a name, and the words that may follow it."""

    following: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


Reading = tuple[str, int, int]
"""A way to read a word: the folded word that may stand in a name, how many folded characters before it are
proclitics, how many characters behind it are an English possessive. A plain tuple: there is one per word."""


def plant(records: Iterable[Record], phrases: Iterable[tuple[str, str]] = ()) -> Node:
    """Return the root of the tree of these records' names, and of the phrases that are none of theirs.

    `phrases` are (language, phrase) in which nothing shorter is meant, whoever bears it.
    """
    root = Node()
    for record in records:
        key: RecordKey = (record.kind, record.id)
        cues = {language: frozenset(filter(None, map(keys_of, words))) for language, words in record.cues}
        own = _given_names(record)
        for alias in record.aliases:
            strength = told_strength(alias)
            if strength in _MATCHED:
                named = cues.get(alias.language) or general_cues(record, alias.language)
                _grow(root, alias.text, _entry(record, replace(alias, strength=strength), named, own))
        for language, blocking in record.blocked_by:
            for phrase in blocking:
                _grow(root, phrase, Entry(key, language, "blocked"))
    for language, phrase in phrases:
        _grow(root, phrase, Entry(None, language, "blocked"))
    return root


def _entry(record: Record, alias: Alias, cues: frozenset[Keys], own: frozenset[str]) -> Entry:
    strength: Strength = alias.strength
    begun = Validity(record.valid.start)  # nothing is named before it exists; what has ended is still written of
    return Entry(
        (record.kind, record.id),
        alias.language,
        strength,
        case_of(alias.text),
        cues,
        _role(record, alias.text, own),
        tuple(period for period in (alias.valid, begun) if period != Validity()),
        record.valid.until,
        own,
        alias.text.endswith("."),
    )


def _given_names(record: Record) -> frozenset[str]:
    """Return the first words of a person's longer names: in George Bush, Bush is the one who has George as well."""
    if record.kind != "actors" or record.type not in {"person", None}:
        return frozenset()
    return frozenset(fold_match(words[0]) for alias in record.aliases if len(words := alias.text.split()) > 1)


def _role(record: Record, name: str, own: frozenset[str]) -> Role:
    if record.kind == "places" or record.type == "state":
        return "place"
    if record.kind != "actors":
        return "other"
    if record.type is None:  # a given name tells that it is a person
        given = read_context().given_names
        return "person" if fold_match(name) in given or not own.isdisjoint(given) else "other"
    return "person" if record.type == "person" else "other"


@lru_cache(_REMEMBERED_WORDS)
def read(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word of a text, the plainest first.

    >>> read("وعلى"), read("Russia's")
    ((('وعلى', 0, 0), ('على', 1, 0)), (('russias', 0, 0), ('russia', 0, 2)))
    """
    if is_address(word) or len(word) > _LONGEST_WORD:
        return ()
    readings = [(settle_maksura(stem), length, 0) for length, stem in stems(fold_letters(word))]
    if word[-1] in "sS" and POSSESSIVE.search(word):
        readings.append((readings[0][0][:-1], 0, len("'s")))
    return tuple(readings)


@lru_cache(_REMEMBERED_WORDS)
def read_plainly(word: str) -> tuple[tuple[str, int], ...]:
    """Return the readings of a word without proclitics: the folded word, and characters of 's behind it."""
    return tuple((key, possessive) for key, clitics, possessive in read(word) if not clitics)


def _grow(root: Node, phrase: str, entry: Entry) -> None:
    keys = keys_of(phrase)
    for spelling in list_spellings(keys) if keys and entry.takes_clitics else (keys,):
        node = root
        for key in spelling:
            node = node.following.setdefault(key, Node())
        if node is not root and entry not in node.entries:
            node.entries.append(entry)
