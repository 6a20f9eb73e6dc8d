"""A line on the terminal that says how far a long work has come; nothing at all in a pipe."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

ERASE = "\r\x1b[K"
"""Back to the start of the line, and erase it."""
NAME_LENGTH = 50
EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """How many of `total` files are done, shown on standard error if that is a terminal."""

    def __init__(self, total: int) -> None:
        self._total, self._files, self._pages, self._written = total, 0, 0, 0
        self._name = ""
        self._shown = sys.stderr.isatty()
        self._drawn = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def step(self, name: str) -> None:
        """Show that the next file is begun."""
        self._files += 1
        self._name = "".join(char if char.isprintable() else "?" for char in name)[:NAME_LENGTH]
        self._draw()

    def count(self) -> None:
        """Show that one page more is done."""
        self._pages += 1
        self._draw()

    def wrote(self) -> None:
        """Show that what became of one page more is settled."""
        self._written += 1
        self._draw()

    def clear(self) -> None:
        """Take the line away, so that a message can stand there."""
        if self._shown:
            sys.stderr.write(ERASE)
            sys.stderr.flush()

    def _draw(self) -> None:
        now = time.monotonic()
        if self._shown and now - self._drawn > EVERY:
            self._drawn = now
            written = f", {self._written} settled" if self._written else ""
            sys.stderr.write(f"{ERASE}{self._files} of {self._total} files, {self._pages} pages{written}: {self._name}")
            sys.stderr.flush()
