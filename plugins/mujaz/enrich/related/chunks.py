"""Texts taken apart at blanks, and each distinct chunk numbered; many texts at a time.

A short chunk is one number of eight bytes, a letter in each, and is looked up as such: a Python string for each word of
ten thousand texts, and a dictionary that holds two hundred thousand of them, take three times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from mujaz.enrich.related.matrix import Keys, Numbers
from mujaz.enrich.related.numbering import Numbering

BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.split` splits at."""

# The letters of a short chunk, each of which takes a byte.
_LONGEST = 8
_LETTER_BITS = 8

# What stands for a letter: a number of its own, in the order in which letters are met, as long as there are any.
_NOT_MET, _OTHER, _BLANK = 0, 254, 255

# Short chunks that are looked up without their text stand in a table at a place that is told by their letters. Of two
# with one place the last stands there, and the other is looked up by its text each time.
_PLACE_BITS = 20
_SCATTER = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ divided by the golden ratio: multiplied by it, numbers that differ a little differ in their first bits."""

# What stands for the number of a chunk that is read, or that another of the same letters is read for.
_NO_NUMBER, _REPEATED = -1, -2

Letters = NDArray[np.uint8]
Packed = NDArray[np.uint64]


class Chunks:
    """Every chunk of text between blanks that was met, with its number."""

    def __init__(self) -> None:
        self._known = Numbering[str]()
        self._letters = np.zeros(0x110000, np.uint8)
        self._letters[list(map(ord, BLANKS))] = _BLANK
        self._met = 0
        self._packed = np.zeros(1 << _PLACE_BITS, np.uint64)
        self._numbers = np.zeros(1 << _PLACE_BITS, np.int32)

    def known(self, first: int = 0) -> Iterable[str]:
        """Return the chunks from number `first` on."""
        return islice(self._known, first, None)

    def of(self, texts: Sequence[str]) -> tuple[Numbers, Keys]:
        """Return the chunks of all texts, one text behind the other, and how many each has.

        >>> chunks, counts = Chunks().of(["a word", "", "a longer, a word"])
        >>> chunks.tolist(), counts.tolist()
        ([0, 1, 0, 2, 0, 1], [2, 0, 4])
        """
        joined = " ".join([*texts, ""])
        letters = self._letters_in(joined)
        ends = np.flatnonzero(letters == _BLANK)
        starts = np.concatenate((np.zeros(1, np.int64), ends + 1))[: len(ends)]
        starts, ends = starts[starts < ends], ends[starts < ends]
        short = ends - starts <= _LONGEST
        short[np.searchsorted(starts, np.flatnonzero(letters == _OTHER), "right") - 1] = False
        numbers = self._number(
            joined, starts, ends, (np.flatnonzero(short), _pack(letters, starts[short], ends[short]))
        )
        bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])
        return numbers, np.diff(np.searchsorted(starts, bounds))

    def _letters_in(self, text: str) -> Letters:
        """Return what stands for the letters of a text."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        letters: Letters = self._letters[codes]
        fresh = np.flatnonzero(letters == _NOT_MET)
        if not len(fresh):
            return letters
        new = np.unique(codes[fresh])
        self._letters[new] = np.minimum(self._met + 1 + np.arange(len(new)), _OTHER)
        self._met += len(new)
        found: Letters = self._letters[codes]
        return found

    def _number(self, text: str, starts: Keys, ends: Keys, short: tuple[Keys, Packed]) -> Numbers:
        """Return the numbers of all chunks; `short` tells which of them are short, and their letters."""
        which, packed = short
        numbers = np.full(len(starts), _NO_NUMBER, np.int32)
        places = packed * _SCATTER >> np.uint64(64 - _PLACE_BITS)
        found = self._packed[places] == packed
        numbers[which[found]] = self._numbers[places[found]]
        which, packed, places = which[~found], packed[~found], places[~found]
        _, first, same = np.unique(packed, return_index=True, return_inverse=True)
        numbers[which] = _REPEATED
        numbers[which[first]] = _NO_NUMBER
        read = np.flatnonzero(numbers == _NO_NUMBER)  # in their order, in which they are numbered
        numbers[read] = self._read(text, starts[read], ends[read])
        numbers[which] = numbers[which[first]][same]
        self._packed[places[first]] = packed[first]
        self._numbers[places[first]] = numbers[which[first]]
        return numbers

    def _read(self, text: str, starts: Keys, ends: Keys) -> list[int]:
        known = self._known
        return [known[text[start:end]] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _pack(letters: Letters, starts: Keys, ends: Keys) -> Packed:
    """Return short chunks as one number each: the letters as its bytes, and 0 behind the last."""
    from_each = np.concatenate((letters, np.zeros(_LONGEST, np.uint8)))
    eight = np.ndarray(len(letters), "<u8", from_each.data, strides=(1,))
    kept = [(1 << _LETTER_BITS * length) - 1 for length in range(_LONGEST + 1)]
    packed: Packed = eight[starts] & np.array(kept, np.uint64)[ends - starts]
    return packed
