"""The stages of a build, as they are told: on a terminal while they last, and afterwards how long each took.

A stage that lasts longer than it computes waits for another process, or for the disk.
"""

from __future__ import annotations

import sys
import time
from typing import NamedTuple

ERASE = "\r\x1b[K"
"""Back to the start of the line, and erase it."""
EVERY = 0.1
"""Seconds between two drawings."""


class Took(NamedTuple):
    """What a stage took, in seconds."""

    name: str
    cpu: float
    """Of this process; others that work for it compute beside it."""
    wall: float


class Stages:
    """Watches a build; each stage ends when the next one begins."""

    def __init__(self) -> None:
        self.times: list[Took] = []
        """What each stage took."""
        self._name, self._done, self._total = "", 0, 0
        self._begun = time.process_time()
        self._wall = self._drawn = time.monotonic()
        self._shown = sys.stderr.isatty()

    def begin(self, name: str, total: int = 0) -> None:
        """Note that a stage begins, of `total` steps if they are counted."""
        now, wall = time.process_time(), time.monotonic()
        if self._name:
            self.times.append(Took(self._name, now - self._begun, wall - self._wall))
        self._name, self._done, self._total, self._begun, self._wall = name, 0, total, now, wall
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
        """Return what each stage took, and their sums."""
        sums = Took("in all", sum(took.cpu for took in self.times), sum(took.wall for took in self.times))
        rows = (f"{took.cpu:8.2f} {took.wall:8.2f}  {took.name}" for took in (*self.times, sums))
        return "\n".join(["   CPU s   wall s  stage", *rows])

    def _draw(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(ERASE + text)
            sys.stderr.flush()
