"""Imports that are at work in one archive at a time: each writes in its turn, and knows what the others wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import PurePosixPath

from mujaz.locks import wait_for_lock
from mujaz.pipeline.archive import Archive

LOCK = PurePosixPath(".mujaz/import.lock")


@contextmanager
def take_turn(archive: Archive) -> Iterator[None]:
    """Wait until no other import writes into an archive, take note of what it wrote, and keep others waiting."""
    with ExitStack() as held:
        # A system or a folder without locks is no reason not to import.
        with suppress(OSError):
            path = archive.root / LOCK
            path.parent.mkdir(exist_ok=True)
            wait_for_lock(held.enter_context(path.open("a+b")).fileno())
        for item in archive.shelf.refresh():
            archive.texts.take(item)
        yield
