"""Locks on files, which the system lets go when the process that holds them ends, however it ends."""

from __future__ import annotations

import time
from contextlib import suppress

PAUSE = 0.2
"""Seconds between two looks at a lock, where the system cannot wait for it."""


def take_lock(descriptor: int) -> None:
    """Lock a file by its descriptor; raise OSError where another process holds it."""
    try:
        import fcntl  # noqa: PLC0415 - Unix
    except ImportError:
        import msvcrt  # noqa: PLC0415 - Windows

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def wait_for_lock(descriptor: int) -> None:
    """Lock a file by its descriptor, once no other process holds it."""
    while True:
        with suppress(BlockingIOError, PermissionError):
            take_lock(descriptor)
            return
        time.sleep(PAUSE)
