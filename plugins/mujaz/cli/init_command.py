"""`mujaz init`: a new archive, content and settings only, that depends on the version of Mujaz that made it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from mujaz import __version__
from mujaz.errors import UsageError

STARTER = "starter"
"""The folder of templates: `NAME.in` becomes NAME, and `dot_` in front of a name a dot."""
EMPTY = ("content/briefings/ar", "content/briefings/en")
"""Folders that hold nothing yet."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a new, empty archive in FOLDER; what is there already is never overwritten."""
    made = dict(_templates(files("mujaz.cli") / STARTER, ""))
    taken = [path for path in made if (folder / path).exists() or (folder / path).is_symlink()]
    if taken:
        raise UsageError(f"{folder} has {', '.join(taken)} already; nothing was written. Name an empty folder.")
    from mujaz.cli.schema_files import write_schemas  # noqa: PLC0415 - only a new archive needs them
    from mujaz.export.write import write_new  # noqa: PLC0415

    try:
        for path, text in made.items():
            write_new(folder / path, text)
        for path in EMPTY:
            (folder / path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror or error}); name another folder.") from error
    write_schemas(folder.resolve(), ("ar", "en"))
    click.echo(f"{folder}: a new archive. Write its names and address into pelicanconf.py, then: mujaz serve")


def _templates(folder: Traversable, base: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file of a new archive."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name.replace("dot_", ".", 1) if entry.name.startswith("dot_") else entry.name
        if entry.is_dir():
            yield from _templates(entry, f"{base}{name}/")
        elif name.endswith(".in"):
            text = entry.read_text("utf-8").replace("{version}", __version__)
            yield f"{base}{name.removesuffix('.in')}", text
