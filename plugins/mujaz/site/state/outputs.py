"""What builds remember of the files that they wrote, in the state folder, which can be deleted at any time.

`outputs.state` says what each file was made from, and what the build itself was made from; it is written last.
`building.json` stands there while files are written and names those that are about to be made, so that the next build
can complete or clean up one that was killed.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from mujaz.site.state.facts import FactTable
from mujaz.site.state.file import UNFINISHED, read_values, write_values

logger = logging.getLogger(__name__)

MANIFEST = "manifest"
STATE = "outputs.state"
BUILDING = "building.json"


class Made(NamedTuple):
    """What is known of a file that an earlier build wrote."""

    digest: str
    """Of all that it shows, and of what draws it."""
    sha256: str
    size: int
    mtime: int
    terms: str
    """What makes it, and from what; the same makes the same, as long as no fact has changed."""
    facts: bytes
    """The facts from which it was made, as `FactTable` keeps them."""
    listing: str | None
    """What the sitemap says of it, as `listings.py` packs it."""


@dataclass(slots=True)
class State:
    """What earlier builds left: the files they made, every path that is ours, and what was noted of the last one."""

    made: dict[str, Made] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    unfinished: bool = False
    note: Mapping[str, Any] | None = None
    """What the last build was made from; None if that is not known or does not hold."""
    manifest: tuple[int, int] | None = None
    """Size and time of the manifest."""
    world: str = ""
    """What counted for every file of the last build."""
    facts: FactTable = field(default_factory=FactTable)


def read_state(folder: Path, state_folder: Path) -> State:
    """Return what earlier builds left; a state that is damaged, older or another folder's is passed over."""
    begun = _read_begun(folder, state_folder / BUILDING)
    try:
        saved = _read_saved(state_folder / STATE)
        if saved["folder"] != str(folder):
            return State(ours=_read_manifest(folder / MANIFEST) | (begun or set()), unfinished=True)
        made = {path: Made._make(values) for path, values in saved["made"].items()}
        facts, note = FactTable(*saved["facts"]), saved["note"]
        manifest = tuple(saved["manifest"]) if saved["manifest"] else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        ours = _read_manifest(folder / MANIFEST)
        return State(ours=ours | (begun or set()), unfinished=bool(ours) or begun is not None)
    # The manifest that the state was saved with names what the state does.
    known = made.keys() | {MANIFEST} | (begun or set())
    if manifest != stamp(folder / MANIFEST):
        known |= _read_manifest(folder / MANIFEST)
    unfinished = begun is not None
    return State(made, known, unfinished, None if unfinished else note, manifest, saved["world"], facts)


_seen: dict[str, tuple[tuple[int, ...], Any]] = {}
"""What stood in a state that was read, until it is asked for again; a build asks twice within a second."""


def _read_saved(file: Path) -> Any:
    """Return what stands in a state, from memory if the file is the one that was read last."""
    found = file.stat()
    which = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    before, values = _seen.pop(str(file), (None, None))
    if before == which:
        return values
    _seen[str(file)] = which, read_values(file)
    return _seen[str(file)][1]


def _read_manifest(path: Path) -> set[str]:
    """Return the files that the manifest names, as far as they lie inside the folder; none if there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    paths = {line[66:] for line in lines if line[64:66] == "  "}
    return {MANIFEST} | {path for path in paths if (".." not in path and path[:1] != "/") or _lies_inside(path)}


def _lies_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")


def _read_begun(folder: Path, file: Path) -> set[str] | None:
    """Return what an unfinished build was about to make; None if no build of this folder is unfinished."""
    try:
        saved = json.loads(file.read_bytes())
        return set(filter(_lies_inside, saved["paths"])) if saved["folder"] == str(folder) else None
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return set()


def begin(state: State, planned: Mapping[str, object], folder: Path, state_folder: Path) -> None:
    """Note every path that is about to be made; a build goes on without it where it cannot be noted."""
    known = state.made.keys() | {MANIFEST}
    paths = sorted((state.ours | planned.keys()) - known)
    file = state_folder / BUILDING
    draft = file.with_name(f"{file.name}.{os.getpid()}{UNFINISHED}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(json.dumps({"folder": str(folder), "paths": paths}).encode())
        draft.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        _warn(file, error)


def finish(state: State, folder: Path, state_folder: Path) -> None:
    """Save what the next build wants to know; a build goes on without it where it cannot be saved."""
    saved = {
        "folder": str(folder),
        "note": state.note,
        "manifest": stamp(folder / MANIFEST),
        "world": state.world,
        "facts": state.facts.values,
        "made": {path: tuple(made) for path, made in state.made.items()},
    }
    try:
        write_values(state_folder / STATE, saved)
    except OSError as error:
        _warn(state_folder / STATE, error)
    else:
        (state_folder / BUILDING).unlink(missing_ok=True)


def _warn(file: Path, error: OSError) -> None:
    logger.warning("%s cannot be written (%s); the next build starts anew.", file, error.strerror)


def stamp(path: str | Path) -> tuple[int, int] | None:
    """Return size and time of a file, None if there is none."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - a Path for each of thirty thousand files takes longer than the question
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns


def count_untouched(state: State, folder: Path) -> int | None:
    """Return how many files the last build left if all of them are as it left them; None if one is not."""
    if state.unfinished or state.manifest is None or stamp(folder / MANIFEST) != state.manifest:
        return None
    front = f"{folder}{os.sep}"
    if any(stamp(front + path) != (made.size, made.mtime) for path, made in state.made.items()):
        return None
    return len(state.made) + 1


def find_gone(state: State, folder: Path) -> list[str] | None:
    """Return which files are not there as the last build left them; None if others than these may be there."""
    if state.unfinished or state.manifest is None or stamp(folder / MANIFEST) not in {None, state.manifest}:
        return None
    front = f"{folder}{os.sep}"
    return [path for path, made in state.made.items() if stamp(front + path) != (made.size, made.mtime)]
