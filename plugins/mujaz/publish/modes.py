"""The modes of what is published: the same on every machine, and such that a server may read it, whatever the umask."""

from __future__ import annotations

import os
from pathlib import Path

FILE, FOLDER = 0o644, 0o755


def set_modes(folder: Path) -> None:
    """Let everybody read the files and folders below `folder` and itself, and nobody but the owner write them."""
    folder.chmod(FOLDER)
    for base, folders, names in os.walk(folder):
        for name in folders:
            os.chmod(f"{base}{os.sep}{name}", FOLDER)  # noqa: PTH101 - a Path for each of 100,000 files takes longer
        for name in names:
            os.chmod(f"{base}{os.sep}{name}", FILE)  # noqa: PTH101
