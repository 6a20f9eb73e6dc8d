"""Where documents name actors and places, whether or not they list them, so that all names of one find the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from mujaz.arabic.clitics import stems
from mujaz.arabic.search import analyse, core_of, find_words
from mujaz.model import RECORD_KINDS, Record
from mujaz.register import Register
from mujaz.site.search.words import BREAK, Corpus, Numbers

MENTIONED = ("actors", "places")
"""The kinds of records whose names are looked for in texts; topics are named by everyday words."""
FOUND_BY = ("strong", "hidden")
"""How strong a name must be to stand for its record."""


@dataclass
class Tails:
    """What may follow a name's first word."""

    records: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """The further words → the numbers of the records that are named so."""
    lengths: set[int] = field(default_factory=set)
    """How many further words there may be."""


@dataclass(frozen=True, slots=True)
class Name:
    """A way of writing a record's name."""

    record: int
    text: str
    weak: bool
    """Whether it may mean something else, and so only leads to its record."""


def all_records(register: Register) -> tuple[Record, ...]:
    """Return every record in the order of the numbers that the index gives them."""
    return tuple(record for kind in RECORD_KINDS for record in register.records(kind))


def all_names(records: Sequence[Record]) -> Iterator[Name]:
    """Yield every name by which records can be found, each spelling of a record once."""
    for number, record in enumerate(records):
        names = {text: False for _, text in record.names}
        for alias in record.aliases:
            if alias.strength != "never":
                names.setdefault(alias.text, alias.strength not in FOUND_BY)
        yield from (Name(number, text, weak) for text, weak in names.items())


@dataclass
class _Names:
    """The names by their first words."""

    tails: dict[str, Tails] = field(default_factory=dict)

    def add(self, name: Name) -> None:
        words = [_key(word) for word in find_words(name.text)]
        if words:
            tails = self.tails.setdefault(words[0], Tails())
            tails.records.setdefault(tuple(words[1:]), []).append(name.record)
            tails.lengths.add(len(words) - 1)


def guarded_cores(names: Sequence[Name]) -> frozenset[str]:
    """Return the cores of names of one word with an article, which they never lose: ورقة is paper, not and Raqqa."""
    words = (find_words(name.text) for name in names)
    folded = (analyse(found[0]).folded for found in words if len(found) == 1)
    return frozenset(core for word in folded if (core := core_of(word)) != word)


def find_mentions(corpus: Corpus, records: Sequence[Record], names: Sequence[Name]) -> tuple[Numbers, Numbers]:
    """Return the records that documents name, and the document of each: pairs, in any order."""
    known = _Names()
    for name in names:
        if not name.weak and records[name.record].kind in MENTIONED:
            known.add(name)
    vocabulary = corpus.vocabulary
    keys = [_key_of(*pair) for pair in zip(vocabulary.folded, vocabulary.stem, strict=True)]
    begins = [_beginnings(key, known.tails) for key in keys]
    starts = np.array([bool(tails) for tails in begins] + [False])[corpus.tokens]
    found: set[tuple[int, int]] = set()
    tokens, documents = corpus.tokens.tolist(), corpus.documents
    for place in np.flatnonzero(starts & (corpus.tokens != BREAK)).tolist():
        for tails in begins[tokens[place]]:
            for record in _named_at(place, tails, tokens, keys):
                found.add((record, int(documents[place])))
    pairs = np.array(sorted(found), np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _named_at(place: int, tails: Tails, tokens: Sequence[int], keys: Sequence[str]) -> Iterator[int]:
    """Yield the records whose name's further words stand behind a place."""
    for length in tails.lengths:
        behind = tokens[place + 1 : place + 1 + length]
        if BREAK not in behind:
            yield from tails.records.get(tuple([keys[token] for token in behind]), ())


def _beginnings(key: str, tails: dict[str, Tails]) -> list[Tails]:
    """Return what may follow a word that begins a name, be it behind a conjunction or preposition."""
    if key in tails or (key and "\u0600" < key[0] < "\u0700"):
        return [tails[full] for full in dict.fromkeys(full for _, full in stems(key)) if full in tails]
    return []


def _key(word: str) -> str:
    found = analyse(word)
    return _key_of(found.folded, found.stem)


def _key_of(folded: str, stem: str) -> str:
    """Return that by which words of names are compared: Arabic as written, English without its -s."""
    return stem if folded.isascii() else folded
