"""One build for the preview, in a process of its own: settings and code may have changed, and Pelican keeps memory.

`python -m mujaz.cli.rebuild SETTINGS` builds into the preview's folder and prints what came of it as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.errors import ContentError, MujazError

FOLDER = ".mujaz/preview"
"""Where the preview lies, and beside it what its builds remember; `output/` stays as the last `build` left it."""
SITE, STATE = f"{FOLDER}/site", f"{FOLDER}/state"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a build: nothing wrong, or every problem as an object of JSON."""

    problems: tuple[dict[str, Any], ...] = ()
    ok: bool = True
    files: str = ""


def overrides(root: Path) -> dict[str, Any]:
    """Return the settings in which a preview differs: where it lies, and that drafts are in it."""
    return {"OUTPUT_PATH": str(root / SITE), "MUJAZ_STATE": STATE, "MUJAZ_DRAFTS": True}


def rebuild(settings_file: str) -> Rebuilt:
    """Build in a process of its own and return what came of it."""
    command = [sys.executable, "-m", "mujaz.cli.rebuild", settings_file]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - ours
    try:
        told = json.loads(done.stdout.splitlines()[-1])
        return Rebuilt(tuple(told["problems"]), told["ok"], told["files"])
    except (ValueError, IndexError, KeyError, TypeError):
        said = done.stderr.strip().splitlines()[-1:] or [f"The build ended with exit code {done.returncode}."]
        return Rebuilt((_problem(said[0]),), ok=False)


def build(settings_file: str) -> Rebuilt:
    """Build the preview in this process and return what came of it."""
    from mujaz.cli.site_run import run_pelican  # noqa: PLC0415 - the whole site stage

    try:
        generator = run_pelican(settings_file, overrides(Path(settings_file).resolve().parent))
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


if __name__ == "__main__":
    result = build(sys.argv[1])
    sys.stdout.write(json.dumps({"ok": result.ok, "problems": result.problems, "files": result.files}) + "\n")
