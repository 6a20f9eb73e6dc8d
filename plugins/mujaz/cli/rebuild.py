"""Builds for the preview, in processes of their own: settings and code may have changed, and Pelican keeps memory.

Such a process (`rebuild_worker.py`) is told what to do by lines of JSON, and answers each with one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from mujaz.frozen import frozen

FOLDER = ".mujaz/preview"
"""Where the preview lies, and beside it what its builds remember; `output/` stays as the last `build` left it."""
SITE, STATE = f"{FOLDER}/site", f"{FOLDER}/state"
WHOLE, ALONE = "--whole", "--alone"
"""Options of the process: build all that a site has; make no copies of itself."""


@frozen
class Rebuilt:
    """What came of a build: nothing wrong, or every problem as an object of JSON."""

    problems: tuple[dict[str, Any], ...] = ()
    ok: bool = True
    files: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was to be done."""
        return self.ok and not self.files


class Builder:
    """Builds a preview and brings it up to date, in processes of their own that have everything ready.

    Settings and code may change, and Pelican remembers, so that each whole build is made by a process that has built
    nothing yet. It stays, and after edits of items goes on from what it holds. Where the system can fork, another
    process stays that has everything imported, of which the former is a copy.
    """

    def __init__(self, settings_file: str, *, whole: bool = False) -> None:
        self._settings_file, self._whole = settings_file, whole
        self._worker: subprocess.Popen[str] | None = None

    def build(self, *, fresh: bool = False) -> Rebuilt:
        """Build all and return what came of it; `fresh` if the code of this program is not what it was."""
        if fresh or not hasattr(os, "fork"):
            self.close()
        return self._ask(None)

    def update(self, paths: Iterable[str]) -> Rebuilt:
        """Return what came of changes of files, by their paths in the archive; as little as can be is done."""
        if self._worker is None:
            return self.build()
        return self._ask(sorted(paths))

    def settle(self) -> None:
        """Let the process that stays do what no reader waits for, unless it is asked for something else meanwhile."""
        worker = self._worker
        if worker is not None and worker.stdin is not None:
            with suppress(OSError):
                worker.stdin.write('"settle"\n')
                worker.stdin.flush()

    def finish(self) -> None:
        """Wait until all that is left to do is done."""
        if self._worker is not None:
            self._ask("finish")

    def _ask(self, order: list[str] | str | None) -> Rebuilt:
        """Give the process an order, None if all is to be built, and return its answer."""
        worker = self._worker = self._worker or self._start()
        answer = ""
        try:
            if worker.stdin is not None and worker.stdout is not None:
                worker.stdin.write(json.dumps(order) + "\n")
                worker.stdin.flush()
                answer = worker.stdout.readline()
        except OSError:
            pass  # it was ended by somebody else
        if answer:
            done = read(answer)
            return done if done is not None else self.build()
        self.close()
        if order is None and worker.returncode >= 0:
            return failed(f"The build ended with exit code {worker.returncode}.")
        return self.build()

    def close(self) -> None:
        """End the process that stays."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.terminate()
        worker.communicate()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "mujaz.cli.rebuild_worker", self._settings_file]
        command += [*([WHOLE] if self._whole else []), *([] if hasattr(os, "fork") else [ALONE])]
        pipe = subprocess.PIPE
        # One thread in the libraries that count: a process with several cannot safely be copied.
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", env=environment)  # noqa: S603 - ours


def read(line: str) -> Rebuilt | None:
    """Return what a process says of a build; None if it cannot do what it was asked for, and another has to."""
    try:
        told = json.loads(line)
        return Rebuilt(tuple(told["problems"]), told["ok"], told["files"]) if told is not None else None
    except (ValueError, KeyError, TypeError):
        return failed(line)


def failed(said: str) -> Rebuilt:
    """Return what came of a build that ended with some words."""
    return Rebuilt((problem(said),), ok=False)


def problem(message: str, path: str = "", line: int = 0, column: int = 0) -> dict[str, Any]:
    """Return a problem as an object of JSON."""
    return {"path": path, "line": line, "column": column, "message": message}


def tell(done: Rebuilt | None) -> str:
    """Return what came of a build as a line of JSON."""
    told = {"ok": done.ok, "problems": done.problems, "files": done.files} if done is not None else None
    return json.dumps(told) + "\n"
