"""Keeping a folder equal to a list of files: only what changed is rendered and written, each file at once.

The output's `manifest` (the SHA-256 of every file, written last) says which files are ours.
The state says what each was made from, so that it need not be rendered again; it can be deleted at any time.
A file that no build of ours wrote is never touched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.site.state_outputs import (
    MANIFEST,
    UNFINISHED,
    Made,
    State,
    begin,
    finish,
    locked,
    read_state,
    stamp,
)
from mujaz.site.urls import folders_of


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
class Target:
    """Where a build writes: the output, the folder of the state, and what to note of the build."""

    folder: Path
    state: Path
    note: Mapping[str, Any] | None = None
    step: Callable[[], None] | None = None


def write_outputs(
    outputs: Iterable[Output],
    folder: Path,
    state_folder: Path,
    note: Mapping[str, Any] | None = None,
    *,
    step: Callable[[], None] | None = None,
) -> Tally:
    """Make `folder` hold exactly `outputs` (beside what is not ours) and return what had to be done.

    `note` is kept with the state, to be read by the next build; `step` is called for every file.
    Raises UsageError if the folder holds only what others put there, EnvironmentLack if it cannot be written.
    """
    planned = {output.path: output for output in outputs}
    _refuse_foreign(folder, read_state(folder, state_folder))
    with locked(state_folder):
        try:
            return _bring_about(planned, read_state(folder, state_folder), Target(folder, state_folder, note, step))
        except OSError as error:
            raise EnvironmentLack(f"{error.filename or folder} cannot be written: {error.strerror}.") from error


def _bring_about(planned: Mapping[str, Output], state: State, target: Target) -> Tally:
    folder = target.folder
    tally = Tally(total=len(planned) + 1)
    stale = state.ours - planned.keys() - {MANIFEST}
    begin(state, planned, folder, target.state)
    if state.unfinished:
        _sweep(folder)
    in_the_way = {path for path in stale if not folders_of([path]).isdisjoint(planned)} | (stale & folders_of(planned))
    for path in sorted(in_the_way):
        tally.removed += _remove(folder, path)
    made = {}
    for path, output in planned.items():
        made[path] = _make(output, state.made.get(path), folder, tally)
        if target.step is not None:
            target.step()
    for path in sorted(stale - in_the_way):
        tally.removed += _remove(folder, path)
    manifest = "".join(f"{made[path].sha256}  {path}\n" for path in sorted(made)).encode()
    tally.written += _write(folder / MANIFEST, manifest)
    finish(made, target.note, folder, target.state)
    return tally


def _make(output: Output, before: Made | None, folder: Path, tally: Tally) -> Made:
    """Bring one file about and return what is known of it; it is not even rendered if nothing can have changed."""
    path = f"{folder}{os.sep}{output.path}"
    if before is not None and before.digest == output.digest and stamp(path) == (before.size, before.mtime):
        return before
    data = output.make()
    tally.rendered += 1
    tally.written += _write(path, data)
    seen = os.stat(path)  # noqa: PTH116 - see `stamp`
    return Made(output.digest, hashlib.sha256(data).hexdigest(), seen.st_size, seen.st_mtime_ns)


def _write(path: str | Path, data: bytes) -> bool:
    """Put `data` into a file in one step and return True; leave a file that holds it already, and return False."""
    seen = stamp(path)
    if seen is not None and seen[0] == len(data) and Path(path).read_bytes() == data:
        return False
    unfinished = f"{path}{UNFINISHED}"
    try:
        file = open(unfinished, "wb", buffering=0)  # noqa: PTH123, SIM115 - a Path each takes longer than the writing
    except FileNotFoundError:
        Path(unfinished).parent.mkdir(parents=True, exist_ok=True)
        file = open(unfinished, "wb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
    os.replace(unfinished, path)  # noqa: PTH105
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


def _refuse_foreign(folder: Path, state: State) -> None:
    """Refuse a folder in which there is something, but nothing of ours."""
    if state.ours or not folder.is_dir():
        return
    strange = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    if strange:
        raise UsageError(
            f"{folder.name}/ holds files that no build of Mujaz wrote ({', '.join(strange[:3])}, …); "
            "set OUTPUT_PATH to another folder, or empty this one."
        )
