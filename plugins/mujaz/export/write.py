"""Writing a file: whole or not at all, and never over another unless that is asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_new(path: Path, data: str | bytes) -> None:
    """Write `data` to the new file `path`, its folders made; `FileExistsError` if something is there already.

    The bytes go to a file beside it first, so that nobody ever sees half of it, and a full disk leaves nothing.
    """
    with _draft(path, data) as draft:
        _publish(draft, path)


def replace_file(path: Path, data: str | bytes) -> None:
    """Write `data` to the file `path` in the same way, in place of what was there."""
    with _draft(path, data) as draft:
        draft.replace(path)


@contextmanager
def _draft(path: Path, data: str | bytes) -> Iterator[Path]:
    """Yield a hidden file with `data` beside `path`; what is left of it afterwards is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode("utf-8") if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> None:
    """Give `draft` the name `path` unless that is taken."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: an empty file claims the name, and is replaced.
        path.open("xb").close()
        draft.replace(path)
