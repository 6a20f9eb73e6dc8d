"""Builds for the preview, in processes of their own: settings and code may have changed, and Pelican keeps memory.

`python -m mujaz.cli.rebuild SETTINGS` builds into the preview's folder and prints what came of it as JSON; with
`--stay` it does so again for every line on its standard input.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.errors import ContentError, MujazError

FOLDER = ".mujaz/preview"
"""Where the preview lies, and beside it what its builds remember; `output/` stays as the last `build` left it."""
STAY, WHOLE = "--stay", "--whole"
SITE, STATE = f"{FOLDER}/site", f"{FOLDER}/state"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a build: nothing wrong, or every problem as an object of JSON."""

    problems: tuple[dict[str, Any], ...] = ()
    ok: bool = True
    files: str = ""


LEFT_OUT = frozenset({"atom", "cards", "citations", "data", "feed-months", "json-feed"})
"""Features whose files nobody looks at while writing; they are half of all files, and most of what a change touches."""


def overrides(settings_file: str, *, whole: bool = False) -> dict[str, Any]:
    """Return the settings in which a preview differs: where it lies, its drafts, and what it leaves out."""
    from mujaz.cli.site_run import read_pelican_settings  # noqa: PLC0415 - Pelican, which takes its time
    from mujaz.site.settings import FEATURES  # noqa: PLC0415

    features = read_pelican_settings(settings_file).get("MUJAZ_FEATURES", FEATURES)
    shown = [name for name in features if whole or name not in LEFT_OUT]
    site = Path(settings_file).resolve().parent / SITE
    return {"OUTPUT_PATH": str(site), "MUJAZ_STATE": STATE, "MUJAZ_DRAFTS": True, "MUJAZ_FEATURES": shown}


class Builder:
    """Builds a preview, each time as if in a new process: settings and code may have changed, and Pelican remembers.

    Where the system can fork, one process stays that has everything imported, and a copy of it builds; elsewhere each
    build starts from nothing, which takes about a second longer.
    """

    def __init__(self, settings_file: str, *, whole: bool = False) -> None:
        self._settings_file, self._whole = settings_file, whole
        self._worker: subprocess.Popen[str] | None = None

    def build(self, *, fresh: bool = False) -> Rebuilt:
        """Build and return what came of it; `fresh` if the code of this program is not what it was."""
        if not hasattr(os, "fork"):
            return self._build_alone()
        if fresh:
            self.close()
        worker = self._worker = self._worker or self._start(STAY)
        try:
            stdin, stdout = worker.stdin, worker.stdout
            if stdin is None or stdout is None:
                return self._build_alone()
            stdin.write("build\n")
            stdin.flush()
            answer = stdout.readline()
        except OSError:
            answer = ""
        if not answer:  # it was ended by somebody else; the next build starts another
            self.close()
            return self._build_alone()
        return _read(answer)

    def close(self) -> None:
        """End the process that stays."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.terminate()
        worker.communicate()

    def _build_alone(self) -> Rebuilt:
        worker = self._start()
        out, err = worker.communicate()
        lines = out.splitlines()[-1:]
        return _read(lines[0], err) if lines else _failed(err, worker.returncode)

    def _start(self, *options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "mujaz.cli.rebuild", self._settings_file, *([WHOLE] if self._whole else [])]
        command += options
        pipe = subprocess.PIPE
        # One thread in the libraries that count: a process with several cannot safely be copied.
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=None if STAY in options else pipe, text=True,  # noqa: S603 - ours
                                encoding="utf-8", env=environment)  # fmt: skip


def _read(line: str, errors: str = "") -> Rebuilt:
    """Return what a build says of itself."""
    try:
        told = json.loads(line)
        return Rebuilt(tuple(told["problems"]), told["ok"], told["files"])
    except (ValueError, KeyError, TypeError):
        return _failed(errors or line, 1)


def _failed(errors: str, code: int) -> Rebuilt:
    said = errors.strip().splitlines()[-1:] or [f"The build ended with exit code {code}."]
    return Rebuilt((_problem(said[0]),), ok=False)


def build(settings_file: str, *, whole: bool = False) -> Rebuilt:
    """Build the preview in this process and return what came of it."""
    from mujaz.cli.site_run import run_pelican  # noqa: PLC0415 - the whole site stage

    try:
        generator = run_pelican(settings_file, overrides(settings_file, whole=whole))
    except ContentError as error:
        return Rebuilt(tuple(_problem(p.message, p.path, p.line, p.column) for p in error.problems), ok=False)
    except MujazError as error:
        return Rebuilt((_problem(str(error)),), ok=False)
    except Exception as error:  # noqa: BLE001 - the theme or a plugin may fail in any way, and is being worked on
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return Rebuilt((_problem(f"{type(error).__name__}: {error}", frame.filename, frame.lineno or 0),), ok=False)
    tally = generator.tally
    files = f"{tally.total} files; {tally.rendered} rendered, {tally.written} written, {tally.removed} removed"
    return Rebuilt(files=files)


def _problem(message: str, path: str = "", line: int = 0, column: int = 0) -> dict[str, Any]:
    return {"path": path, "line": line, "column": column, "message": message}


def tell(done: Rebuilt) -> str:
    """Return what came of a build as a line of JSON."""
    return json.dumps({"ok": done.ok, "problems": done.problems, "files": done.files}) + "\n"


if __name__ == "__main__":
    if STAY in sys.argv:
        from mujaz.cli.rebuild_worker import stay

        stay(sys.argv[1], whole=WHOLE in sys.argv)
    else:
        sys.stdout.write(tell(build(sys.argv[1], whole=WHOLE in sys.argv)))
