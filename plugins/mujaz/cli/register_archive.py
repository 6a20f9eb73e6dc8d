"""The archive as the register's commands see it: its records, what names them, and changes to both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from mujaz.clean.language import LANGUAGES
from mujaz.errors import ContentError, Problem, Problems, UsageError
from mujaz.export.changes import Changes
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import KIND_OF_KEY
from mujaz.export.shapes import Place, read_names
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.register import Register, load
from mujaz.register.finding import find_records
from mujaz.register.lint import lint

FOLDERS = ("briefings", "pages")
"""Folders of the content whose files have front matter."""


@dataclass(frozen=True)
class RegisterArchive:
    """An archive whose register is looked at or changed."""

    root: Path
    register: Register
    problems: tuple[Problem, ...]
    """What is wrong in the files of the register."""

    @classmethod
    def here(cls, *, strict: bool = False) -> RegisterArchive:
        """Return the archive in the working folder; if `strict`, raise `ContentError` where a record is wrong."""
        root = Path.cwd()
        if not (root / "content").is_dir():
            raise UsageError("There is no folder content/ here; go to the folder of your archive and run it there.")
        problems = Problems()
        register = load(root, LANGUAGES, problems)
        if strict:
            problems.raise_errors()
        for problem in problems.errors():
            click.echo(str(problem), err=True)
        return cls(root, register, tuple(problems))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The Markdown files that can be read; `mujaz check` tells what is wrong with the others."""
        files = (path for folder in FOLDERS for path in sorted((self.root / "content" / folder).rglob("*.md")))
        found = (read_document(self.root, path, Problems()) for path in files)
        return tuple(document for document in found if document is not None)

    @cached_property
    def uses(self) -> Counter[tuple[RecordKind, str]]:
        """For each record how many items list it; the languages of an item count once."""
        listed = {(slug, key) for document in self.documents for slug, key in self._listed(document)}
        return Counter(key for _, key in listed)

    def _listed(self, document: Document) -> Iterator[tuple[str, tuple[RecordKind, str]]]:
        slug = document.fields.get("slug")
        shown = slug if isinstance(slug, str) and slug else document.path
        for key, kind in KIND_OF_KEY.items():
            value = document.fields.get(key)
            if value is None:
                continue
            for name in read_names(value, Place(document.path, key, Problems())):
                record = None if name.startswith("-") else self.register.resolve(kind, name)
                if record is not None:
                    yield shown, (kind, record)

    @cached_property
    def linked(self) -> frozenset[tuple[RecordKind, str]]:
        """The records to which another record leads."""
        records = [record for kind in RECORD_KINDS for record in self.register.records(kind)]
        return frozenset(
            (record.kind, target) for record in records for target in (record.part_of, record.succeeded_by) if target
        )

    def record(self, name: str, kind: RecordKind | None) -> Record:
        """Return the one record of an id (`isis`, `actors/isis`); raise `UsageError` if there is none or several."""
        folder, slash, identifier = name.rpartition("/")
        kinds = [known for known in RECORD_KINDS if known in {kind, folder} or not (kind or slash)]
        found = [record for known in kinds if (record := self.register.get(known, identifier)) is not None]
        if len(found) == 1:
            return found[0]
        if found:
            several = " or ".join(f"{record.kind}/{record.id}" for record in found)
            raise UsageError(f'"{name}" is the id of several records; write {several}.')
        near = [hit.record for hit in find_records(self.register, identifier, kinds)[:3]]
        shown = ", ".join(f"{record.kind}/{record.id}" for record in near)
        hint = f"nearest: {shown}." if near else "mujaz register list shows all."
        raise UsageError(f'No record has the id "{name}"; {hint}')

    def apply(self, changes: Changes) -> None:
        """Write changes; undo them and raise `ContentError` if the register has errors then that it did not have."""
        before = set(_errors(self.root))

        def check() -> None:
            new = [problem for problem in _errors(self.root) if problem not in before]
            if new:
                raise ContentError(new)

        changes.apply(check)


def _errors(root: Path) -> tuple[Problem, ...]:
    problems = Problems()
    lint(load(root, LANGUAGES, problems), problems)
    return problems.errors()
