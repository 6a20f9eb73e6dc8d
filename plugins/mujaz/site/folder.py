"""Files of the output: each is written in one step, and nothing is removed that is not ours."""

from __future__ import annotations

import os
from pathlib import Path

from mujaz.site.state.file import UNFINISHED
from mujaz.site.state.outputs import stamp

WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
"""How a file is opened that is about to be written."""


def write_file(path: str | Path, data: bytes) -> bool:
    """Put `data` into a file in one step and return True; leave a file that holds it already, and return False."""
    path = os.fspath(path)
    if not _make_folder(os.path.dirname(path)):  # noqa: PTH120 - a Path each takes longer than the writing
        seen = stamp(path)
        if seen is not None and seen[0] == len(data) and Path(path).read_bytes() == data:
            return False
    unfinished = f"{path}{UNFINISHED}"
    file = os.open(unfinished, WRITING, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)
    os.replace(unfinished, path)  # noqa: PTH105
    return True


def _make_folder(folder: str) -> bool:
    """Tell whether a folder is new, so that no file can be in it; make it if there was none."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except OSError:
        return False
    return True


def remove_file(folder: Path, path: str) -> bool:
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


def sweep(folder: Path) -> None:
    """Remove what a killed build was writing."""
    for path in folder.rglob(f"*{UNFINISHED}"):
        path.unlink()
