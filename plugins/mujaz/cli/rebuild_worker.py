"""The process that stays beside a preview: it imports what builds need, once, and a copy of it makes each build.

A copy ends with its build, so that nothing of one is left in the next, and memory cannot grow with their number.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from mujaz.cli.rebuild import Rebuilt, build, tell

PACKAGE = Path(__file__).parents[1]
INSTALLED = (Path(sys.prefix), Path(sys.base_prefix), PACKAGE)
FIRST = ("mujaz.cli.site_run", "mujaz.site.plugin", "pelican")


def stay(settings_file: str, *, whole: bool) -> None:
    """Build for every line of standard input, and print what came of it; until standard input ends."""
    _warm(FIRST)
    with suppress(KeyboardInterrupt):
        for _ in sys.stdin:
            told = _build_in_copy(settings_file, whole=whole)
            sys.stdout.write(tell(told[0]))
            sys.stdout.flush()
            _warm(told[1])


def _build_in_copy(settings_file: str, *, whole: bool) -> tuple[Rebuilt, tuple[str, ...]]:
    """Return what came of a build in a copy of this process, and the modules that it had to import."""
    known = frozenset(sys.modules)
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_copy(lambda: build(settings_file, whole=whole), writing, errors, known)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    try:
        told = json.loads(answer)
        return Rebuilt(tuple(told["problems"]), told["ok"], told["files"]), tuple(told["modules"])
    except (ValueError, KeyError, TypeError):
        last = said.strip().splitlines()[-1:] or [
            f"The build ended with exit code {os.waitstatus_to_exitcode(status)}."
        ]
        problem = {"path": "", "line": 0, "column": 0, "message": last[0]}
        return Rebuilt((problem,), ok=False), ()


def _be_copy(make: Callable[[], Rebuilt], writing: int, errors: BinaryIO, known: frozenset[str]) -> None:
    """Build, send what came of it, and end this process."""
    code = 1
    try:
        os.dup2(errors.fileno(), 1)  # what settings and plugins print is no answer
        os.dup2(errors.fileno(), 2)
        done = make()
        told = {**json.loads(tell(done)), "modules": sorted(_ours(set(sys.modules) - known))}
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(told).encode())
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
