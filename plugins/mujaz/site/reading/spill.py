"""Texts that wait to be kept, outside of memory: a build may yet fail, and then leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, Final, TypeAlias
from weakref import finalize

HTML, PLAIN = 0, 1
"""The numbers of the two texts."""
Texts: TypeAlias = Callable[[int], bytes]
"""Returns either of two texts, by its number."""
Span: TypeAlias = tuple[int, int, int]
"""Where two texts lie in a file, one behind the other: from where on, and how long each is."""
Place: TypeAlias = Span | tuple[bytes, bytes]
"""Where two texts lie: in the file, or here, where there is no file."""
PAIR: Final = 2


class Spill:
    """Pairs of texts in a file without a name, which is gone with them; in memory where that cannot be."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._size, self._full = 0, not hasattr(os, "pread")  # which reads without regard to other processes
        if not self._full:
            with suppress(OSError):
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is open as long as this object
                finalize(self, self._file.close)

    def put(self, one: bytes, other: bytes) -> Texts:
        """Return what returns either of two texts when it is asked for."""
        return self.at(self.place(one, other))

    def at(self, place: Place) -> Texts:
        """Return what returns either of two texts that were put in a place, by whichever process."""
        return partial(self._read, place)

    def place(self, one: bytes, other: bytes) -> Place:
        """Put two texts somewhere, and return where."""
        file, start = self._file, self._size
        if file is not None and not self._full and self._write(file, one + other):
            return start, len(one), len(other)
        return one, other

    def _write(self, file: IO[bytes], data: bytes) -> bool:
        """Write texts and return True; False if the disk is full, as it will be for the next."""
        written = 0
        with suppress(OSError):
            written = file.write(data)
        self._size += len(data)
        self._full = written != len(data)
        return not self._full

    def _read(self, place: Place, number: int) -> bytes:
        if len(place) == PAIR:
            return place[number]
        assert self._file is not None  # noqa: S101 - it has the place
        return os.pread(self._file.fileno(), *span(place, number))


def span(place: Span, number: int) -> tuple[int, int]:
    """Return how long either of two texts is, and where it starts."""
    start, one, other = place
    return (other, start + one) if number else (one, start)
