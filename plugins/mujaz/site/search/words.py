"""The documents' words as numbers, kept between builds: a document that has not changed is not read again.

They lie in one file of the state folder, which may be deleted at any time; one that cannot be read counts as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from mujaz import arabic
from mujaz.arabic.search import analyse, exact_form, find_words
from mujaz.site.search.documents import Document

FORMAT = 1
BREAK = -1
"""Stands between two blocks of a text, and between its title, summary and text."""
TEXT, SUMMARY, TITLE = 0, 1, 2
"""The parts of a document, the least telling first."""

COLUMNS = ("exact", "folded", "core", "stem")
"""The keys of a form, as the state keeps them."""

Numbers = NDArray[Any]


@dataclass
class Vocabulary:
    """Every form of a word that a document has, with its keys; a form's number is its place."""

    exact: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    core: list[str] = field(default_factory=list)
    stem: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _tokens: dict[str, int] = field(default_factory=dict)

    def number(self, token: str) -> int:
        """Return the number of the form that a word is written in."""
        found = self._tokens.get(token)
        return self._add(token) if found is None else found

    def _add(self, token: str) -> int:
        exact = exact_form(token)
        number = self._numbers.setdefault(exact, len(self.exact))
        if number == len(self.exact):
            word = analyse(token)
            self.exact.append(exact)
            self.folded.append(word.folded)
            self.core.append(word.core)
            self.stem.append(word.stem)
        self._tokens[token] = number
        return number

    def index(self) -> None:
        """Make the forms findable after they were read from a file."""
        self._numbers = {exact: number for number, exact in enumerate(self.exact)}
        self._tokens = dict(self._numbers)


@dataclass(frozen=True)
class Corpus:
    """All documents as numbers, one after the other."""

    vocabulary: Vocabulary
    tokens: Numbers
    """The form of each word, or `BREAK`."""
    documents: Numbers
    """The document of each."""
    parts: Numbers
    """The part of the document in which each stands."""
    count: int
    """How many documents there are."""


@dataclass(frozen=True)
class _Read:
    """A document's words: their forms, and where its summary and its text begin."""

    tokens: Numbers
    summary: int
    text: int


def read_words(documents: Sequence[Document], file: Path | None) -> tuple[Corpus, Callable[[], None]]:
    """Return the words of `documents`, as far as possible from `file`, and what writes them there."""
    vocabulary, known = _load(file) if file else (Vocabulary(), {})
    digests = [document.digest for document in documents]
    new = {document.digest: document for document in documents if document.digest not in known}
    known.update((digest, _read(document, vocabulary)) for digest, document in new.items())
    reads = [known[digest] for digest in digests]
    corpus = _join(vocabulary, reads)
    if file is None or not (new or len(known) != len(set(digests))):
        return corpus, lambda: None
    return corpus, partial(_save, file, vocabulary, digests, reads)


def _read(document: Document, vocabulary: Vocabulary) -> _Read:
    tokens: list[int] = []
    starts = []
    for text in (document.title, document.summary, document.text):
        starts.append(len(tokens))
        for block in text.split("\n"):
            tokens += map(vocabulary.number, find_words(block))
            tokens.append(BREAK)
    return _Read(np.array(tokens, np.int32), starts[1], starts[2])


def _join(vocabulary: Vocabulary, reads: Sequence[_Read]) -> Corpus:
    lengths = [len(read.tokens) for read in reads]
    marks = [mark for read in reads for mark in (read.summary, read.text - read.summary, len(read.tokens) - read.text)]
    parts = np.tile(np.array([TITLE, SUMMARY, TEXT], np.int8), len(reads))
    empty = [np.empty(0, np.int32)]
    return Corpus(
        vocabulary,
        np.concatenate([read.tokens for read in reads] or empty),
        np.repeat(np.arange(len(reads), dtype=np.int64), lengths),
        np.repeat(parts, marks),
        len(reads),
    )


@cache
def _rules() -> str:
    """Return a digest of the analyser: words that other rules made are of no use."""
    found = hashlib.sha256(str(FORMAT).encode())
    for path in sorted(Path(arabic.__file__).parent.glob("*.[pt][yo]*")):
        if path.suffix in {".py", ".toml"}:
            found.update(path.read_bytes())
    return found.hexdigest()


def _load(file: Path) -> tuple[Vocabulary, dict[bytes, _Read]]:
    try:
        with np.load(file, allow_pickle=False) as saved:
            if str(saved["rules"]) != _rules():
                return Vocabulary(), {}
            exact, folded, core, stem = (_lines(saved[name]) for name in COLUMNS)
            vocabulary = Vocabulary(exact, folded, core, stem)
            ends, marks, tokens = saved["ends"].tolist(), saved["marks"].tolist(), saved["tokens"]
            digests = [bytes(row) for row in saved["digests"]]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return Vocabulary(), {}
    vocabulary.index()
    starts = [0, *ends[:-1]]
    reads = (_Read(tokens[s:e], *mark) for s, e, mark in zip(starts, ends, marks, strict=True))
    return vocabulary, dict(zip(digests, reads, strict=True))


def _save(file: Path, vocabulary: Vocabulary, digests: Sequence[bytes], reads: Sequence[_Read]) -> None:
    unique = dict(zip(digests, reads, strict=True))
    kept = list(unique.values())
    arrays: dict[str, Any] = {
        "rules": np.array(_rules()),
        "digests": np.array([list(digest) for digest in unique], np.uint8),
        "ends": np.cumsum([len(read.tokens) for read in kept]),
        "marks": np.array([(read.summary, read.text) for read in kept]),
        "tokens": np.concatenate([read.tokens for read in kept] or [np.empty(0, np.int32)]),
        **{name: _bytes(getattr(vocabulary, name)) for name in COLUMNS},
    }
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # where nothing can be kept, the next build reads all texts again
        file.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as opened:
            np.savez(opened, **arrays)
        unfinished.replace(file)


def _lines(data: Numbers) -> list[str]:
    text = data.tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []


def _bytes(lines: Iterable[str]) -> Numbers:
    return np.frombuffer("\n".join(lines).encode("utf-8", "surrogatepass"), np.uint8)
