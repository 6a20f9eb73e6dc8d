"""Which bytes files had when a build read them, so that one that cannot have changed since is not read again.

A file is believed to have its bytes if its size, its inode and all its times are what they were. Nobody can set the
time at which the file system noted a change (`ctime`), so that a file of the same size whose other times were put back
is noticed. A file that was changed just before it was read may have been changed again within the same tick of the
clock: it is read each time, until it is older (git calls this a racy entry). The clock is that of the file system
itself, told by a file that is made beside the state and gone at once; of files elsewhere, and on systems without such a
time, nothing is believed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from mujaz.site.state.file import UNFINISHED, read_values, write_values

FILE = "seen.state"
"""The file in the state folder."""
TICK = 2_500_000_000
"""Nanoseconds in which two changes may have one time; the coarsest file system counts in two seconds."""
HAS_CHANGE_TIME = os.name != "nt"
"""Whether `ctime` is the time of a change; on Windows it is that of the file's creation."""


class Stamp(NamedTuple):
    """A file as its folder knows it; size -1 where there is none."""

    size: int
    changed: int
    noted: int
    """When the file system noted any change, which nobody can set."""
    inode: int
    device: int


GONE = Stamp(-1, 0, 0, 0, 0)


def stamp_of(path: str) -> Stamp:
    """Return how a file is known now."""
    try:
        return _stamp(os.stat(path))  # noqa: PTH116 - a Path for each of ten thousand files takes as long as reading them
    except OSError:
        return GONE


def _stamp(seen: os.stat_result) -> Stamp:
    return Stamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_dev)


class SeenFiles:
    """What is known of the files of one archive."""

    def __init__(self, state: Path) -> None:
        self.folder = state
        self._file = state / FILE
        self._begun = _look_at_clock(state) if HAS_CHANGE_TIME else GONE
        self._before = self._read()
        self._now: dict[str, tuple[Any, ...]] = {}

    def recall(self, name: str, stamp: Stamp) -> bytes | None:
        """Return the digest of a file that is as it was when it was read, None of any other."""
        known = self._before.get(name)
        if known is None or known[:-1] != stamp:
            return None
        self._now[name] = known
        digest: bytes = known[-1]
        return digest

    def keep(self, name: str, stamp: Stamp, digest: bytes) -> None:
        """Remember the digest of a file, whose stamp was taken before it was read, if it may be believed later."""
        newest = max(stamp.noted, stamp.changed)
        if stamp.size >= 0 and stamp.device == self._begun.device and newest < self._begun.noted - TICK:
            self._now[name] = (*stamp, digest)

    def save(self) -> None:
        """Write what is known; where that cannot be written, files are read again."""
        if self._now != self._before:
            with suppress(OSError):
                write_values(self._file, self._now)
            self._before = self._now

    def _read(self) -> dict[str, tuple[Any, ...]]:
        """Return of each file the values of its stamp, and its digest behind them."""
        if not HAS_CHANGE_TIME:
            return {}
        try:
            kept = read_values(self._file)
        except (OSError, ValueError):
            return {}
        return kept if type(kept) is dict else {}


def _look_at_clock(folder: Path) -> Stamp:
    """Return how the file system knows a file that is made now and gone at once, in a folder or where that will be."""
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    file = there / f".{FILE}.{os.getpid()}{UNFINISHED}"
    try:
        with suppress(FileNotFoundError):
            file.unlink()
        with file.open("xb") as opened:
            file.unlink()
            return _stamp(os.fstat(opened.fileno()))
    except OSError:
        return GONE
