"""`mujaz schema`: what editors need to complete and explain keys while an author writes."""

from __future__ import annotations

from pathlib import Path

import click

from mujaz.cli.site_run import SETTINGS_FILE, site_settings


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("-s", "--settings", "settings_file", default=SETTINGS_FILE, show_default=True, help="The settings file.")
def schema(folder: Path | None, settings_file: str) -> None:
    """Write JSON Schemas of items and records, with the names of the register, and what VS Code needs to use them.

    They lie in .vscode/ of the archive; with FOLDER the schemas alone are written there.
    """
    from mujaz.cli.schema_files import write_schemas  # noqa: PLC0415 - reads the register

    settings = site_settings(settings_file)
    for path in write_schemas(settings.root, settings.archive.languages, folder):
        click.echo(f"{path}: written")
