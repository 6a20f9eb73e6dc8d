"""The processes beside a preview: `python -m mujaz.cli.rebuild_worker SETTINGS [--whole] [--alone]`.

Each line of standard input is an order: a list of files that changed, relative to the archive, or `null` if all is to
be built, is answered by a line: what came of it, or `null` if that takes another process. `"settle"` asks to do what no
reader waits for, unless another order comes, and is not answered; `"finish"` asks the same at any rate.
Where the system can fork, this process imports what builds need, once, and copies of it build: nothing of a whole build
is left in the next.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from mujaz.cli.rebuild import ALONE, WHOLE, Rebuilt, failed, read, tell
from mujaz.cli.standing_preview import StandingPreview

PACKAGE = Path(__file__).parents[1]
INSTALLED = (Path(sys.prefix), Path(sys.base_prefix), PACKAGE)
WHOLE_BUILD, SETTLE, FINISH, MODULES = (f"{json.dumps(order)}\n" for order in (None, "settle", "finish", "modules"))
"""Orders; the last one asks which modules were imported since the first."""
FIRST = ("mujaz.cli.site_run", "mujaz.site.plugin", "pelican")


def stay(preview: StandingPreview, orders: TextIO, answers: TextIO) -> None:
    """Build at the first order, and bring the preview up to date at each other one; until there are no more."""
    known, ready = frozenset(sys.modules), False
    for order in orders:
        if order == SETTLE:
            preview.settle(lambda: _has_more(orders))
            continue
        if order == MODULES:
            answers.write(json.dumps(sorted(_ours(sys.modules.keys() - known))) + "\n")
        else:
            answers.write(tell(_obey(preview, order)))
        answers.flush()
        if not ready:
            ready = True
            preview.get_ready()


def _obey(preview: StandingPreview, order: str) -> Rebuilt | None:
    if order == WHOLE_BUILD:
        return preview.build()
    return preview.settle() if order == FINISH else preview.update(json.loads(order))


def _has_more(orders: TextIO) -> bool:
    """Tell whether another order has come; not where the system cannot tell."""
    try:
        return bool(select.select([orders], [], [], 0)[0])
    except (OSError, ValueError):
        return False


class Copy:
    """A copy of this process, which builds and stays."""

    def __init__(self, preview: StandingPreview) -> None:
        reading, its_writing = os.pipe()
        its_reading, writing = os.pipe()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the copy stays
        self._pid = os.fork()
        if self._pid == 0:
            os.close(reading)
            os.close(writing)
            _be_copy(preview, (its_reading, its_writing), self._errors)
        os.close(its_reading)
        os.close(its_writing)
        self._orders = os.fdopen(writing, "w", encoding="utf-8")
        self._answers = os.fdopen(reading, encoding="utf-8")

    def tell(self, order: str) -> None:
        """Give it an order that it does not answer."""
        with suppress(OSError):
            self._orders.write(order)
            self._orders.flush()

    def ask(self, order: str) -> str:
        """Return its answer to an order; empty if it is gone."""
        self.tell(order)
        return self._answers.readline()

    def end(self) -> str:
        """End the copy, and return the last that it said otherwise, or with what code it ended."""
        with suppress(OSError):
            self._orders.close()
        self._answers.close()
        if self._pid == 0:
            return ""
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        self._errors.close()
        return said[-1] if said else f"The build ended with exit code {os.waitstatus_to_exitcode(status)}."


def _be_copy(preview: StandingPreview, pipes: tuple[int, int], errors: BinaryIO) -> None:
    """Do what is ordered, and end this process."""
    code = 1
    try:
        os.dup2(errors.fileno(), 1)  # what settings and plugins print is no answer
        os.dup2(errors.fileno(), 2)
        with os.fdopen(pipes[0], encoding="utf-8") as orders, os.fdopen(pipes[1], "w", encoding="utf-8") as answers:
            stay(preview, orders, answers)
        code = 0
    finally:
        os._exit(code)


def _ours(names: Iterable[str]) -> Iterable[str]:
    """Yield the modules that are installed; those of the archive may change, and are read anew by each build."""
    for name in names:
        file = getattr(sys.modules[name], "__file__", None)
        if file is not None and any(Path(file).is_relative_to(folder) for folder in INSTALLED):
            yield name


def _warm(names: Iterable[str]) -> None:
    """Import modules before the next build asks for them, and keep the collector away from what they made."""
    for name in names:
        with suppress(Exception):  # what cannot be imported is told by the build that needs it
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def serve_orders(preview: StandingPreview) -> None:
    """Let copies of this process obey the orders on standard input."""
    _warm(FIRST)
    copy: Copy | None = None
    for order in sys.stdin:
        if order == SETTLE:
            if copy is not None:
                copy.tell(order)
            continue
        answer = copy.ask(order) if copy is not None and order != WHOLE_BUILD else ""
        new = (not answer or read(answer) is None) and order != FINISH
        if new:
            if copy is not None:
                copy.end()
            copy = Copy(preview)
            answer = copy.ask(WHOLE_BUILD) or tell(failed(copy.end()))
        sys.stdout.write(answer or tell(Rebuilt()))
        sys.stdout.flush()
        if new and copy is not None:
            copy = _keep(copy, answer)


def _keep(copy: Copy, answer: str) -> Copy | None:
    """Return a copy that has built something, from which it can go on, once all that it imported is imported here."""
    done = read(answer)
    if done is None or not done.ok:
        copy.end()
        return None
    _warm(json.loads(copy.ask(MODULES) or "[]"))
    return copy


def main() -> None:
    """Obey the orders on standard input."""
    preview = StandingPreview(sys.argv[1], whole=WHOLE in sys.argv)
    with suppress(KeyboardInterrupt):
        if ALONE not in sys.argv:
            serve_orders(preview)
        else:
            answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
            os.dup2(2, 1)  # what settings and plugins print is no answer
            stay(preview, sys.stdin, answers)


if __name__ == "__main__":
    main()
