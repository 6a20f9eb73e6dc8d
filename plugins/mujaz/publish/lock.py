"""A lock on a folder in which one command at a time may work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mujaz.errors import UsageError
from mujaz.locks import take_lock


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold a lock on a file, which the system lets go when the process ends, however it ends."""
    with path.open("a+b") as file:
        try:
            take_lock(file.fileno())
        except OSError as error:
            raise UsageError(f"Another publication is at work in {path.parent}; wait until it has ended.") from error
        yield
