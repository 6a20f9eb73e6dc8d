"""The words of texts as they are written, numbered: what stands between blanks is taken apart once for all texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice

import numpy as np

from mujaz.arabic.letters import ARABIC_MARKS, INVISIBLES, LATIN_MARKS
from mujaz.enrich.related.chunks import Chunks
from mujaz.enrich.related.matrix import Numbers
from mujaz.enrich.related.numbering import Numbering

# A word as it is written, with its harakat; what it means is settled by the fold. No word has a blank in it.
WORD = re.compile(rf"[\w{ARABIC_MARKS}{LATIN_MARKS}{INVISIBLES}]+")

# What has no word in it.
_NONE = -1


def first_written(text: str, spellings: Sequence[str]) -> str:
    """Return which of some spellings stands first in a text as a word; the first of them if none does.

    >>> first_written("دمشق: الأُمم ثمّ الأمم", ["الأمم", "الأُمم"])
    'الأُمم'
    """
    return spellings[0] if len(spellings) == 1 else min(spellings, key=lambda spelling: _place_of(spelling, text))


def _place_of(spelling: str, text: str) -> int:
    """Return where a word is first written so; behind the text if it is nowhere."""
    start = text.find(spelling)
    while start >= 0:
        end = start + len(spelling)
        if WORD.match(text, end) is None and (start == 0 or WORD.match(text, start - 1, start) is None):
            return start
        start = text.find(spelling, start + 1)
    return len(text)


class Spellings:
    """Every spelling of a word, and every chunk of text between blanks, with their numbers."""

    def __init__(self) -> None:
        self._numbers = Numbering[str]()
        self._chunks = Chunks()
        self._first = np.empty(0, np.int32)
        """The spelling of the first word of each chunk; most have no other."""
        self._further: dict[int, list[int]] = {}
        """The spellings of all other words of the chunks that have several."""

    def known(self, first: int = 0) -> list[str]:
        """Return the spellings from number `first` on."""
        return list(islice(self._numbers, first, None))

    def of(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """Return of which of the texts each spelling is, and the spellings, in any order."""
        chunks, counts = self._chunks.of(texts)
        self._take_apart()
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), counts)
        some = self._first[chunks] != _NONE
        several = np.zeros(len(self._first), bool)
        several[list(self._further)] = True
        places = np.flatnonzero(several[chunks])
        further = [self._further[chunk] for chunk in chunks[places].tolist()]
        return (
            np.concatenate((rows[some], np.repeat(rows[places], list(map(len, further))))),
            np.concatenate((self._first[chunks[some]], np.fromiter(chain.from_iterable(further), np.int32))),
        )

    def _take_apart(self) -> None:
        """Find the words in the chunks that have come since this was last done."""
        start = len(self._first)
        new = [WORD.findall(chunk) for chunk in self._chunks.known(start)]
        found = [list(map(self._numbers.__getitem__, spellings)) for spellings in new]
        self._first = np.concatenate((self._first, np.array([each[0] if each else _NONE for each in found], np.int32)))
        self._further.update((chunk, each[1:]) for chunk, each in enumerate(found, start) if each[1:])
