"""Which words are also others behind a conjunction or preposition: what the texts themselves tell.

وقوات is the forces, وقود is fuel: what is left must be a word of the texts, and no rarer than the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from mujaz.arabic.search import Word, analyse
from mujaz.site.search.names import Names
from mujaz.site.search.vocabulary import Vocabulary, hash64, targets_of
from mujaz.site.search.words import Numbers


def _hashes(texts: Iterable[str]) -> Numbers:
    return np.array(sorted(map(hash64, texts)), np.uint64)


def guards(vocabulary: Vocabulary, names: Names) -> Numbers:
    """Return for each form whether what may lie behind its first letters is a name that never loses its article."""
    return np.isin(vocabulary.rests, _hashes(names.guarded))


def forwards(vocabulary: Vocabulary, sizes: Numbers, names: Names) -> Numbers:
    """Return for each form whether it is also what lies behind its first letters: a column for each of these.

    It is where that is a name of one word, too, and stands nowhere by itself.
    """
    rests = vocabulary.rests
    cores, places = np.unique(vocabulary.cores, return_inverse=True)
    if not len(cores):
        return np.zeros(rests.shape, bool)
    bare, other = (np.bincount(places, sizes * kind, len(cores)) for kind in (vocabulary.bare, ~vocabulary.bare))
    at = np.minimum(np.searchsorted(cores, rests), len(cores) - 1)
    known = cores[at] == rests
    own = sizes[:, None]
    words = (bare[at] >= own) | ((other[at] >= own) & ~guards(vocabulary, names))
    found: Numbers = np.where(known, words, np.isin(rests, _hashes(names.single)))
    return found


def forward_of(exact: str, behind: list[bool]) -> tuple[str, ...]:
    """Return the cores under which a form is also found, where `behind` says which of its remainders are words."""
    targets = targets_of(analyse(exact))
    rests = [target.core for target in targets if not target.sure]
    told = (core for core, is_word in zip(rests, behind, strict=False) if is_word)
    return tuple(dict.fromkeys((*told, *(target.core for target in targets if target.sure))))


class Block:
    """The forms that stand in a file by their own stem, which tell whether others belong to them."""

    def __init__(self, guarded: frozenset[str]) -> None:
        self._guarded = guarded
        self._bare: Counter[str] = Counter()
        self._other: Counter[str] = Counter()

    def add(self, word: Word, size: int) -> None:
        """Note a form and in how many documents it stands."""
        (self._bare if word.folded == word.core else self._other)[word.core] += size

    def has(self, word: Word, core: str, size: int) -> bool:
        """Tell whether a word is one of `core` behind a conjunction or preposition; alone it is if it may be."""
        bare, other = self._bare[core], self._other[core]
        if bare >= size:
            return True
        if core in self._guarded:
            return False
        return other >= size or (not bare and not other and word.folded == word.core)
