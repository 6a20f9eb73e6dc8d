"""Every form of a word that is indexed, and the rows of the index: under which stems it stands.

A form stands under its own stem, and under those of the words that it may be behind a conjunction or preposition:
وقوات under وقوات and قوات. Whether it is one is decided where both are known (`links`, `wordfiles`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from mujaz.arabic.article import core_of
from mujaz.arabic.search import Word, remainders, stem_of
from mujaz.arabic.words import load_words
from mujaz.frozen import frozen
from mujaz.site.search.words import Numbers

RESTS = 2
"""At most so many words may lie behind what is written onto a word: a conjunction goes first, then a preposition."""


@frozen
class Target:
    """A core under which a form may also stand."""

    core: str
    sure: bool
    """Whether it is another spelling of the form, and does not have to be judged by the texts."""


@lru_cache(maxsize=1 << 17)
def targets_of(word: Word) -> tuple[Target, ...]:
    """Return the cores under which a word may also stand.

    >>> from mujaz.arabic.search import analyse
    >>> [(target.core, target.sure) for target in targets_of(analyse("ولسورية"))]
    [('لسوريه', False), ('سوريه', False), ('سوريا', True)]
    """
    rests = [rest for rest in remainders(word.folded) if core_of(rest) == rest]
    twins = load_words().twins
    other = dict.fromkeys(twins[one] for one in (word.folded, *rests) if one in twins)
    return (*(Target(rest, sure=False) for rest in rests), *(Target(one, sure=True) for one in other))


def order(text: str) -> str:
    """Return a text that Python compares as JavaScript compares `text`: by its UTF-16 code units."""
    if text.isascii() or max(text) < "\ud800":
        return text
    data = text.encode("utf-16-be", "surrogatepass")
    return "".join(chr(high << 8 | low) for high, low in zip(data[::2], data[1::2], strict=True))


def readable(text: str) -> str:
    """Return the text of which `text` is the order.

    >>> readable(order("\U00010330")) == "\U00010330"
    True
    """
    return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def hash64(text: str) -> int:
    """Return a number by which texts are told apart; 0 stands for none."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1


def _no(kind: type[np.generic], *shape: int) -> Numbers:
    return np.empty((0, *shape), kind)


