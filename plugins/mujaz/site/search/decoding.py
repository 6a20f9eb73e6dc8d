"""How a file of the index is read: the text before its numbers, and the numbers; what `encoding` writes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice

_SEVEN_BITS = 7
_LAST, _MORE = 0x7F, 0x80


def unpack(data: bytes) -> tuple[str, Iterator[int]]:
    """Return the text of a file, and its numbers."""
    length = int.from_bytes(data[:4], "little")
    return data[4 : 4 + length].decode("utf-8"), read_numbers(data[4 + length :])


def read_documents(numbers: Iterator[int], count: int) -> tuple[int, ...]:
    """Return the next `count` documents."""
    return tuple(accumulate(islice(numbers, count)))


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
