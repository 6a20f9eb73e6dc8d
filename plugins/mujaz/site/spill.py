"""Texts that wait to be kept, outside of memory: a build may yet fail, and then leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO
from weakref import finalize


class Spill:
    """Pairs of texts in a file without a name, which is gone with them; in memory where that cannot be."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._size, self._full = 0, not hasattr(os, "pread")  # which reads without regard to other processes
        if not self._full:
            with suppress(OSError):
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is open as long as this object
                finalize(self, self._file.close)

    def put(self, one: bytes, other: bytes) -> Callable[[], tuple[bytes, bytes]]:
        """Return what returns two texts when they are asked for."""
        file, start = self._file, self._size
        if file is not None and not self._full and self._write(file, one + other):
            return partial(self._read, file, start, len(one), len(other))
        return lambda: (one, other)

    def _write(self, file: IO[bytes], data: bytes) -> bool:
        """Write texts and return True; False if the disk is full, as it will be for the next."""
        written = 0
        with suppress(OSError):
            written = file.write(data)
        self._size += len(data)
        self._full = written != len(data)
        return not self._full

    def _read(self, file: IO[bytes], start: int, one: int, other: int) -> tuple[bytes, bytes]:
        data = os.pread(file.fileno(), one + other, start)
        return data[:one], data[one:]
