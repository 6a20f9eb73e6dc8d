"""What became of a page because something went wrong, in words for a curator."""

from __future__ import annotations

import errno
from pathlib import PurePath

from mujaz.errors import MujazError
from mujaz.pipeline.values import Outcome


def failure(shown: str, error: Exception) -> Outcome:
    """Return what became of a page because of an error, with what to do."""
    match error:
        case MujazError():
            return unreadable(f"{shown}: {error}")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            again = "what was written stays; make room and run the same command again."
            return Outcome("failed", (f"{shown}: there is no room left on the disk; {again}",), reason="no room")
        case OSError(errno=errno.EACCES | errno.EPERM | errno.EROFS) if not _is_read(shown, error):
            folder = PurePath(str(error.filename)).parent.as_posix()
            again = "look at the rights of the folder and run the same command again."
            return Outcome("failed", (f"{shown}: nothing may be written into {folder}; {again}",), reason="not written")
        case OSError():
            what = error.strerror or type(error).__name__
            return unreadable(f"{shown}: {what}; check the file and the rights of its folder.")
    what = f"{type(error).__name__}: {error}"
    return unreadable(f"{shown}: this page cannot be read ({what}); please report it with the file.")


def _is_read(shown: str, error: OSError) -> bool:
    """Tell whether it was the file itself, as messages call it, that could not be opened."""
    return error.filename is None or PurePath(str(error.filename)).as_posix() == shown.partition("#")[0]


def unreadable(*messages: str) -> Outcome:
    """Return what became of a page that cannot be read."""
    return Outcome("failed", messages, reason="unreadable")
