"""The files of the pairs of words that follow each other, for phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from mujaz.site.search.cuts import MOST
from mujaz.site.search.encoding import Make, distances, to_bytes
from mujaz.site.search.hashes import BUCKET_BITS
from mujaz.site.search.invert import DOCUMENT, DOCUMENT_BITS
from mujaz.site.search.words import Numbers


def bits_of(pairs: Numbers) -> int:
    """Return by how many bits of its bucket the file of a pair is chosen."""
    buckets = 1 + np.count_nonzero(np.diff(pairs >> DOCUMENT_BITS)) if len(pairs) else 0
    bits = 0
    while bits < BUCKET_BITS and (3 * buckets + 2 * len(pairs)) >> bits > MOST:
        bits += 1
    return bits


def phrase_files(pairs: Numbers, bits: int) -> Iterator[tuple[bytes, Make]]:
    """Yield for each file the keys that it is made from, and what makes it."""
    shift = DOCUMENT_BITS + BUCKET_BITS - bits
    ends = np.searchsorted(pairs, np.arange(1, (1 << bits) + 1) << shift).tolist()
    for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        yield pairs[start:end].tobytes(), partial(_phrase_file, pairs[start:end] - (number << shift))


def _phrase_file(pairs: Numbers) -> bytes:
    """Return a file: for each bucket its distance from the one before, how many documents it has, and these."""
    buckets = pairs >> DOCUMENT_BITS
    starts = np.flatnonzero(np.diff(buckets, prepend=-1))
    sizes = np.diff(np.append(starts, len(buckets)))
    heads = np.diff(buckets[starts], prepend=0)
    numbers = distances(buckets, pairs & DOCUMENT)
    return to_bytes(np.insert(numbers, np.repeat(starts, 2), np.column_stack((heads, sizes)).ravel()))[0]
