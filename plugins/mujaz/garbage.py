"""The garbage collector, kept away while much is made that all stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 50, 100)
"""After how many values garbage is looked for (`gc.set_threshold`): looking again and again took a tenth of a build."""


def collect_seldom() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(*SELDOM)


def leave_garbage() -> None:
    """Look for garbage no more among all that there is: the process ends, and its memory with it."""
    gc.freeze()


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the collector from going over all that is made again and again: a sixth of the time with 10,000 records."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
