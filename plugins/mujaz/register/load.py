"""The register on disk: every record under `content/`, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register.memory import no_collection
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
    files = (Path(entry.path) for entry in _find_files(folder, root, set(), problems))
    for stem, path, file in sorted((file.stem, _name(file, root), file) for file in files):
        if file.suffix == SUFFIX and not file.is_file() and file.exists():
            problems.add(path, 0, "This is not a file; put a file in its place or remove it.")
        elif file.suffix == SUFFIX:
            yield read(file, path, kind, languages, problems)
        elif file.suffix.lower() in OTHER_SUFFIXES:
            problems.add(path, 0, "A record's file ends in .yaml; rename it to {new}.", new=stem + SUFFIX)


def _find_files(folder: Path, root: Path, seen: set[Path], problems: Problems) -> Iterator[os.DirEntry[str]]:
    try:
        resolved = folder.resolve()
        entries = [] if resolved in seen or not folder.is_dir() else _list(folder)
    except OSError as error:
        note_unread(error, _name(folder, root), problems)
        return
    seen.add(resolved)
    for entry in entries:
        if Path(entry.path).is_dir():  # of a link that leads to itself, the entry itself would raise
            yield from _find_files(Path(entry.path), root, seen, problems)
        else:
            yield entry


def _list(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder by name, but for what is hidden."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _name(file: Path, root: Path) -> str:
    name = file.relative_to(root).as_posix()
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
