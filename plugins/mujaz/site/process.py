"""A process that works beside this one: forked from it, so that it has all that stands in memory."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext

Work = Callable[["Connection"], None]
"""What the process does; it sends what comes of that."""
DONE = b"done"


def forking() -> ForkContext:
    """Return what makes processes that are forked from this one, and what they share."""
    import multiprocessing  # noqa: PLC0415 - it takes .01 s to import, and a build after edits needs none of it

    return multiprocessing.get_context("fork")


def hire(work: Work, stack: ExitStack) -> Connection:
    """Return where the answers of a process come from that works from now on, and is gone when the stack is left.

    One that fails says nothing: the answers then end (EOFError).
    """
    context = forking()
    answers, to_answer = context.Pipe(duplex=False)
    stack.enter_context(closing(answers))
    gc.freeze()  # so that looking for garbage does not copy what both processes share
    stack.callback(gc.unfreeze)
    process = context.Process(target=partial(_work, work, to_answer), daemon=True)
    process.start()
    to_answer.close()
    stack.callback(process.join)
    stack.callback(process.terminate)
    return answers


def _work(work: Work, to_answer: Connection) -> None:
    """Do the work of a process; say nothing where anything goes wrong."""
    try:
        work(to_answer)
    except BaseException:  # noqa: BLE001 - see above
        os._exit(1)


class Meanwhile:
    """Something that a process beside this one does meanwhile; where none did, it is done when it is waited for."""

    def __init__(self, do: Callable[[], None]) -> None:
        self._do = do
        self._stack = ExitStack()
        self._answers: Connection | None = None

    def begin(self) -> None:
        """Let a process begin, if there is room for one."""
        with suppress(OSError):
            self._answers = hire(self._tell, self._stack)

    def _tell(self, to_answer: Connection) -> None:
        self._do()
        to_answer.send_bytes(DONE)

    def wait(self) -> None:
        """Return when it is done; do it here if no process has."""
        done = b""
        with suppress(EOFError, OSError):
            done = self._answers.recv_bytes() if self._answers is not None else b""
        if done != DONE:
            self._do()

    def close(self) -> None:
        """Leave no process behind that still works."""
        self._stack.close()
