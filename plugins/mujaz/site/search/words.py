"""The words of documents as numbers, one document after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic.search import Word, analyse, exact_form, find_words
from mujaz.site.search.documents import Document

BREAK = -1
"""Stands between two blocks of a text, and between its title, summary and text."""
TEXT, SUMMARY, TITLE = 0, 1, 2
"""The parts of a document, the least telling first."""

Numbers = NDArray[Any]


@dataclass(frozen=True)
class Corpus:
    """Some documents as numbers."""

    words: list[Word]
    """Every form of a word; a form's number is its place."""
    tokens: Numbers
    """The form of each word, or `BREAK`."""
    documents: Numbers
    """The number of the document in which each stands."""
    parts: Numbers
    """The part of the document in which each stands."""


@dataclass
class _Forms:
    """The forms that were met, and their numbers."""

    words: list[Word] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _tokens: dict[str, int] = field(default_factory=dict)

    def number(self, token: str) -> int:
        """Return the number of the form that a word is written in."""
        found = self._tokens.get(token)
        return self._add(token) if found is None else found

    def _add(self, token: str) -> int:
        exact = exact_form(token)
        number = self._numbers.setdefault(exact, len(self.words))
        if number == len(self.words):
            self.words.append(analyse(exact))
        self._tokens[token] = number
        return number


def read_words(documents: Sequence[Document]) -> Corpus:
    """Return the words of `documents`."""
    forms = _Forms()
    tokens: list[int] = []
    parts: list[tuple[int, int]] = []
    lengths = []
    for document in documents:
        begin = len(tokens)
        for part, text in ((TITLE, document.title), (SUMMARY, document.summary), (TEXT, document.text)):
            before = len(tokens)
            for block in text.split("\n"):
                tokens += map(forms.number, find_words(block))
                tokens.append(BREAK)
            parts.append((part, len(tokens) - before))
        lengths.append(len(tokens) - begin)
    kinds, sizes = zip(*parts, strict=True) if parts else ((), ())
    numbers = np.array([document.number for document in documents], np.int64)
    return Corpus(
        forms.words,
        np.array(tokens, np.int64),
        np.repeat(numbers, lengths),
        np.repeat(np.array(kinds, np.int64), np.array(sizes, np.int64)),
    )
