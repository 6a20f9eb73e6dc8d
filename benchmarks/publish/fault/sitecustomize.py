"""A disk that is full: after so many bytes below a folder, every write and every new file there fails with ENOSPC.

Python imports this by itself where it lies on the path; MUJAZ_FULL_AFTER and MUJAZ_FULL_BELOW say when and where.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from typing import Any, Self

LEFT = [int(os.environ.get("MUJAZ_FULL_AFTER", "-1"))]
BELOW = os.path.realpath(os.environ.get("MUJAZ_FULL_BELOW", "/nowhere"))
OPEN, OS_OPEN, OS_WRITE = io.open, os.open, os.write


def _is_there(path: object) -> bool:
    try:
        return os.path.realpath(os.fspath(path)).startswith(BELOW + os.sep)  # type: ignore[call-overload]
    except TypeError:
        return False


def _spend(count: int, path: object) -> None:
    LEFT[0] -= count
    if LEFT[0] < 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


class _Counted:
    """A file opened for writing whose bytes are counted."""

    def __init__(self, file: Any, path: object) -> None:
        self._file, self._path = file, path

    def write(self, data: Any) -> Any:
        """Write if there is room."""
        _spend(len(data), self._path)
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        self._file.__enter__()
        return self

    def __exit__(self, *raised: object) -> Any:
        return self._file.__exit__(*raised)

    def __iter__(self) -> Any:
        return iter(self._file)


def _open(path: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
    if not set(mode) & set("wxa+") or not _is_there(path):
        return OPEN(path, mode, *args, **kwargs)
    _spend(1, path)
    return _Counted(OPEN(path, mode, *args, **kwargs), path)


def _os_open(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
    if flags & (os.O_WRONLY | os.O_RDWR) and _is_there(path):
        _spend(1, path)
    return OS_OPEN(path, flags, *args, **kwargs)


def _os_write(handle: int, data: Any) -> int:
    path = f"/proc/self/fd/{handle}"
    if _is_there(path):
        _spend(len(data), path)
    return OS_WRITE(handle, data)


if LEFT[0] >= 0:
    builtins.open = io.open = _open  # type: ignore[assignment]
    os.open, os.write = _os_open, _os_write  # type: ignore[assignment]