@dataclass(frozen=True)
class Vocabulary:
    """The forms, sorted by stem and spelling, and the rows, sorted by the stem under which each stands."""

    forms: list[str] = field(default_factory=list)
    """Each in its exact form; a form's number is its place."""
    cores: Numbers = field(default_factory=lambda: _no(np.uint64))
    """The hash of each form's core."""
    bare: Numbers = field(default_factory=lambda: _no(np.bool_))
    """Whether each is its core, without an article."""
    rests: Numbers = field(default_factory=lambda: _no(np.uint64, RESTS))
    """The hashes of what each may be behind a conjunction and a preposition, where that has another stem; or 0."""
    stems: list[str] = field(default_factory=list)
    """The stem of each row, as it is sorted."""
    marks: Numbers = field(default_factory=lambda: _no(np.uint64))
    """The hash of each row's stem."""
    row_forms: Numbers = field(default_factory=lambda: _no(np.int64))
    """The form of each row."""
    row_targets: Numbers = field(default_factory=lambda: _no(np.int64))
    """0 for the form's own stem, else which of its targets it stands for, from 1."""

    def extended(self, words: Sequence[Word]) -> tuple[Vocabulary, Numbers, Numbers]:
        """Return a vocabulary with further forms, and the new numbers of the old forms and of `words`."""
        known = {form: number for number, form in enumerate(self.forms)} if words else {}
        new = sorted((word for word in words if word.exact not in known), key=_form_key)
        places = [self._place(*_form_key(word)) for word in new]
        shifted = np.arange(len(self.forms)) + np.searchsorted(places, np.arange(len(self.forms)), "right")
        numbers = {word.exact: place + before for before, (word, place) in enumerate(zip(new, places, strict=True))}
        forms = inserted(self.forms, places, [word.exact for word in new])
        found = [numbers[w.exact] if w.exact in numbers else int(shifted[known[w.exact]]) for w in words]
        grown = replace(
            self,
            forms=forms,
            cores=np.insert(self.cores, places, np.array([hash64(word.core) for word in new], np.uint64)),
            bare=np.insert(self.bare, places, np.array([word.folded == word.core for word in new], np.bool_)),
            rests=np.insert(self.rests, places, np.array([_rests(w) for w in new], np.uint64).reshape(-1, RESTS), 0),
            row_forms=shifted[self.row_forms] if new else self.row_forms,
        )
        return grown._with_rows(new, numbers), shifted, np.array(found, np.int64)  # noqa: SLF001 - its own

    def _place(self, stem: str, exact: str) -> int:
        """Return the number that a form would have: behind all forms of its stem that sort before it."""
        start, end = bisect_left(self.stems, stem), bisect_right(self.stems, stem)
        own = (row for row in range(start, end) if not self.row_targets[row])
        behind = next((row for row in own if order(self.forms[self.row_forms[row]]) > exact), None)
        if behind is not None:
            return int(self.row_forms[behind])
        return int(np.count_nonzero(self.row_targets[:end] == 0))

    def _with_rows(self, new: Sequence[Word], numbers: dict[str, int]) -> Vocabulary:
        rows = sorted(row for word in new for row in _rows(word))
        places = [self._row_place(*row[:3]) for row in rows]
        kinds = np.array([target for _, _, target, _ in rows], np.int64)
        return replace(
            self,
            stems=inserted(self.stems, places, [row[0] for row in rows]),
            marks=np.insert(self.marks, places, np.array([hash64(row[0]) for row in rows], np.uint64)),
            row_forms=np.insert(self.row_forms, places, np.array([numbers[row[3]] for row in rows], np.int64)),
            row_targets=np.insert(self.row_targets, places, kinds),
        )

    def _row_place(self, stem: str, exact: str, target: int) -> int:
        start, end = bisect_left(self.stems, stem), bisect_right(self.stems, stem)
        for row in range(start, end):
            if (order(self.forms[self.row_forms[row]]), self.row_targets[row]) > (exact, target):
                return row
        return end

    def reduced(self, used: Numbers) -> tuple[Vocabulary, Numbers]:
        """Return the vocabulary of the forms that are `used`, and the new numbers of all."""
        shifted = np.cumsum(used) - 1
        if used.all():
            return self, shifted
        rows = used[self.row_forms]
        return replace(
            self,
            forms=[form for form, keep in zip(self.forms, used.tolist(), strict=True) if keep],
            cores=self.cores[used],
            bare=self.bare[used],
            rests=self.rests[used],
            stems=[stem for stem, keep in zip(self.stems, rows.tolist(), strict=True) if keep],
            marks=self.marks[rows],
            row_forms=shifted[self.row_forms[rows]],
            row_targets=self.row_targets[rows],
        ), shifted


def _form_key(word: Word) -> tuple[str, str]:
    return order(word.stem), order(word.exact)


def _rows(word: Word) -> Iterator[tuple[str, str, int, str]]:
    """Yield (stem, exact form as it sorts, target, exact form) of every row of a word."""
    exact = order(word.exact)
    yield order(word.stem), exact, 0, word.exact
    for number, target in enumerate(targets_of(word), 1):
        stem = stem_of(target.core)
        if stem != word.stem:
            yield order(stem), exact, number, word.exact


def _rests(word: Word) -> list[int]:
    """Return the hashes of what may lie behind the first letters of a word; 0 where that has the word's own stem."""
    rests = [target.core for target in targets_of(word) if not target.sure]
    found = [hash64(rest) if stem_of(rest) != word.stem else 0 for rest in rests]
    return [*found, *[0] * RESTS][:RESTS]


def inserted(old: list[str], places: Sequence[int], new: Sequence[str]) -> list[str]:
    """Return a list with further texts, each before the old one at its place; the places are in order.

    >>> inserted(["b", "d"], [0, 1, 2], ["a", "c", "e"])
    ['a', 'b', 'c', 'd', 'e']
    """
    found: list[str] = []
    last = 0
    for place, text in zip(places, new, strict=True):
        found += old[last:place]
        found.append(text)
        last = place
    return found + old[last:]
