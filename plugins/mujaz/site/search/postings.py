"""Lists of documents as few bytes: each number as its distance from the one before, seven bits to a byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from mujaz.site.search.words import Numbers

_SEVEN_BITS = 7
_LAST, _MORE = 0x7F, 0x80


def sort(numbers: Numbers) -> Numbers:
    """Return numbers in their order; small ones are sorted as such, which takes half the time."""
    small = len(numbers) and numbers.max() < 1 << 32
    return np.sort(numbers.astype(np.uint32)).astype(np.int64) if small else np.sort(numbers)


def distances(groups: Numbers, documents: Numbers) -> Numbers:
    """Return for each document its distance from the one before it in its group; both are sorted."""
    found = documents.copy()
    same = groups[1:] == groups[:-1]
    found[1:][same] -= documents[:-1][same]
    return found


def to_bytes(numbers: Numbers) -> tuple[bytes, Numbers]:
    """Return numbers (each at least 0) as bytes, and how many bytes each takes.

    >>> to_bytes(np.array([5, 300, 70000]))[0].hex()
    '05ac02f0a204'
    """
    lengths = np.ones(len(numbers), np.int64)
    long = np.flatnonzero(numbers > _LAST)
    rest = numbers[long] >> _SEVEN_BITS
    for power in range(4):
        lengths[long] += rest >> (_SEVEN_BITS * power) > 0
    ends = np.cumsum(lengths)
    starts = ends - lengths
    out = np.zeros(int(lengths.sum()), np.uint8)
    out[starts] = numbers & _LAST
    places = starts[long]
    while len(rest):
        out[places] |= _MORE
        places = places + 1
        out[places] = rest & _LAST
        more = rest > _LAST
        places, rest = places[more], rest[more] >> _SEVEN_BITS
    return out.tobytes(), lengths


def number_bytes(documents: Sequence[int]) -> bytes:
    """Return a short list of documents as bytes, without the detour over arrays.

    >>> number_bytes([5, 305]).hex()
    '05ac02'
    """
    found = bytearray()
    before = 0
    for document in documents:
        rest, before = document - before, document
        while rest > _LAST:
            found.append(rest & _LAST | _MORE)
            rest >>= _SEVEN_BITS
        found.append(rest)
    return bytes(found)


def read_numbers(data: bytes) -> Iterator[int]:
    """Yield the numbers that `to_bytes` wrote.

    >>> list(read_numbers(bytes.fromhex("05ac02f0a204")))
    [5, 300, 70000]
    """
    number, shift = 0, 0
    for byte in data:
        number |= (byte & _LAST) << shift
        shift += _SEVEN_BITS
        if byte < _MORE:
            yield number
            number, shift = 0, 0
