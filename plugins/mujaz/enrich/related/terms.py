"""The words of texts, counted: each distinct word is folded and stemmed once, however often it stands anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from mujaz.arabic.fold import fold_search
from mujaz.arabic.letters import ARABIC_MARKS, INVISIBLES, LATIN_MARKS
from mujaz.arabic.stem import light_stem

Numbers = NDArray[np.int32]

# A word as it is written, with its harakat; what it means is settled by the fold.
_WORD = re.compile(rf"[\w{ARABIC_MARKS}{LATIN_MARKS}{INVISIBLES}]+")

# Folded words shorter than this are single letters, which tell nothing.
_SHORTEST = 2

# Texts that are counted at a time, so that the memory for it stays small.
_AT_A_TIME = 2_000


@dataclass(frozen=True)
class Counts:
    """How often each text has each word."""

    matrix: sparse.csr_array
    """A row for each text, a column for each word."""
    words: list[str]
    """The folded word of each column."""
    surfaces: list[str]
    """The way in which each word was first seen written."""
    stems: Numbers
    """The number of each word's light stem."""
    stem_texts: list[str]
    """The stem of each of these numbers."""

    def rows(self, order: Sequence[int]) -> Counts:
        """Return the counts of the texts with these numbers, in this order."""
        return replace(self, matrix=sparse.csr_array(self.matrix[np.array(order, np.int64)]))

    @cached_property
    def spread(self) -> NDArray[np.int64]:
        """How many texts have each word."""
        return np.bincount(self.matrix.indices, minlength=self.matrix.shape[1])

    def count_stems(self, rows: NDArray[np.int64] | slice = slice(None)) -> sparse.csr_array:
        """Return how often some of the texts have each stem."""
        words = self.matrix[rows]
        cells = (words.data.copy(), self.stems[words.indices], words.indptr.copy())
        made = sparse.csr_array(cells, shape=(words.shape[0], max(1, len(self.stem_texts))))
        made.sum_duplicates()
        return made


class WordCounter:
    """Counts the words of texts that come one after the other; the texts themselves are not kept."""

    def __init__(self, known: Counts | None = None) -> None:
        """Count on from what is `known`: the words and stems of it keep their numbers."""
        self._columns = {word: column for column, word in enumerate(known.words if known else ())}
        self._surfaces = list(known.surfaces) if known else []
        self._known_stems = known.stems if known else np.empty(0, np.int32)
        self._stems = {stem: number for number, stem in enumerate(known.stem_texts if known else ())}
        self._spellings = _Spellings()
        self._column_of = np.empty(0, np.int32)
        self._pending: list[Numbers] = []
        self._parts: list[sparse.csr_array] = []

    def add(self, text: str) -> None:
        """Count the words of the next text."""
        self._pending.append(np.fromiter(map(self._spellings.__getitem__, _WORD.findall(text)), np.int32))
        if len(self._pending) == _AT_A_TIME:
            self._count_pending()

    def finish(self) -> Counts:
        """Return the counts of all texts."""
        self._count_pending()
        for part in self._parts:
            part.resize((part.shape[0], len(self._columns)))
        parts, self._parts = self._parts, []
        matrix = sparse.csr_array(sparse.vstack(parts, format="csr", dtype=np.int32))
        words = list(self._columns)
        new = [self._stems.setdefault(light_stem(word), len(self._stems)) for word in words[len(self._known_stems) :]]
        stems = np.concatenate((self._known_stems, np.array(new, np.int32)))
        return Counts(matrix, words, self._surfaces, stems, list(self._stems))

    def _count_pending(self) -> None:
        """Make a part of the matrix of the texts that came last."""
        self._settle_spellings()
        columns = self._column_of[np.concatenate([*self._pending, np.empty(0, np.int32)])]
        rows = np.repeat(np.arange(len(self._pending), dtype=np.int32), list(map(len, self._pending)))
        kept = columns >= 0
        cells = (np.ones(int(kept.sum()), np.int32), (rows[kept], columns[kept]))
        part = sparse.coo_array(cells, shape=(len(self._pending), len(self._columns))).tocsr()
        self._parts.append(part)
        self._pending = []

    def _settle_spellings(self) -> None:
        """Give every new spelling the column of its folded word, -1 where it tells nothing."""
        new = list(islice(self._spellings, len(self._column_of), None))
        columns = [self._column(word, spelling) for word, spelling in zip(_fold_all(new), new, strict=True)]
        self._column_of = np.concatenate((self._column_of, np.array(columns, np.int32)))

    def _column(self, word: str, spelling: str) -> int:
        if len(word) < _SHORTEST:
            return -1
        column = self._columns.setdefault(word, len(self._columns))
        if column == len(self._surfaces):
            self._surfaces.append(spelling)
        return column


class _Spellings(dict[str, int]):
    """The number of each way of writing a word, in the order in which they are met."""

    def __missing__(self, spelling: str) -> int:
        number = self[spelling] = len(self)
        return number


def _fold_all(spellings: list[str]) -> list[str]:
    """Return the search fold of each spelling; all in one go, which takes a fraction of the time."""
    folded = fold_search(" ".join(spellings)).split(" ")
    if len(folded) == len(spellings):
        return folded
    return [fold_search(spelling) for spelling in spellings]  # one of them folds to nothing, or to several words


def join_counts(known: Counts, further: Counts) -> Counts:
    """Return the counts of both; the words of `further` begin with those of `known`."""
    shape = (known.matrix.shape[0], len(further.words))
    wide = sparse.csr_array((known.matrix.data, known.matrix.indices, known.matrix.indptr), shape=shape)
    return replace(
        further, matrix=sparse.csr_array(sparse.vstack([wide, further.matrix], format="csr", dtype=np.int32))
    )


def find_spellings(text: str) -> dict[str, str]:
    """Return for each folded word of `text` how it is first written there.

    >>> find_spellings("في الأُمـم المتّحدة")["الامم"]
    'الأُمـم'
    """
    spellings = _WORD.findall(text)[::-1]
    return dict(zip(_fold_all(spellings), spellings, strict=True))
