"""The register on disk: every record under `content/`, in one order on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register.read import Entry, read
from mujaz.register.register import Register

SUFFIX = ".yaml"
OTHER_SUFFIXES = (".yaml", ".yml")
"""Suffixes, in small letters, of files that somebody means to be records."""


def load(root: Path, languages: Sequence[str], problems: Problems) -> Register:
    """Return the register of the archive in the folder `root`; `problems` tells what is wrong in its files.

    `languages` are the archive's: every record has a name in each.
    """
    entries = [entry for kind in RECORD_KINDS for entry in _read_kind(root, kind, languages, problems)]
    return Register(tuple(entry.record for entry in entries), {entry.record.path: entry.lines for entry in entries})


def _read_kind(root: Path, kind: RecordKind, languages: Sequence[str], problems: Problems) -> Iterator[Entry]:
    files = _find_files(root / "content" / kind, root, set(), problems)
    for file in sorted(files, key=lambda file: (file.stem, _name(file, root))):
        path = _name(file, root)
        if file.suffix == SUFFIX and file.exists() and not file.is_file():
            problems.add(path, 0, "This is not a file; put a file in its place or remove it.")
        elif file.suffix == SUFFIX:
            yield read(file, path, kind, languages, problems)
        elif file.suffix.lower() in OTHER_SUFFIXES:
            problems.add(path, 0, "A record's file ends in .yaml; rename it to {new}.", new=file.stem + SUFFIX)


def _find_files(folder: Path, root: Path, seen: set[Path], problems: Problems) -> Iterator[Path]:
    try:
        resolved = folder.resolve()
        entries = [] if resolved in seen or not folder.is_dir() else list(folder.iterdir())
    except OSError as error:
        problems.add(_name(folder, root), 0, "The folder cannot be read ({reason}).", reason=error.strerror or error)
        return
    seen.add(resolved)
    for entry in sorted(entry for entry in entries if not entry.name.startswith(".")):
        if entry.is_dir():
            yield from _find_files(entry, root, seen, problems)
        else:
            yield entry


def _name(file: Path, root: Path) -> str:
    name = file.relative_to(root).as_posix()
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
