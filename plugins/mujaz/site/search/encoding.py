"""How a file of the index is written: lists of documents, texts before them, JSON.

A list of documents takes few bytes: each number is its distance from the one before, seven bits to a byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

import numpy as np

from mujaz.site.search.words import Numbers

Make = Callable[[], bytes]
"""What makes a file."""

CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Direction marks, embeddings, overrides and isolates: the analyser's table names them."""
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_SEVEN_BITS = 7
_LAST, _MORE = 0x7F, 0x80


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


def to_json(value: object) -> bytes:
    """Return JSON in which no sign that turns text around stands as itself."""
    text = CONTROLS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", _ENCODE(value))
    return text.encode("utf-8", "replace")


def packed(text: bytes, numbers: bytes) -> bytes:
    """Return a file: the length of its text in four bytes, the text, the numbers."""
    return len(text).to_bytes(4, "little") + text + numbers
