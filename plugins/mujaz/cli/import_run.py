"""One run of `mujaz import`: each path in turn, what became of its pages, and the sum of it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from mujaz.arrivals import import_address, import_input
from mujaz.cli.import_command import STANDARD_INPUT, find_path, is_address
from mujaz.cli.progress import Progress
from mujaz.intake import FieldMap, Input
from mujaz.intake.fetch import Way
from mujaz.intake.folder import find_files
from mujaz.intake.found import MOST_BYTES, TOO_LARGE
from mujaz.intake.found import STANDARD_INPUT as PIPED
from mujaz.pipeline import Archive, Given, Outcome

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Run:
    """A run, which counts what it has done."""

    def __init__(self, archive: Archive, given: Given, fields: FieldMap, way: Way) -> None:
        self._archive, self._given, self._fields, self._way = archive, given, fields, way
        self._counted: Counter[str] = Counter()

    def take_all(self, paths: Iterable[str]) -> None:
        """Import what all of the paths lead to, each once."""
        wanted = tuple(dict.fromkeys(source for path in paths for source in _sources(path)))
        with Progress(len(wanted)) as progress:
            for source in wanted:
                progress.step(source if isinstance(source, str) else source.name)
                for outcome in self._import(source):
                    progress.clear()
                    self._tell(outcome)
                    progress.count()

    def watch(self, folder: Path) -> None:
        """Import what is saved in a folder, until Ctrl-C."""
        from mujaz.cli.import_watch import wait_for_files  # noqa: PLC0415 - only watching needs it

        click.echo(f"{folder}: waiting for pages (Ctrl-C ends).", err=True)
        try:
            for file in wait_for_files(folder):
                self.take_all([file.as_posix()])
        except KeyboardInterrupt:
            click.echo("", err=True)

    def _import(self, source: str | Input) -> Iterator[Outcome]:
        if isinstance(source, Input):
            return import_input(self._archive, source, self._given, self._fields)
        if source != STANDARD_INPUT:
            return import_address(self._archive, source, self._way, self._given, self._fields)
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return iter([Outcome("failed", (f"{PIPED}: {TOO_LARGE}",))])
        return import_input(self._archive, Input(PIPED, data=data), self._given, self._fields)

    def _tell(self, outcome: Outcome) -> None:
        self._counted[outcome.status] += 1
        for message in outcome.messages:
            click.echo(_show(message), err=outcome.status != "done")
        for warning in outcome.warnings:
            click.echo(_show(warning), err=True)

    def tell(self) -> bool:
        """Tell the sum of all; return whether nothing failed."""
        counted = self._counted
        kept = f", {counted['kept']} kept" if counted["kept"] else ""
        click.echo(f"{counted['done']} done, {counted['skipped']} skipped, {counted['failed']} failed{kept}.")
        return not counted["failed"]


def _show(message: str) -> str:
    """Return a message without characters that would steer the terminal, which a page or a server may have sent."""
    return CONTROLS.sub("?", message)


def _sources(path: str) -> Iterator[str | Input]:
    """Yield the address, standard input or files that a path names."""
    if path == STANDARD_INPUT or is_address(path):
        yield path
        return
    found = find_path(path)
    file, part = found or (Path(path), None)
    files = find_files(file) if file.is_dir() else [file]
    yield from (Input(each.name, each, part=part) for each in files)
