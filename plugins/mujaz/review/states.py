"""The state of folders, by which it is known whether what was made of their files still holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def file_states(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """Yield path, time and size of every file below folders: what differs when one of them changed."""
    waiting = [str(folder) for folder in folders]
    while waiting:
        try:
            entries = sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                try:
                    state = entry.stat()
                except OSError:
                    continue  # it is just being replaced
                yield entry.path, state.st_mtime_ns, state.st_size
