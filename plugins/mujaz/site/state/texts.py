"""The texts of the sources that builds remember: one behind the other in a file of the state folder.

Where in the file each lies stands in the database of the sources (`sources.py`), which also says which of the
files it is; a text is believed only where it has the digest that the source was remembered with. Texts are only ever
put at the end, while the database is locked: what a killed build left there belongs to nobody. Texts of sources that
have changed belong to nobody either; when these outgrow the rest, the rest is copied to a new file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final
from weakref import finalize

from mujaz.site.reading.spill import Span, span

NAME = "sources-{}.texts"
"""The files in the state folder, by their numbers."""
BUFFER: Final = 1 << 20
"""So many bytes are written at once."""


class TextFile:
    """Pairs of texts in a file that others may be reading too."""

    def __init__(self, folder: Path, number: int) -> None:
        """Open a file to read in it; raise OSError where there is none."""
        self._file = path_of(folder, number).open("rb", buffering=0)
        self.close = finalize(self, self._file.close)
        """Lets go of the file."""

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return os.fstat(self._file.fileno()).st_size

    def read(self, place: Span, number: int) -> bytes:
        """Return either of the texts in a place; fewer bytes where the file ends before."""
        return self._read(*span(place, number))

    def pair(self, place: Span) -> bytes:
        """Return both texts in a place, one behind the other."""
        start, one, other = place
        return self._read(one + other, start)

    def _read(self, length: int, start: int) -> bytes:
        if hasattr(os, "pread"):  # which reads without regard to other processes that were forked from this one
            return os.pread(self._file.fileno(), length, start)
        self._file.seek(start)
        return self._file.read(length)


class Appending:
    """A file at whose end texts are put."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.size = file, file.tell()

    def put(self, texts: bytes) -> int:
        """Put some bytes at the end, and return where they start."""
        start = self.size
        self._file.write(texts)
        self.size += len(texts)
        return start

    def flush(self) -> None:
        """Let what was put be in the file."""
        self._file.flush()


@contextmanager
def appending(folder: Path, number: int) -> Iterator[Appending]:
    """Let texts be put at the end of a file, made if there is none; where that fails it is as it was before."""
    path = path_of(folder, number)
    before = path.stat().st_size if path.exists() else 0
    try:
        with path.open("ab", BUFFER) as file:
            yield Appending(file)
    except BaseException:
        with suppress(OSError):
            os.truncate(path, before) if before else path.unlink()
        raise


def path_of(folder: Path, number: int) -> Path:
    """Return where the file of a number lies."""
    return folder / NAME.format(number)


def next_number(folder: Path) -> int:
    """Return a number that no file has."""
    return max(_numbers(folder), default=0) + 1


def remove_others(folder: Path, *numbers: int) -> None:
    """Remove all files but some."""
    for number in set(_numbers(folder)) - {*numbers}:
        path_of(folder, number).unlink(missing_ok=True)


def _numbers(folder: Path) -> Iterator[int]:
    before, _, behind = NAME.partition("{}")
    for path in folder.glob(NAME.format("*")):
        with suppress(ValueError):
            yield int(path.name.removeprefix(before).removesuffix(behind))
