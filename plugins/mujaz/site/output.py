"""Keeping a folder equal to a list of files: only what changed is rendered and written, each file at once.

The output's `manifest` (the SHA-256 of every file, written last) says which files are ours.
The state says what each was made from, so that it need not be rendered again; it can be deleted at any time.
A file that no build of ours wrote is never touched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.site.state_facts import FactTable, Ground
from mujaz.site.state_file import UNFINISHED
from mujaz.site.state_outputs import (
    MANIFEST,
    Listing,
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
    facts: frozenset[str] = frozenset()
    """What it is made from of what may change."""
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """A file of which not even the digest is known yet."""

    path: str
    terms: str
    """What makes it, and from what; the same makes the same, as long as no fact has changed."""
    prepare: Callable[[], Output]


@dataclass(slots=True)
class Tally:
    """What a build did."""

    rendered: int = 0
    written: int = 0
    removed: int = 0
    total: int = 0


Listings = Mapping[str, Listing]
"""For each path of a page that the sitemap names what it says of it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a build writes: the output, the folder of the state, what to note of the build; what it is made from."""

    folder: Path
    state: Path
    note: Mapping[str, Any] | None = None
    step: Callable[[], None] | None = None
    ground: Ground = field(default_factory=Ground)
    last: Callable[[Listings], Iterable[Output | Deferred]] = lambda _listings: ()
    """What is made from all others."""


def write_outputs(outputs: Iterable[Output | Deferred], target: Target) -> Tally:
    """Make a folder hold exactly `outputs` (beside what is not ours) and return what had to be done.

    Raises UsageError if the folder holds only what others put there, EnvironmentLack if it cannot be written.
    """
    planned = {output.path: output for output in outputs}
    _refuse_foreign(target.folder, target.state)
    with locked(target.state):
        try:
            return _bring_about(planned, read_state(target.folder, target.state), target)
        except OSError as error:
            raise EnvironmentLack(f"{error.filename or target.folder} cannot be written: {error.strerror}.") from error


def _bring_about(planned: dict[str, Output | Deferred], state: State, target: Target) -> Tally:
    folder = target.folder
    tally = Tally()
    begin(state, planned, folder, target.state)
    if state.unfinished:
        _sweep(folder)
    stale = state.ours - planned.keys() - {MANIFEST}
    in_the_way = {path for path in stale if not folders_of([path]).isdisjoint(planned)} | (stale & folders_of(planned))
    for path in sorted(in_the_way):
        tally.removed += _remove(folder, path)
    maker = Maker(folder, state, target.ground, tally)
    made = {}
    for path, output in planned.items():
        made[path] = maker.make(output)
        if target.step is not None:
            target.step()
    listings = {path: one.listing for path, one in made.items() if one.listing is not None}
    made |= {output.path: maker.make(output) for output in target.last(listings)}
    for path in sorted(stale - in_the_way - made.keys()):
        tally.removed += _remove(folder, path)
    manifest = "".join([f"{made[path].sha256}  {path}\n" for path in sorted(made)]).encode()
    tally.written += _write(folder / MANIFEST, manifest)
    tally.total = len(made) + 1
    state.facts.complete(target.ground)
    state.made, state.note, state.world = made, target.note, target.ground.world
    finish(state, folder, target.state)
    return tally


class Maker:
    """Brings files about, and nothing that can be told to be the same already."""

    def __init__(self, folder: Path, state: State, ground: Ground, tally: Tally) -> None:
        self._front, self._made, self._tally = f"{folder}{os.sep}", state.made, tally
        self._same_world = state.world == ground.world
        if self._same_world:
            state.facts.update(ground)
        else:
            state.facts = FactTable()
        self._facts = state.facts

    def make(self, output: Output | Deferred) -> Made:
        """Bring one file about and return what is known of it; it is not even prepared if nothing can have changed."""
        before, path = self._made.get(output.path), self._front + output.path
        whole = before is not None and stamp(path) == (before.size, before.mtime)
        terms = ""
        if isinstance(output, Deferred):
            terms = output.terms
            if before is not None and whole and self._is_same(before, terms):
                return before
            output = output.prepare()
        facts = self._facts.keep(output.facts)
        if before is not None and whole and before.digest == output.digest:
            return before._replace(terms=terms, facts=facts, listing=output.listing)
        data = output.make()
        self._tally.rendered += 1
        self._tally.written += _write(path, data)
        seen = os.stat(path)  # noqa: PTH116 - see `stamp`
        sha256 = hashlib.sha256(data).hexdigest()
        return Made(output.digest, sha256, seen.st_size, seen.st_mtime_ns, terms, facts, output.listing)

    def _is_same(self, before: Made, terms: str) -> bool:
        return self._same_world and before.terms == terms and not self._facts.touch(before.facts)


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


def _refuse_foreign(folder: Path, state_folder: Path) -> None:
    """Refuse a folder in which there is something, but nothing of ours."""
    if not folder.is_dir() or (folder / MANIFEST).is_file() or read_state(folder, state_folder).ours:
        return
    strange = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    if strange:
        raise UsageError(
            f"{folder.name}/ holds files that no build of Mujaz wrote ({', '.join(strange[:3])}, …); "
            "set OUTPUT_PATH to another folder, or empty this one."
        )
