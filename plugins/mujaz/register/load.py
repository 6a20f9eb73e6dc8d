"""The register on disk: every record under `content/`, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mujaz.errors import Problems
from mujaz.garbage import no_collection
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register.read import Entry, read
from mujaz.register.register import Register
from mujaz.sourcefile import note_unread

SUFFIX = ".yaml"
OTHER_SUFFIXES = (".yaml", ".yml")
"""Suffixes, in small letters, of files that somebody means to be records."""


def load(
    root: Path, languages: Sequence[str], problems: Problems, kinds: Sequence[RecordKind] = RECORD_KINDS
) -> Register:
    """Return the register of the archive in the folder `root`; `problems` tells what is wrong in its files.

    `languages` are the archive's: every record has a name in each. Only records of these `kinds` are read.
    """
    return _load(root / "content", root, languages, problems, kinds)


def load_folder(folder: Path, problems: Problems, kinds: Sequence[RecordKind] = RECORD_KINDS) -> Register | None:
    """Return the register that lies in `folder`: an archive, its content, or any folder with `actors/`, `places/`.

    No language is asked for, so that a name in one is enough. None if there is no register.
    """
    for content in (folder, folder / "content"):
        if any((content / kind).is_dir() for kind in kinds):
            return _load(content, folder, (), problems, kinds)
    return None


def _load(
    content: Path, root: Path, languages: Sequence[str], problems: Problems, kinds: Sequence[RecordKind]
) -> Register:
    with no_collection():
        entries = [entry for kind in kinds for entry in _read_kind(content / kind, root, kind, languages, problems)]
    return Register(tuple(entry.record for entry in entries), {entry.record.path: entry.lines for entry in entries})


def _read_kind(
    folder: Path, root: Path, kind: RecordKind, languages: Sequence[str], problems: Problems
) -> Iterator[Entry]:
    files = _find_files(folder, _plain(folder.relative_to(root).as_posix()), set(), problems)
    for stem, path, suffix, entry in sorted(_split(path, entry) for path, entry in files):
        if suffix == SUFFIX and not _is(entry.is_file) and Path(entry.path).exists():
            problems.add(path, 0, "This is not a file; put a file in its place or remove it.")
        elif suffix == SUFFIX:
            yield read(Path(entry.path), path, kind, languages, problems)
        elif suffix.lower() in OTHER_SUFFIXES:
            problems.add(path, 0, "A record's file ends in .yaml; rename it to {new}.", new=stem + SUFFIX)


def _split(path: str, entry: os.DirEntry[str]) -> tuple[str, str, str, os.DirEntry[str]]:
    """Return what orders records: the id that a file's name gives, then its path; and its suffix and the file."""
    stem, dot, ending = entry.name.rpartition(".")
    return stem, path, dot + ending, entry


def _find_files(folder: Path, path: str, seen: set[Path], problems: Problems) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file in a folder, as messages call it, and those of the folders in it; `path` is the folder's."""
    try:
        resolved = folder.resolve()
        entries = [] if resolved in seen or not folder.is_dir() else _list(folder)
    except OSError as error:
        note_unread(error, path, problems)
        return
    seen.add(resolved)
    for entry in entries:
        inner = f"{path}/{_plain(entry.name)}"
        if _is(entry.is_dir):
            yield from _find_files(Path(entry.path), inner, seen, problems)
        else:
            yield inner, entry


def _is(asked: Callable[[], bool]) -> bool:
    """Return what an entry of a folder says of itself; a link that leads to itself can say nothing."""
    try:
        return asked()
    except OSError:
        return False


def _list(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder by name, but for what is hidden."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _plain(name: str) -> str:
    """Return a path with what is not UTF-8 in it written out."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode("utf-8")
