"""What merging, renaming and adding a record change in the files of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from mujaz.cli.register_archive import RegisterArchive
from mujaz.errors import ContentError, Problem, UsageError
from mujaz.export.changes import Changes
from mujaz.export.frontedit import edit_front
from mujaz.export.item import KIND_OF_KEY
from mujaz.model import Record
from mujaz.register.edits import KEYS, absorb, relink, rename, replace_id
from mujaz.register.values import is_id
from mujaz.yamledit import add_to_list, replace_entries


def merge(archive: RegisterArchive, old: Record, new: Record) -> Changes:
    """Return what makes `new` take the place of `old` everywhere: its names, its id, its place in lists and links."""
    if old.kind != new.kind:
        raise UsageError(f"{old.path} and {new.path} are of different kinds, and only two of one kind can be one.")
    if old.id == new.id:
        raise UsageError(f"{old.id} and {new.id} are one record already.")
    _refuse_link(new, old)
    files: dict[Path, bytes | None] = {}
    for path, text in _linked_files(archive, old, new.id):
        files[path] = text.encode()
    path = archive.root / new.path
    changed = files.get(path)
    text = read(path) if changed is None else changed.decode()
    files[path] = absorb(text, new, old).encode()
    files.pop(archive.root / old.path, None)
    return Changes({**files, archive.root / old.path: None})


def change_name(record: Record, text: str, names: dict[str, str], *, keep: bool) -> str:
    """Return the file `text` of a record with other preferred names."""
    for language, name in names.items():
        text = rename(text, record, language, name, keep=keep)
    return text


def move(archive: RegisterArchive, record: Record, new: str, text: str) -> Changes:
    """Return what gives a record another id; the old one leads to it from then on. `text` is its file's."""
    if not is_id(new):
        raise UsageError(f'"{new}" is no id; write a-z, 0-9 and single hyphens, at most 80.')
    taken = archive.register.get(record.kind, new)
    if taken is not None and taken.id != record.id:
        raise UsageError(f'The id "{new}" belongs to {taken.path}; choose another.')
    path = archive.root / record.path
    target = path.with_name(f"{new}.yaml")
    files: dict[Path, bytes | None] = {
        file: changed.encode() for file, changed in _linked_files(archive, record, new) if file != path
    }
    if new in record.merged_ids:
        text = replace_entries(text, ["merged_ids"], lambda entry: None if entry == new else entry)
    text = add_to_list(text, ["merged_ids"], [record.id], KEYS)
    return Changes({**files, target: text.encode(), path: None})


def _refuse_link(new: Record, old: Record) -> None:
    for key in ("part_of", "succeeded_by"):
        if getattr(new, key) == old.id:
            wrong = "`{key}` is `{old}`, which is to be merged into this record; take the line out first."
            raise ContentError([Problem.of(new.path, 0, wrong, {"key": key, "old": old.id})])


def _linked_files(archive: RegisterArchive, record: Record, new: str) -> Iterator[tuple[Path, str]]:
    """Yield every file that names the id of `record`, and its text with `new` instead."""
    for other in archive.register.records(record.kind):
        yield from _changed(archive.root / other.path, record.id, lambda text: relink(text, record.id, new))
    keys = [key for key, kind in KIND_OF_KEY.items() if kind == record.kind]

    def change(front: str) -> str:
        for key in keys:
            front = replace_entries(front, [key], replace_id(record.id, new))
        return front

    for document in archive.documents:
        path = archive.root / document.path
        yield from _changed(path, record.id, lambda text: edit_front(text, change))


def _changed(path: Path, old: str, change: Callable[[str], str]) -> Iterator[tuple[Path, str]]:
    text = read(path)
    if old in text:
        changed = change(text)
        if changed != text:
            yield path, changed


def read(path: Path) -> str:
    """Return a file's text with the line ends that it has."""
    return path.read_bytes().decode()
