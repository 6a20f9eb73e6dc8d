"""Arrays in one file: a line that says what the next says, a line of JSON, and the bytes of each array.

A ZIP archive of arrays, as numpy writes it, takes twice as long to read and to write.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

# The first line: the format, and checksums of the second line and of all bytes behind it.
_FIRST = "mujaz arrays 1 {:08x} {:08x}\n"

# How long the last of them is, with the end of the line.
_SUM = 9

# Arrays start at multiples of so many bytes, as numbers of eight bytes should.
_STEP = 8


def write_arrays(stream: BinaryIO, told: object, arrays: Arrays) -> None:
    """Write arrays, and what is `told` of them as JSON."""
    places, size, check = [], 0, 1
    pieces = [np.ascontiguousarray(array) for array in arrays.values()]
    padding = [bytes(-piece.nbytes % _STEP) for piece in pieces]
    for name, piece, gap in zip(arrays, pieces, padding, strict=True):
        places.append([name, piece.dtype.str, piece.shape, size])
        size += piece.nbytes + len(gap)
        check = zlib.adler32(gap, zlib.adler32(_bytes(piece), check))
    head = json.dumps({"told": told, "arrays": places, "size": size}).encode() + b"\n"
    head += b" " * (-len(head) % _STEP)
    stream.write(_FIRST.format(zlib.crc32(head), check).encode())
    stream.write(head)
    for piece, gap in zip(pieces, padding, strict=True):
        stream.write(_bytes(piece))
        stream.write(gap)


def read_arrays(file: Path) -> tuple[Any, dict[str, NDArray[Any]]]:
    """Return what `file` holds; raise OSError or ValueError where that cannot be read, or is not as it was written."""
    with file.open("rb") as stream:
        first, head = stream.readline(), stream.readline()
        head += stream.read(-len(head) % _STEP)
        if first[:-_SUM] != _FIRST.format(zlib.crc32(head), 0)[:-_SUM].encode():
            raise ValueError(f"{file} is damaged")
        found = json.loads(head)
        data = np.empty(found["size"], np.uint8)  # in large pages, which take half the time of a bytearray's
        length = stream.readinto(data.data)
    if length != len(data) or first != _FIRST.format(zlib.crc32(head), zlib.adler32(data.data)).encode():
        raise ValueError(f"{file} is damaged")
    return found["told"], {name: _array(data, *rest) for name, *rest in found["arrays"]}


def _bytes(array: NDArray[Any]) -> memoryview:
    return array.reshape(-1).view(np.uint8).data


def _array(data: NDArray[np.uint8], dtype: str, shape: list[int], start: int) -> NDArray[Any]:
    return np.frombuffer(data, dtype, math.prod(shape), start).reshape(shape)
