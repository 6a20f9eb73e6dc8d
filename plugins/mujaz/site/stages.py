"""The stages of a build, as they are told: on a terminal while they last, and afterwards how long each took."""

from __future__ import annotations

import sys
import time

ERASE = "\r\x1b[K"
"""Back to the start of the line, and erase it."""
EVERY = 0.1
"""Seconds between two drawings."""


class Stages:
    """Watches a build; each stage ends when the next one begins."""

    def __init__(self) -> None:
        self.times: list[tuple[str, float]] = []
        """Each stage and the CPU seconds that it took."""
        self._name, self._done, self._total = "", 0, 0
        self._begun = time.process_time()
        self._wall = self._drawn = time.monotonic()
        self._shown = sys.stderr.isatty()

    def begin(self, name: str, total: int = 0) -> None:
        """Note that a stage begins, of `total` steps if they are counted."""
        now = time.process_time()
        if self._name:
            self.times.append((self._name, now - self._begun))
        self._name, self._done, self._total, self._begun = name, 0, total, now
        self._wall = time.monotonic()
        self._draw(f"{name} …")

    def step(self) -> None:
        """Note that one of the steps of a stage is done."""
        self._done += 1
        if self._shown and (now := time.monotonic()) - self._drawn > EVERY:
            left = (now - self._wall) / self._done * (self._total - self._done)
            self._drawn = now
            self._draw(f"{self._name}: {self._done} of {self._total}, {left:.0f} s left")

    def end(self) -> None:
        """Note that the last stage is done."""
        self.begin("")
        self._draw("")

    def table(self) -> str:
        """Return each stage with its CPU seconds, and their sum."""
        rows = [*self.times, ("in all", sum(seconds for _, seconds in self.times))]
        return "\n".join(f"{seconds:8.2f} s  {name}" for name, seconds in rows)

    def _draw(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(ERASE + text)
            sys.stderr.flush()
