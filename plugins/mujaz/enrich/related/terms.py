"""The words of texts, counted: each distinct word is folded and stemmed once, however often it stands anywhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from mujaz.arabic.fold import fold_search
from mujaz.arabic.stem import light_stem
from mujaz.enrich.related.matrix import Matrix, Numbers, one_below_the_other
from mujaz.enrich.related.numbering import Numbering
from mujaz.enrich.related.products import count_pairs, merge_columns
from mujaz.enrich.related.rows import Rows
from mujaz.enrich.related.written import WORD, Spellings

# Folded words shorter than this are single letters, which tell nothing.
_SHORTEST = 2

# Texts that are counted at a time, so that the memory for it stays small.
_AT_A_TIME = 2_000


@dataclass(frozen=True)
class Counts:
    """How often each text has each word."""

    texts: Rows
    """A row for each text, a column for each word."""
    words: list[str]
    """The folded word of each column."""
    surfaces: list[str]
    """The way in which each word was first seen written."""
    stems: Numbers
    """The number of each word's light stem."""
    stem_texts: list[str]
    """The stem of each of these numbers."""
    spread_known: NDArray[np.int64] | None = None
    """How many texts have each word, where that need not be counted."""
    spellings: tuple[list[str], Numbers] | None = None
    """Every way in which words are written, and the column of the word of each; None where that is not known."""

    def rows(self, order: Sequence[int]) -> Counts:
        """Return the counts of the texts with these numbers, in this order."""
        return replace(self, texts=Rows.of(self.texts.take(np.array(order, np.int64))), spread_known=None)

    @property
    def matrix(self) -> Matrix:
        """All texts' counts."""
        return self.texts.whole

    @cached_property
    def spread(self) -> NDArray[np.int64]:
        """How many texts have each word."""
        if self.spread_known is not None:
            return self.spread_known
        return np.bincount(self.matrix.indices, minlength=self.matrix.shape[1])

    def written(self, words: Collection[str]) -> dict[str, list[str]] | None:
        """Return all the ways in which some words are written in any text; None where that is not known."""
        if self.spellings is None:
            return None
        found: dict[str, list[str]] = {}
        for spelling, column in zip(self.spellings[0], self.spellings[1].tolist(), strict=True):
            if column >= 0 and self.words[column] in words:
                found.setdefault(self.words[column], []).append(spelling)
        return found

    def count_stems(self, rows: NDArray[np.int64] | None = None) -> Matrix:
        """Return how often all texts, or some of them, have each stem."""
        texts = self.matrix if rows is None else self.texts.take(rows)
        return merge_columns(texts, self.stems, max(1, len(self.stem_texts)))


_NOTHING = Counts(Rows.of(Matrix.empty(0)), [], [], np.empty(0, np.int32), [])


class WordCounter:
    """Counts the words of texts that come one after the other; the texts themselves are not kept."""

    def __init__(self, known: Counts | None = None) -> None:
        """Count on from what is `known`: the words and stems of it keep their numbers."""
        self._known = known or _NOTHING
        self._columns: dict[str, int] = {}
        self._surfaces: list[str] = []
        self._new: list[str] = []
        self._spellings = Spellings()
        self._column_of = np.empty(0, np.int32)
        self._pending: list[str] = []
        self._parts: list[Matrix] = []

    def add(self, text: str) -> None:
        """Count the words of the next text."""
        self._pending.append(text)
        if len(self._pending) == _AT_A_TIME:
            self._count_pending()

    def finish(self) -> Counts:
        """Return the counts of all texts."""
        self._count_pending()
        known = self._known
        parts, self._parts = self._parts, []
        matrix = one_below_the_other(parts).widened(len(known.words) + len(self._new))
        stems, stem_texts = self._stem_new()
        surfaces = [*known.surfaces, *self._surfaces] if self._new else known.surfaces
        words = [*known.words, *self._new] if self._new else known.words
        spellings = None if known.words else (self._spellings.known(), self._column_of)
        numbers = np.concatenate((known.stems, stems))
        return Counts(Rows.of(matrix), words, surfaces, numbers, stem_texts, spellings=spellings)

    def _stem_new(self) -> tuple[Numbers, list[str]]:
        """Return the number of the stem of each new word, and all stems."""
        known, made = self._known.stem_texts, [light_stem(word) for word in self._new]
        numbers = _find_among(known, set(made))
        new = Numbering[str]()
        found = [numbers[stem] if stem in numbers else len(known) + new[stem] for stem in made]
        return np.array(found, np.int32), [*known, *new] if new else known

    def _count_pending(self) -> None:
        """Make a part of the matrix of the texts that came last."""
        rows, spellings = self._spellings.of(self._pending)
        self._settle_spellings()
        columns = self._column_of[spellings]
        kept = columns >= 0
        width = len(self._known.words) + len(self._new)
        self._parts.append(count_pairs(rows[kept], columns[kept], (len(self._pending), width)))
        self._pending = []

    def _settle_spellings(self) -> None:
        """Give every new spelling the column of its folded word, -1 where it tells nothing."""
        new = self._spellings.known(len(self._column_of))
        words = _fold_all(new)
        self._columns.update(_find_among(self._known.words, set(words).difference(self._columns)))
        columns = [self._column(word, spelling) for word, spelling in zip(words, new, strict=True)]
        self._column_of = np.concatenate((self._column_of, np.array(columns, np.int32)))

    def _column(self, word: str, spelling: str) -> int:
        if len(word) < _SHORTEST:
            return -1
        column = self._columns.get(word)
        if column is None:
            column = self._columns[word] = len(self._known.words) + len(self._new)
            self._new.append(word)
            self._surfaces.append(spelling)
        return column


def _find_among(known: Sequence[str], wanted: set[str]) -> dict[str, int]:
    """Return the place of each of the `wanted` that is known; of few, this is quicker than knowing all places."""
    chosen = compress(enumerate(known), map(wanted.__contains__, known)) if wanted else ()
    return {text: place for place, text in chosen}


def _fold_all(spellings: list[str]) -> list[str]:
    """Return the search fold of each spelling; all in one go, which takes a fraction of the time."""
    folded = fold_search(" ".join(spellings)).split(" ")
    if len(folded) == len(spellings):
        return folded
    return [fold_search(spelling) for spelling in spellings]  # one of them folds to nothing, or to several words


def join_counts(known: Counts, further: Counts, rows: NDArray[np.int64]) -> Counts:
    """Return the counts of these `rows` of the known and the further ones, which are counted on.

    The words of `further` begin with those of `known`.
    """
    gone = np.ones(known.texts.shape[0], bool)
    gone[rows[rows < len(gone)]] = False
    lost = known.texts.take(np.flatnonzero(gone))
    spread = further.spread - np.bincount(lost.indices, minlength=len(further.words))
    spread[: len(known.words)] += known.spread
    return replace(further, texts=Rows(known.texts.whole, further.texts.whole, rows), spread_known=spread)


def find_spellings(text: str) -> dict[str, str]:
    """Return for each folded word of `text` how it is first written there.

    >>> find_spellings("في الأُمـم المتّحدة")["الامم"]
    'الأُمـم'
    """
    spellings = WORD.findall(text)[::-1]
    return dict(zip(_fold_all(spellings), spellings, strict=True))
