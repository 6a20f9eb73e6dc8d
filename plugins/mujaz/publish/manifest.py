"""The manifest of a built site: the SHA-256 of every file, written last; and what differs from it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mujaz.errors import ContentError, Problem
from mujaz.frozen import frozen

MANIFEST = "manifest"
BESIDE = frozenset({MANIFEST, f"{MANIFEST}.sig", ".nojekyll", "CNAME"})
"""What a site may hold that its manifest does not name: itself, its signature, and what hosts want in a branch."""
CLONE = ".git/"
"""What a copy that was made with git holds beside the site."""
DIGEST = 64
"""Hexadecimal digits of a SHA-256."""
CHUNK = 1 << 20


@frozen
class Difference:
    """What of a folder is not as its manifest says, each list sorted."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Files that the manifest does not name."""

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.missing or self.changed or self.foreign)


def read_manifest(folder: Path) -> dict[str, str]:
    """Return the digest of every file that a folder's manifest names; `ContentError` says what is wrong with it."""
    path = folder / MANIFEST
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unread(path.as_posix(), error) from error
    return parse_manifest(data, path.as_posix())


def parse_manifest(data: bytes, path: str) -> dict[str, str]:
    """Return the digest of every file that the bytes of a manifest name; `path` is what messages call it."""
    try:
        *lines, end = data.decode("ascii").split("\n")  # splitlines() takes other characters for line ends too
    except UnicodeDecodeError as error:
        raise _unread(path, error) from error
    if end:
        raise _wrong(path, len(lines) + 1, "The last line has no end; the file was cut off.")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        digest, _, name = line.partition("  ")
        if len(digest) != DIGEST or set(digest) - set("0123456789abcdef") or not _is_inside(name):
            raise _wrong(path, number, 'The line is "{text}"; it must be a SHA-256, two spaces and a path.', text=line)
        found[name] = digest
    return found


def _is_inside(name: str) -> bool:
    """Tell whether a path stays inside its folder."""
    return bool(name) and not name.startswith("/") and ".." not in name.split("/") and "\\" not in name


def _unread(path: str, error: Exception) -> ContentError:
    return _wrong(
        path, 0, "There is no manifest that can be read ({error}); the build was never finished.", error=error
    )


def _wrong(path: str, line: int, message: str, **values: object) -> ContentError:
    return ContentError([Problem.of(path, line, message, values)])


def compare(folder: Path, manifest: Mapping[str, str]) -> Difference:
    """Return what of `folder` is not as `manifest` says, every byte read."""
    present = {name for name in list_files(folder) if not name.startswith(CLONE)} - BESIDE
    return Difference(
        missing=tuple(sorted(manifest.keys() - present)),
        changed=tuple(name for name in sorted(manifest.keys() & present) if digest_of(folder / name) != manifest[name]),
        foreign=tuple(sorted(present - manifest.keys())),
    )


def list_files(folder: Path) -> Iterator[str]:
    """Yield every file below a folder, relative to it, with forward slashes; links are not followed."""
    for base, _, names in os.walk(folder):
        for name in names:
            yield Path(base, name).relative_to(folder).as_posix()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file; that of a link is of where it leads, which no file of ours has."""
    if path.is_symlink():
        return f"link to {path.readlink()}"
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()
