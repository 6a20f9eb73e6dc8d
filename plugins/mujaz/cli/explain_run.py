"""`mujaz import --explain`: what import would make of pages, without writing any of it into the archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from mujaz.cli.explain_html import explain_html
from mujaz.cli.explain_text import explain_text
from mujaz.cli.import_command import STANDARD_INPUT, is_address
from mujaz.cli.import_run import find_sources
from mujaz.errors import UsageError
from mujaz.export.write import replace_file
from mujaz.intake import FieldMap, Input
from mujaz.intake.found import MOST_BYTES
from mujaz.intake.found import STANDARD_INPUT as PIPED
from mujaz.pipeline import Archive, Given
from mujaz.pipeline.explain import Explained, explain


def explain_paths(  # noqa: PLR0913 - what is given for pages, and how they are shown
    archive: Archive, paths: Iterable[str], given: Given, fields: FieldMap, *, as_html: bool, output: str | None
) -> bool:
    """Show what import would make of the pages that `paths` lead to; return whether all of them are articles."""
    inputs = tuple(_inputs(paths))
    archive.lessons.join(inputs, fields, given.source)
    pages = (page for arrived in inputs for page in explain(archive, arrived, given, fields))
    if as_html or output is not None:
        found = tuple(pages)
        _write("".join(_lines(found)) if not as_html else explain_html(found), output)
        return all(page.article for page in found)
    good = True
    for page in pages:
        good = good and page.article is not None
        for line in explain_text(page, terminal=sys.stdout.isatty()):
            click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
        click.echo("")
    return good


def _inputs(paths: Iterable[str]) -> Iterator[Input]:
    """Yield the files that paths lead to, and standard input."""
    for path in paths:
        if is_address(path):
            raise UsageError(f"{path}: --explain reads files; import the address first, and explain its raw page.")
        if path == STANDARD_INPUT:
            yield Input(PIPED, data=sys.stdin.buffer.read(MOST_BYTES + 1))
        else:
            yield from (source for source in find_sources(path) if isinstance(source, Input))


def _lines(pages: Iterable[Explained]) -> Iterator[str]:
    for page in pages:
        yield from (f"{click.unstyle(line)}\n" for line in (*explain_text(page, terminal=False), ""))


def _write(text: str, output: str | None) -> None:
    """Write a text to a file, or to standard output, in UTF-8, whatever the locale and the names of files."""
    data = text.encode("utf-8", "replace")
    if output is None:
        click.echo(data, nl=False)
    else:
        replace_file(Path(output), data)
