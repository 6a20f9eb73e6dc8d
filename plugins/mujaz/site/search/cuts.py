"""Where the index is cut into files, and what these are called.

A file ends where the block behind it has the largest mark within reach, and marks depend on the blocks' keys alone:
so an edit moves the cuts near it and no others. A file is named after the digest of all that it is made from, so that
one that stays the same need not even be made, and browsers may keep it for ever.
"""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2b

import numpy as np

from mujaz.site.search.words import Numbers

LEAST, MOST = 2500, 6000
"""About so many bytes a file has, unless a single block has more."""
NAME_BYTES = 5
"""Of so many bytes is the digest in a name; files of a kind are thousands, not millions."""


def cut(weights: Numbers, marks: Numbers) -> list[int]:
    """Return the first block of each file; there is at least one file.

    >>> cut(np.array([2000] * 6), np.array([1, 2, 3, 9, 5, 6]))
    [0, 3]
    """
    ends = np.concatenate(([0], np.cumsum(weights)))
    starts = [0]
    while ends[-1] - ends[starts[-1]] > MOST:
        start = starts[-1]
        low = max(int(np.searchsorted(ends, ends[start] + LEAST)), start + 1)
        high = int(np.searchsorted(ends, ends[start] + MOST, "right"))
        if low >= len(weights):
            break
        starts.append(low + int(np.argmax(marks[low : max(high, low + 1)])))
    return starts


def stamp_of(size: int, *parts: bytes) -> bytes:
    """Return a digest of `parts` in `size` bytes."""
    found = blake2b(digest_size=size)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()


def name_of(*parts: bytes) -> str:
    """Return a name for what is made from `parts`.

    >>> name_of(b"one", b"other")
    'to2xkek4'
    """
    return b32encode(stamp_of(NAME_BYTES, *parts)).decode().lower()
