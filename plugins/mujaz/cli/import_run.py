"""One run of `mujaz import`: each path in turn, what became of its pages, and the sum of it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from mujaz.arrivals import Step, import_address, import_input, settle_each
from mujaz.cli.import_command import STANDARD_INPUT, find_path, is_address
from mujaz.cli.progress import Progress
from mujaz.export.audit import is_audit
from mujaz.intake import FieldMap, Input
from mujaz.intake.fetch import Way
from mujaz.intake.folder import find_files
from mujaz.intake.found import MOST_BYTES, TOO_LARGE
from mujaz.intake.found import STANDARD_INPUT as PIPED
from mujaz.pipeline import Archive, Given, Outcome

WINDOW = 500
"""So many pages are read before the first of them is written, so that they can be put in the order of their dates."""
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Run:
    """A run, which counts what it has done."""

    def __init__(self, archive: Archive, given: Given, fields: FieldMap, way: Way) -> None:
        self._archive, self._given, self._fields, self._way = archive, given, fields, way
        self._counted: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()

    def take_all(self, paths: Iterable[str]) -> None:
        """Import what all of the paths lead to, each once."""
        wanted = tuple(dict.fromkeys(source for path in paths for source in find_sources(path)))
        inputs = (source for source in wanted if isinstance(source, Input))
        self._archive.lessons.join(inputs, self._fields, self._given.source)
        steps: list[Step] = []
        with Progress(len(wanted)) as progress:
            for source in wanted:
                progress.step(source if isinstance(source, str) else source.name)
                for step in self._import(source):
                    steps.append(step)
                    progress.count()
                    if len(steps) == WINDOW:
                        self._settle(steps, progress)
            self._settle(steps, progress)

    def _settle(self, steps: list[Step], progress: Progress) -> None:
        """Write what can be written and tell what became of each page; `steps` is empty afterwards."""
        settled: dict[int, Outcome] = {}
        try:
            for _ in settle_each(self._archive, steps, self._given, settled):
                progress.wrote()
        finally:  # of what was written before an interrupt too
            progress.clear()
            for _, outcome in sorted(settled.items(), key=lambda one: one[0]):
                self._tell(outcome)
            steps.clear()

    def watch(self, folder: Path) -> None:
        """Import what is saved in a folder, until Ctrl-C."""
        from mujaz.cli.import_watch import wait_for_files  # noqa: PLC0415 - only watching needs it

        click.echo(f"{folder}: waiting for pages (Ctrl-C ends).", err=True)
        try:
            for file in wait_for_files(folder):
                self.take_all([file.as_posix()])
        except KeyboardInterrupt:
            click.echo("", err=True)

    def _import(self, source: str | Input) -> Iterator[Step]:
        if isinstance(source, Input):
            return import_input(self._archive, source, self._given, self._fields)
        if source != STANDARD_INPUT:
            return import_address(self._archive, source, self._way, self._given, self._fields)
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return iter([Outcome("failed", (f"{PIPED}: {TOO_LARGE}",), reason="unreadable")])
        return import_input(self._archive, Input(PIPED, data=data), self._given, self._fields)

    def _tell(self, outcome: Outcome) -> None:
        self._counted[outcome.status] += 1
        if outcome.status == "failed":
            self._reasons[outcome.reason or "other"] += 1
        for message in outcome.messages:
            click.echo(_show(message), err=outcome.status != "done")
        for warning in outcome.warnings:
            click.echo(_show(warning), err=True)

    def tell(self) -> bool:
        """Tell the sum of all; return whether nothing failed."""
        parts = [f"{self._counted[status]} {status}" for status in ("done", "skipped", "duplicate", "failed")]
        if self._reasons:
            parts[-1] += f" ({', '.join(f'{number} {why}' for why, number in sorted(self._reasons.items()))})"
        if self._counted["kept"]:
            parts.append(f"{self._counted['kept']} kept")
        click.echo(f"{', '.join(parts)}.")
        return not self._counted["failed"]


def _show(message: str) -> str:
    """Return a message without characters that would steer the terminal, which a page or a server may have sent."""
    return CONTROLS.sub("?", message)


def find_sources(path: str) -> Iterator[str | Input]:
    """Yield the address, standard input or files that a path names."""
    if path == STANDARD_INPUT or is_address(path):
        yield path
        return
    found = find_path(path)
    file, part = found or (Path(path), None)
    files = find_files(file) if file.is_dir() else [file]
    yield from (Input(each.name, each, part=part) for each in files if each == file or not is_audit(each))
