"""Several files changed as one: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from mujaz.export.write import replace_file, write_new
from mujaz.frozen import frozen


@frozen
class Changes:
    """What becomes of files: new content, or None where one goes."""

    files: Mapping[Path, bytes | None] = field(default_factory=dict)

    def apply(self, check: Callable[[], None]) -> None:
        """Write everything, then call `check`; if that or any file fails, everything is as it was before."""
        before = {path: path.read_bytes() if path.exists() else None for path in self.files}
        done: list[Path] = []
        try:
            for path, data in sorted(self.files.items(), key=lambda change: change[1] is None):
                done.append(path)
                _put(path, data, new=before[path] is None)
            check()
        except BaseException:
            for path in reversed(done):
                _put(path, before[path], new=not path.exists())
            raise


def _put(path: Path, data: bytes | None, *, new: bool) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif new:
        write_new(path, data)
    else:
        replace_file(path, data)
