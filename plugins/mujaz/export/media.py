"""Pictures that are kept in the archive: under the digest of their bytes, so that none is there twice."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from mujaz.export.pictures import look_at
from mujaz.export.write import write_new

CONTENT, MEDIA = PurePosixPath("content"), PurePosixPath("media")


def keep_picture(root: Path, data: bytes) -> str:
    """Return the name under which the picture in `data` lies in the content of the archive `root`, once it does.

    Raises `PictureError` for what is no picture that can be published.
    """
    name = MEDIA / f"{hashlib.sha256(data).hexdigest()}.{look_at(data).extension}"
    file = root / CONTENT / name
    if not file.exists():
        write_new(file, data)
    return name.as_posix()
