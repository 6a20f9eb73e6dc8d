"""The lock of the state folder: two builds at once write one after the other."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

logger = logging.getLogger(__name__)

LOCK = "lock"
"""The file in the state folder."""


@contextmanager
def locked(state_folder: Path) -> Iterator[None]:
    """Hold the state folder; wait while another build holds it. Where nothing can be locked, nothing is waited for."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    try:
        state_folder.mkdir(parents=True, exist_ok=True)
        lock = (state_folder / LOCK).open("ab")
    except OSError:
        yield
        return
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            logger.warning("Another build is writing; this one waits for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        except OSError:  # a file system without locks
            pass
        yield
