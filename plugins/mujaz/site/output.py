"""Keeping a folder equal to a list of files: only what changed is rendered and written, each file at once.

The output's `manifest` (the SHA-256 of every file, written last) says which files are ours.
The state file says what each was made from, so that it need not be rendered again; it can be deleted at any time.
A file that no build of ours wrote is never touched.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.site.urls import folders_of

logger = logging.getLogger(__name__)

MANIFEST = "manifest"
STATE = "outputs.json"
STATE_FORMAT = 1
UNFINISHED = ".mujaz-tmp"
"""The suffix of a file that is being written."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: where, a digest of what it is made from, and how to make it."""

    path: str
    digest: str
    make: Callable[[], bytes]


@dataclass(slots=True)
class Tally:
    """What a build did."""

    rendered: int = 0
    written: int = 0
    removed: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class _Made:
    """What is known of a file that an earlier build wrote."""

    digest: str
    sha256: str
    size: int
    mtime: int


@dataclass(slots=True)
class _State:
    """What earlier builds left: the files they made, and every path that is ours."""

    made: dict[str, _Made] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    unfinished: bool = False


def write_outputs(outputs: Iterable[Output], folder: Path, state_folder: Path) -> Tally:
    """Make `folder` hold exactly `outputs` (beside what is not ours) and return what had to be done.

    Raises UsageError if the folder holds only what others put there, EnvironmentLack if it cannot be written.
    """
    planned = {output.path: output for output in outputs}
    state = _read_state(folder, state_folder / STATE)
    _refuse_foreign(folder, state)
    try:
        return _bring_about(planned, state, folder, state_folder / STATE)
    except OSError as error:
        raise EnvironmentLack(f"{error.filename or folder} cannot be written: {error.strerror}.") from error


def _bring_about(planned: Mapping[str, Output], state: _State, folder: Path, state_file: Path) -> Tally:
    tally = Tally(total=len(planned) + 1)
    stale = state.ours - planned.keys() - {MANIFEST}
    save = partial(_save_state, state_file, folder)
    save(state.made, state.ours | planned.keys(), unfinished=True)
    if state.unfinished:
        _sweep(folder)
    in_the_way = {path for path in stale if not folders_of([path]).isdisjoint(planned)} | (stale & folders_of(planned))
    for path in sorted(in_the_way):
        tally.removed += _remove(folder, path)
    made = {path: _make(output, state.made.get(path), folder, tally) for path, output in planned.items()}
    for path in sorted(stale - in_the_way):
        tally.removed += _remove(folder, path)
    manifest = "".join(f"{made[path].sha256}  {path}\n" for path in sorted(made)).encode()
    tally.written += _write(folder / MANIFEST, manifest)
    save(made, {*made, MANIFEST}, unfinished=False)
    return tally


def _make(output: Output, before: _Made | None, folder: Path, tally: Tally) -> _Made:
    """Bring one file about and return what is known of it; it is not even rendered if nothing can have changed."""
    path = folder / output.path
    if before is not None and before.digest == output.digest and _is_untouched(path, before):
        return before
    data = output.make()
    tally.rendered += 1
    tally.written += _write(path, data)
    stat = path.stat()
    return _Made(output.digest, hashlib.sha256(data).hexdigest(), stat.st_size, stat.st_mtime_ns)


def _is_untouched(path: Path, before: _Made) -> bool:
    try:
        stat = path.stat()
    except OSError:
        return False
    return (stat.st_size, stat.st_mtime_ns) == (before.size, before.mtime)


def _write(path: Path, data: bytes) -> bool:
    """Put `data` into a file in one step and return True; leave a file that holds it already, and return False."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + UNFINISHED)
    unfinished.write_bytes(data)
    unfinished.replace(path)
    return True


def _remove(folder: Path, path: str) -> bool:
    """Remove a file of ours and the folders that it leaves empty; return whether there was one."""
    file = folder / path
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True


def _sweep(folder: Path) -> None:
    """Remove what a killed build was writing."""
    for path in folder.rglob(f"*{UNFINISHED}"):
        path.unlink()


def _refuse_foreign(folder: Path, state: _State) -> None:
    """Refuse a folder in which there is something, but nothing of ours."""
    if state.ours or not folder.is_dir():
        return
    strange = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    if strange:
        raise UsageError(
            f"{folder.name}/ holds files that no build of Mujaz wrote ({', '.join(strange[:3])}, …); "
            "set OUTPUT_PATH to another folder, or empty this one."
        )


def _read_state(folder: Path, state_file: Path) -> _State:
    """Return what earlier builds left; a state that is damaged, older or another folder's is passed over."""
    ours = _read_manifest(folder / MANIFEST)
    try:
        saved = json.loads(state_file.read_bytes())
        if saved["format"] != STATE_FORMAT or saved["folder"] != str(folder):
            return _State(ours=ours, unfinished=True)
        made = {path: _Made(*values) for path, values in saved["made"].items()}
        return _State(made, ours | set(saved["ours"]), bool(saved["unfinished"]))
    except (OSError, ValueError, KeyError, TypeError):
        return _State(ours=ours, unfinished=bool(ours))


def _read_manifest(path: Path) -> set[str]:
    """Return the files that the manifest names, as far as they lie inside the folder; none if there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    paths = {line[66:] for line in lines if line[64:66] == "  "}
    return {MANIFEST} | {p for p in paths if not p.startswith("/") and ".." not in p.split("/")}


def _save_state(
    state_file: Path, folder: Path, made: Mapping[str, _Made], ours: Iterable[str], *, unfinished: bool
) -> None:
    """Save the state; a build goes on without it where it cannot be saved."""
    values: dict[str, Any] = {path: (m.digest, m.sha256, m.size, m.mtime) for path, m in made.items()}
    saved = {
        "format": STATE_FORMAT,
        "folder": str(folder),
        "unfinished": unfinished,
        "ours": sorted(ours),
        "made": values,
    }
    try:
        _write(state_file, json.dumps(saved).encode())
    except OSError as error:
        logger.warning("%s cannot be written (%s); the next build starts anew.", state_file, error.strerror)
