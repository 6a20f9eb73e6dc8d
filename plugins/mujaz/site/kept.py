"""Files that are made once for all builds, and kept in the state folder under a digest of what they are made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class Folder:
    """A folder in which files are kept; where it lies says nothing of them, so that an archive may be moved."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __repr__(self) -> str:
        return "Folder()"


def keep(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the bytes of a kept file; those that `make` returns, kept from now on, where there is none."""
    try:
        return path.read_bytes()
    except OSError:
        made = make()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_bytes(made)
        draft.replace(path)
    except OSError:
        pass  # the next build makes it again
    return made
