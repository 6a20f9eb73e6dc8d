"""The names of actors, places, topics and sources, and where documents name actors and places without listing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from mujaz.arabic.article import core_of
from mujaz.arabic.clitics import stems
from mujaz.arabic.search import Word, analyse, find_words, is_common
from mujaz.frozen import frozen
from mujaz.model import RECORD_KINDS, Record
from mujaz.register import Register
from mujaz.site.search.invert import DOCUMENT_BITS
from mujaz.site.search.vocabulary import order
from mujaz.site.search.words import BREAK, Corpus, Numbers

MENTIONED = ("actors", "places")
"""The kinds of records whose names are looked for in texts; topics are named by everyday words."""
FOUND_BY = ("strong", "hidden")
"""How strong a name must be to stand for its record."""


@frozen
class Name:
    """A way of writing a record's name."""

    record: int
    text: str
    weak: bool
    """Whether it may mean something else, and so only leads to its record."""
    mentioned: bool
    """Whether it is looked for in texts."""


@frozen
class NameLine:
    """A line of the index: a name under the stem of one of its words."""

    stem: str
    """As it is sorted."""
    line: str


@frozen
class Names:
    """What is known of the names; it is kept between builds, for it changes with the register only."""

    lines: tuple[NameLine, ...] = ()
    """Sorted by stem."""
    guarded: frozenset[str] = frozenset()
    """The cores of names of one word with an article, which they never lose: ورقة is paper, not and Raqqa."""
    single: frozenset[str] = frozenset()
    """The other names of one word."""
    keys: tuple[tuple[int, str], ...] = ()
    """(record, key of each word) of the names that are looked for in texts."""


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
        mentioned = record.kind in MENTIONED
        yield from (Name(number, text, weak, mentioned and not weak) for text, weak in names.items())


def read_names(names: Sequence[Name]) -> Names:
    """Return what the index needs to know of names."""
    words = [(name, [analyse(word) for word in find_words(name.text)]) for name in names]
    lines = (line for name, found in words for line in _lines(name, found))
    lone = {word.folded for _, found in words if len(found) == 1 for word in found}
    return Names(
        tuple(sorted(lines, key=lambda line: (line.stem, line.line))),
        frozenset(core for word in lone if (core := core_of(word)) != word),
        frozenset(word for word in lone if core_of(word) == word),
        tuple((name.record, " ".join(map(_key, found))) for name, found in words if name.mentioned and found),
    )


def _lines(name: Name, words: Sequence[Word]) -> Iterator[NameLine]:
    """Yield a name under its first word that is not common, and under the second for what is written onto the first."""
    told = [word for word in words if not is_common(word.exact)]
    text = " ".join(name.text.split())
    for mark, word in zip(("w" if name.weak else "", "s"), told[: 1 if name.weak else 2], strict=False):
        yield NameLine(order(word.stem), f"\t{name.record}\t{text}" + (f"\t{mark}" if mark else ""))


@dataclass
class _Tails:
    """What may follow a name's first word."""

    records: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """The further words → the numbers of the records that are named so."""
    lengths: set[int] = field(default_factory=set)
    """How many further words there may be."""


def mentions(corpus: Corpus, names: Names) -> Numbers:
    """Return the keys of the records that documents name, sorted."""
    known: dict[str, _Tails] = {}
    for record, words in names.keys:
        first, *rest = words.split(" ")
        tails = known.setdefault(first, _Tails())
        tails.records.setdefault(tuple(rest), []).append(record)
        tails.lengths.add(len(rest))
    keys = [_key(word) for word in corpus.words]
    begins = [_beginnings(key, known) for key in keys]
    starts = np.array([bool(tails) for tails in begins] + [False])[corpus.tokens]
    found: set[int] = set()
    tokens = corpus.tokens.tolist()
    for place in np.flatnonzero(starts).tolist():
        document = int(corpus.documents[place])
        for tails in begins[tokens[place]]:
            found.update(record << DOCUMENT_BITS | document for record in _named_at(place, tails, tokens, keys))
    return np.array(sorted(found), np.int64)


def _named_at(place: int, tails: _Tails, tokens: Sequence[int], keys: Sequence[str]) -> Iterator[int]:
    """Yield the records whose name's further words stand behind a place."""
    for length in tails.lengths:
        behind = tokens[place + 1 : place + 1 + length]
        if BREAK not in behind:
            yield from tails.records.get(tuple([keys[token] for token in behind]), ())


def _beginnings(key: str, known: dict[str, _Tails]) -> list[_Tails]:
    """Return what may follow a word that begins a name, be it behind a conjunction or preposition."""
    if key in known or (key and "\u0600" < key[0] < "\u0700"):
        return [known[full] for full in dict.fromkeys(full for _, full in stems(key)) if full in known]
    return []


def _key(word: Word) -> str:
    """Return that by which words of names are compared: Arabic as written, English without its -s."""
    return word.stem if word.folded.isascii() else word.folded
