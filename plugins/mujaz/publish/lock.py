"""A lock on a folder in which one command at a time may work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mujaz.errors import UsageError


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold a lock on a file, which the system lets go when the process ends, however it ends."""
    with path.open("a+b") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            raise UsageError(f"Another publication is at work in {path.parent}; wait until it has ended.") from error
        yield


def _locker() -> Callable[[int], None]:
    """Return what locks a file by its descriptor or raises OSError at once."""
    try:
        import fcntl  # noqa: PLC0415 - Unix
    except ImportError:
        import msvcrt  # noqa: PLC0415 - Windows

        return lambda descriptor: msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    return lambda descriptor: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_take = _locker()
