"""A folder that rsync reaches: on this machine, over SSH, or of an rsync server."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from mujaz.errors import EnvironmentLack
from mujaz.frozen import frozen
from mujaz.publish.targets.stores import Broken

MISSING = frozenset({23, 24})
"""What rsync ends with where a file is not there."""
MODES = "--chmod=D755,F644"
"""Every file is readable by the server, whatever this machine's mask."""


@frozen
class RsyncStore:
    """A folder, as rsync names it: `user@host:/folder`, `/folder`, `rsync://host/module/folder`."""

    place: str

    @property
    def name(self) -> str:
        """The folder, as people know it."""
        return self.place

    def read(self, name: str) -> bytes | None:
        """Return a file; None if there is none."""
        with TemporaryDirectory(prefix="mujaz-") as folder:
            self._run(["--timeout=60", f"{self._root}{name}", f"{folder}/"], accepted=MISSING)
            path = Path(folder, PurePosixPath(name).name)
            return path.read_bytes() if path.is_file() else None

    def is_empty(self) -> bool:
        """Tell whether it holds nothing at all."""
        lines = self._run(["--list-only", self._root], accepted=MISSING).splitlines()
        return all(line.endswith(" .") for line in lines if line.strip())

    def write(self, name: str, data: bytes) -> None:
        """Write a small file."""
        with TemporaryDirectory(prefix="mujaz-") as folder:
            Path(folder, name).write_bytes(data)
            self.put(Path(folder), [name])

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Copy files of a folder; each takes the place of the one before when it is there whole."""
        self._send(folder, names, ["--ignore-times", "--mkpath"])

    def delete(self, names: Sequence[str]) -> None:
        """Delete files, and the folders that are empty then; what is gone already is no error."""
        for paths in (names, *_depths(names)):  # a folder that is not empty stays
            with TemporaryDirectory(prefix="mujaz-") as nothing:
                for path in paths:
                    Path(nothing, path).parent.mkdir(parents=True, exist_ok=True)
                self._send(Path(nothing), paths, ["--delete-missing-args"])

    @property
    def _root(self) -> str:
        return f"{self.place.rstrip('/')}/"

    def _send(self, folder: Path, names: Iterable[str], options: Sequence[str]) -> None:
        """Have rsync do something with files of a folder, by their names."""
        listed = "\0".join(names)
        self._run(["-r", MODES, *options, "--from0", "--files-from=-", f"{folder}/", self._root], listed)

    def _run(self, arguments: Sequence[str], text: str = "", accepted: Iterable[int] = ()) -> str:
        command = shutil.which("rsync")
        if command is None:
            raise EnvironmentLack("rsync is not installed; install the package rsync, version 3.2.3 or newer.")
        done = subprocess.run(  # noqa: S603 - rsync itself, with a place that the user named
            [command, *arguments], input=text, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode not in {0, *accepted}:
            said = " ".join(done.stderr.split())
            raise Broken(f"rsync ended with {done.returncode}: {said[:300]}")
        return done.stdout


def _depths(names: Iterable[str]) -> list[list[str]]:
    """Return the folders above files, the deepest together first."""
    found = {parent.as_posix() for name in names for parent in PurePosixPath(name).parents if parent.name}
    depths: dict[int, list[str]] = {}
    for parent in sorted(found):
        depths.setdefault(parent.count("/"), []).append(parent)
    return [depths[depth] for depth in sorted(depths, reverse=True)]
