"""The place of publication: its releases, which of them the world sees, and how that is changed in one step."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.publish.lock import hold
from mujaz.publish.modes import set_modes
from mujaz.publish.state import State, number_of

MARK = "mujaz.json"
"""What says that a folder is a place of publication, and what stands in it."""
FORMAT = 1
CURRENT = "current"
RELEASES = "releases"
STAGE = ".stage"
"""The release that is being made."""
LOCK = ".lock"
KEPT = 2
"""Releases that are kept: the one the world sees and the one before."""


class Place:
    """A folder in which releases are published. Every step may be the last one before a power cut."""

    def __init__(self, folder: Path) -> None:
        """Take `folder`, which is made; raise `UsageError` if it holds anything of somebody else's."""
        self.folder = folder
        strange = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        if strange and MARK not in strange and set(strange) - {LOCK}:
            raise UsageError(
                f"{folder} holds files that no publication of Mujaz wrote ({', '.join(strange[:3])}); nothing was "
                "touched. Name an empty folder, or one in which Mujaz published before."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if MARK not in strange:
                self._save(State())
        except OSError as error:
            raise EnvironmentLack(f"{folder} cannot be written: {error.strerror}.") from error

    @property
    def stage(self) -> Path:
        """The folder in which the next release is made."""
        return self.folder / RELEASES / STAGE

    def read(self) -> State:
        """Return what the place holds; raise `UsageError` if its mark cannot be read.

        What the world sees stands above the mark, which is written after it: a power cut may have come between.
        """
        saved, shown = self._read_mark(), self.shown()
        if shown is None or shown == saved.current:
            return saved
        return replace(saved, current=shown, previous=saved.current, last=max(saved.last, number_of(shown)))

    def _read_mark(self) -> State:
        try:
            saved = json.loads((self.folder / MARK).read_bytes())
            if saved["format"] != FORMAT:
                raise UsageError(f"{self.folder / MARK} is of a later version of Mujaz; publish with that one.")
            withdrawn = {str(slug): int(number) for slug, number in saved.get("withdrawn", {}).items()}
            return State(saved["current"], saved["previous"], int(saved["last"]), withdrawn)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{self.folder / MARK} cannot be read ({error}); restore it, or use another folder."
            ) from error

    def path_of(self, release: str) -> Path:
        """Return the folder of a release."""
        return self.folder / RELEASES / release

    def clear(self) -> Path:
        """Remove what a publication that was killed left behind; return the empty stage."""
        self.drop()
        self.stage.mkdir(parents=True)
        state = self.read()
        for path in (self.folder / RELEASES).iterdir():
            if path.name not in {STAGE, state.current, state.previous}:
                shutil.rmtree(path, ignore_errors=True)
        return self.stage

    def drop(self) -> None:
        """Remove what is staged."""
        shutil.rmtree(self.stage, ignore_errors=True)

    def release(self, digest: str, withdrawn: Iterable[str] = (), published: Collection[str] = ()) -> str:
        """Make the stage a release that the world sees; return its name.

        The release before is kept, unless it holds an item that is `withdrawn` now; older ones go.
        """
        state = self.read()
        name = f"{state.last + 1:05d}-{digest[:12]}"
        set_modes(self.stage)
        self.stage.replace(self.path_of(name))
        self._show(name)
        made = replace(state, current=name, previous=state.current, last=state.last + 1)
        self._save(made.settle(withdrawn, published, state.last))
        self._prune()
        return name

    def settle(self, withdrawn: Iterable[str], published: Collection[str] = (), *, shown: bool = True) -> None:
        """Take note of what is withdrawn, and let the release before go if it holds any of it.

        `shown` tells whether the release that the world sees is already without it.
        """
        state = self.read()
        self._save(state.settle(withdrawn, published, state.last - shown))
        self._prune()

    def roll_back(self, withdrawn: Iterable[str] = ()) -> str:
        """Show the world the release before; return its name.

        `UsageError` if there is none, or if it holds an item that was withdrawn since (`withdrawn`: by the content).
        """
        state = self.read()
        if state.previous is None or not self.path_of(state.previous).is_dir():
            raise UsageError(f"{self.folder} holds no release before the one that is shown.")
        if held := state.holds_withdrawn(state.previous, withdrawn):
            raise UsageError(
                f"The release before holds {', '.join(held)}, withdrawn since; nothing was changed. Mend the content, "
                "and publish anew."
            )
        self._show(state.previous)
        self._save(replace(state, current=state.previous, previous=state.current))
        return state.previous

    def shown(self) -> str | None:
        """Return the release that the world sees, by the link itself."""
        current = self.folder / CURRENT
        if current.is_symlink():
            return current.readlink().name
        with contextlib.suppress(OSError):
            return (self.folder / f"{CURRENT}.txt").read_text("ascii").strip().rpartition("/")[2]
        return None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the place; raise `UsageError` while another publication holds it. The system frees it when we end."""
        with hold(self.folder / LOCK):
            yield

    def _show(self, release: str) -> None:
        """Point the world to a release in one step: a link, or where there are none, a file that names it."""
        target = f"{RELEASES}/{release}"
        fresh = self.folder / f".{CURRENT}.new"
        fresh.unlink(missing_ok=True)
        try:
            fresh.symlink_to(target, target_is_directory=True)
        except (OSError, NotImplementedError):
            fresh.write_text(target + "\n", "ascii")
            fresh.replace(self.folder / f"{CURRENT}.txt")
            return
        fresh.replace(self.folder / CURRENT)

    def _prune(self) -> None:
        """Remove the releases that are no longer kept."""
        state = self.read()
        for path in (self.folder / RELEASES).iterdir():
            if path.name not in {state.current, state.previous}:
                shutil.rmtree(path, ignore_errors=True)

    def _save(self, state: State) -> None:
        value = {"format": FORMAT, **asdict(state)}
        fresh = self.folder / f".{MARK}.new"
        fresh.write_text(json.dumps(value) + "\n", "ascii")
        _sync(fresh)
        fresh.replace(self.folder / MARK)


def sync_tree(folder: Path, names: Iterable[str]) -> None:
    """Have the system write the files of a folder to its disk, so that a power cut leaves none of them empty."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for name in names:  # Windows
        _sync(folder / name)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
