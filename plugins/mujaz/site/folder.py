"""Files of the output: each is written in one step, and nothing is removed that is not ours."""

from __future__ import annotations

import os
from pathlib import Path

from mujaz.site.state_file import UNFINISHED
from mujaz.site.state_outputs import stamp


def write_file(path: str | Path, data: bytes) -> bool:
    """Put `data` into a file in one step and return True; leave a file that holds it already, and return False."""
    seen = stamp(path)
    if seen is not None and seen[0] == len(data) and Path(path).read_bytes() == data:
        return False
    unfinished = f"{path}{UNFINISHED}"
    try:
        file = open(unfinished, "wb", buffering=0)  # noqa: PTH123, SIM115 - a Path each takes longer than the writing
    except FileNotFoundError:
        os.makedirs(os.path.dirname(unfinished), exist_ok=True)  # noqa: PTH103, PTH120 - see above
        file = open(unfinished, "wb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
    os.replace(unfinished, path)  # noqa: PTH105
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
