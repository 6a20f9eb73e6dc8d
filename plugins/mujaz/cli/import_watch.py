"""Files that are saved in a folder, each once it is complete."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

from mujaz.export.audit import is_audit
from mujaz.intake.folder import find_files

PAUSE = 1000
"""Milliseconds in which a complete file does not change."""

State = tuple[int, int]
"""Size and time of a file."""


def wait_for_files(folder: Path, stop: Event | None = None) -> Iterator[Path]:
    """Yield the files in a folder, and those that are put there, as soon as they no longer change."""
    seen: dict[Path, State] = {}
    done: dict[Path, State] = {}
    changes = watch(folder, stop_event=stop, yield_on_timeout=True, rust_timeout=PAUSE, raise_interrupt=True)
    for _ in changes:
        now = {file: state for file in _list(folder) if (state := _state_of(file))}
        for file, state in now.items():
            if seen.get(file) == state and done.get(file) != state:
                done[file] = state
                yield file
        seen = now


def _list(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder; none while somebody is moving it about."""
    try:
        return tuple(file for file in find_files(folder) if not is_audit(file))
    except OSError:
        return ()


def _state_of(file: Path) -> State | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns
