"""What of a text is compared with others: checksums of its runs of three words, in the lookup fold."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mujaz.arabic.fold import fold_lookup

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d{1,18}")
THOUSANDS = re.compile(r"(?<=\d)[,\u066c](?=\d{3}(?!\d))")  # COMMA, ARABIC THOUSANDS SEPARATOR
"""What parts the thousands of a figure, or does not."""
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers that spread the checksums of three words over 64 bits, the same on every machine."""
MASK = 2**64 - 1
SAMPLED, ALL_RUNS = 8, 96
"""One run in so many leads from a text to others, of a text with few runs each; all of them are compared then."""


@dataclass(frozen=True)
class Fingerprint:
    """What of a text is compared."""

    title: int
    """Checksum of the folded headline."""
    whole: int
    """Checksum of all words in their order."""
    words: int
    numbers: frozenset[int]
    """The figures in it: a text that has others tells something else."""
    runs: array[int]
    """Checksums of the runs of three words, sorted, each once."""

    @cached_property
    def run_set(self) -> frozenset[int]:
        """The runs for comparison."""
        return frozenset(self.runs)

    @property
    def leads(self) -> list[int]:
        """The runs by which a text is found."""
        few = len(self.runs) <= ALL_RUNS
        return [run for run in self.runs if few or run >> 40 & (SAMPLED - 1) == 0]


def fingerprint(title: str, text: str) -> Fingerprint:
    """Return what of a headline and text is compared; white space and punctuation count for nothing.

    >>> fingerprint("", "عاد الماءُ إلى الحي.").whole == fingerprint("", "عاد الماء الى  الحي").whole
    True
    """
    folded = THOUSANDS.sub("", fold_lookup(text))
    words = WORD.findall(folded)
    sums = [zlib.crc32(word.encode("utf-8", "replace")) for word in words]
    first, second, third = FACTORS
    threes = zip(sums, sums[1:], sums[2:], strict=False)
    runs = {(a * first + b * second + c * third) & MASK for a, b, c in threes}
    return Fingerprint(
        title=_checksum(WORD.findall(fold_lookup(title))),
        whole=_checksum(words),
        words=len(words),
        numbers=frozenset(map(int, NUMBER.findall(folded))),
        runs=array("Q", sorted(runs)),
    )


def _checksum(words: Iterable[str]) -> int:
    """Return 64 bits for words in their order."""
    data = " ".join(words).encode("utf-8", "replace")
    return zlib.crc32(data) << 32 | zlib.crc32(data[::-1])
