"""The inbox: raw pages exactly as they were received, never edited and never overwritten."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mujaz.arabic.bidi import strip_controls
from mujaz.export.write import write_new
from mujaz.model import RawPage

INBOX = PurePosixPath("content/inbox")
UNSAFE = re.compile(r"[^\w.-]+")
"""What a file's name had better not hold, on any system."""
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)
"""Names that Windows keeps for itself."""
LONGEST = 60
"""Characters of a name before its suffix; in UTF-8 and with a digest that fits every file system."""


def keep_raw(root: Path, raw: RawPage, file: Path | None) -> PurePosixPath:
    """Return where a raw page lies in the inbox of the archive `root`, relative to it, once it does.

    `file` is where the page was read; what lies in the inbox already stays where it is.
    """
    inbox = (root / INBOX).resolve()
    if file is not None and file.resolve().is_relative_to(inbox):
        return INBOX / file.resolve().relative_to(inbox).as_posix()
    for name in _names(raw.name, raw.sha256):
        place = inbox / name
        if not place.exists():
            with suppress(FileExistsError):  # another import may put one there at this moment
                write_new(place, raw.data)
                return INBOX / name
        if place.read_bytes() == raw.data:
            return INBOX / name
    raise FileExistsError(raw.name)


def find_raw(root: Path, raw: RawPage, file: Path | None) -> PurePosixPath | None:
    """Return where a raw page lies in the inbox of the archive `root`, as `keep_raw` does; None if it is not there."""
    inbox = (root / INBOX).resolve()
    if file is not None and file.resolve().is_relative_to(inbox):
        return INBOX / file.resolve().relative_to(inbox).as_posix()
    places = (name for name in _names(raw.name, raw.sha256) if (inbox / name).is_file())
    return next((INBOX / name for name in places if (inbox / name).read_bytes() == raw.data), None)


def keep_file(root: Path, file: Path) -> PurePosixPath:
    """Return where a file of any size lies in the inbox of the archive `root`, relative to it, once it does."""
    inbox = (root / INBOX).resolve()
    if file.resolve().is_relative_to(inbox):
        return INBOX / file.resolve().relative_to(inbox).as_posix()
    sha256 = _digest(file)
    for name in _names(file.name, sha256):
        place = inbox / name
        if not place.exists():
            _copy(file, place)
        elif _digest(place) != sha256:
            continue
        return INBOX / name
    raise FileExistsError(file.name)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _copy(file: Path, place: Path) -> None:
    """Copy a file under a hidden name first, so that nobody ever sees half of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".new-{os.getpid()}-{place.name}")
    try:
        shutil.copyfile(file, draft)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def _names(own: str, sha256: str) -> Iterator[str]:
    """Yield the names to try: the file's own, and with ever more of its digest."""
    name = safe_name(own)
    suffix = SUFFIX.search(name)
    stem = name[: suffix.start()] if suffix else name
    for length in (0, 8, 64):
        yield (f"{stem}-{sha256[:length]}" if length else stem) + (suffix[0] if suffix else "")


def safe_name(name: str) -> str:
    r"""Return a file's name without folders and without what some systems do not take.

    >>> safe_name("../صفحة محفوظة: 12.HTML"), safe_name("C:\\pages\\nul.txt")
    ('صفحة-محفوظة-12.html', 'page-nul.txt')
    """
    last = unicodedata.normalize("NFC", strip_controls(name)).replace("\\", "/").rsplit("/", 1)[-1]
    suffix = SUFFIX.search(last)
    stem = UNSAFE.sub("-", last[: suffix.start()] if suffix else last).strip("-.")[:LONGEST].rstrip("-.")
    stem = f"page-{stem}".rstrip("-") if not stem or RESERVED.match(stem) else stem
    return stem + (suffix[0].lower() if suffix else "")
