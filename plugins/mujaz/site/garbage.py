"""The garbage collector, told that nearly all that a build makes it needs until its end."""

from __future__ import annotations

import gc

SELDOM = (100_000, 50, 100)
"""After how many values garbage is looked for (`gc.set_threshold`): looking again and again took a tenth of a build."""


def collect_seldom() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(*SELDOM)


def leave_garbage() -> None:
    """Look for garbage no more among all that there is: the process ends, and its memory with it."""
    gc.freeze()
