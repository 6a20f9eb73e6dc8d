"""Keeping a folder equal to a list of files: only what changed is rendered and written, each file at once.

The output's `manifest` (the SHA-256 of every file, written last) says which files are ours.
The state says what each was made from, so that it need not be rendered again; it can be deleted at any time.
A file that no build of ours wrote is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.frozen import frozen
from mujaz.site.folder import remove_file, sweep, write_file
from mujaz.site.listings import Listing, listings_of
from mujaz.site.making import Deferred, Maker, Output, Tally
from mujaz.site.sharing import Aside, make_all
from mujaz.site.state.facts import FactTable, Ground
from mujaz.site.state.lock import locked
from mujaz.site.state.outputs import MANIFEST, Made, State, begin, finish, read_state
from mujaz.site.state.tidy import tidy
from mujaz.site.urls import folders_of

__all__ = ["Deferred", "Output", "Tally", "Target", "write_manifest", "write_outputs"]

Listings = Mapping[str, Listing]
"""For each path of a page that the sitemap names what it says of it."""


@frozen
class Target:
    """Where a build writes: the output, the folder of the state, what to note of the build; what it is made from."""

    folder: Path
    state: Path
    note: Mapping[str, Any] | None = None
    step: Callable[[], None] = lambda: None
    ground: Ground = field(default_factory=Ground)
    last: Callable[[Listings], Iterable[Output | Deferred]] = lambda _listings: ()
    """What is made from all others."""
    aside: Aside = field(default_factory=Aside)
    shared: Callable[[], None] = lambda: None
    """Is called once all but the last files are made, if several processes made them."""


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
        sweep(folder)
    stale = state.ours - planned.keys() - {MANIFEST}
    in_the_way = {path for path in stale if not folders_of([path]).isdisjoint(planned)} | (stale & folders_of(planned))
    for path in sorted(in_the_way):
        tally.removed += remove_file(folder, path)
    same_world = state.world == target.ground.world
    if same_world:
        state.facts.update(target.ground)
    else:
        state.facts = FactTable()
    parts = len(state.facts.parts)
    maker = Maker(folder, state, tally, same_world=same_world)
    made = make_all(list(planned.values()), maker, target.aside, target.step, target.shared)
    made |= {output.path: maker.make(output) for output in target.last(listings_of(made))}
    for path in sorted(stale - in_the_way - made.keys()):
        tally.removed += remove_file(folder, path)
    tally.written += write_manifest(folder, made)
    tally.total = len(made) + 1
    state.facts.complete(target.ground)
    state.made, state.note, state.world = made, target.note, target.ground.world
    if 0 < parts < len(state.facts.parts):
        tidy(state)
    finish(state, folder, target.state)
    return tally


def write_manifest(folder: Path, made: Mapping[str, Made]) -> bool:
    """Write the digests of all files, and return whether they are others than before."""
    lines = [f"{made[path].sha256}  {path}\n" for path in sorted(made)]
    return write_file(folder / MANIFEST, "".join(lines).encode())


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
