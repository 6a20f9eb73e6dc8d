"""`mujaz publish` and `mujaz rollback`: a checked release in one step, and the one before."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.release import PUBLISH_SETTINGS, make_release, open_place, read_standing, refuse_warnings
from mujaz.cli.send import open_targets, send
from mujaz.cli.site_run import site_settings
from mujaz.errors import EnvironmentLack, UsageError

if TYPE_CHECKING:
    from mujaz.publish.place import Place

MOST_TOLD = 20
"""So many lost addresses are named one by one."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
@click.option("--allow-lost", is_flag=True, help="Publish though addresses are lost that the last release had.")
@click.option("--with-raw", is_flag=True, help="Publish the raw pages of articles that are published in full.")
@click.option("--to", "named", multiple=True, metavar="TARGET",
              help="Send it there too: rsync:…, git:…#BRANCH, s3://….")  # fmt: skip
def publish(
    folder: Path | None, settings_file: str, *, allow_lost: bool, with_raw: bool, named: tuple[str, ...]
) -> None:
    """Build anew, check everything, then show the world the new release in one step.

    FOLDER is where releases are kept; OUTPUT_PATH of the settings without it. A server's root is FOLDER/current.
    """
    settings = site_settings(settings_file)
    refuse_warnings(settings_file)
    place = open_place(folder, settings)
    targets = open_targets(settings, named, place)
    with held(place):
        refuse = _tell_lost if allow_lost else _refuse_lost
        made = make_release(place, settings, settings_file, refuse, with_raw=with_raw)
        click.echo(f"{place.folder}/current: release {made.name}, {made.files} files.")
        send(place, made.name, targets)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
@click.option("--to", "named", multiple=True, metavar="TARGET", help="Send the release there too.")
def rollback(folder: Path | None, settings_file: str, named: tuple[str, ...]) -> None:
    """Show the world the release before again, unless it holds what was withdrawn since."""
    settings = site_settings(settings_file)
    target = folder or settings.output
    if not target.is_dir():
        raise UsageError(f"{target} does not exist; nothing was published there.")
    place = open_place(folder, settings)
    targets = open_targets(settings, named, place)
    with held(place):
        name = place.roll_back(read_standing(settings).withdrawn)
        click.echo(f"{place.folder}/current: release {name} again.")
        send(place, name, targets)


@contextmanager
def held(place: Place) -> Iterator[None]:
    """Hold a place of publication, and tell a disk that is full or cannot be written."""
    try:
        with place.locked():
            yield
    except OSError as error:
        raise EnvironmentLack(
            f"{error.filename or place.folder} cannot be written: {error.strerror}; the site that is shown stands."
        ) from error


def _tell_lost(lost: Collection[str]) -> None:
    for name in list(lost)[:MOST_TOLD]:
        click.echo(f"lost: /{name.removesuffix('index.html')}", err=True)


def _refuse_lost(lost: Collection[str]) -> None:
    """Refuse a release that loses addresses of the last one."""
    _tell_lost(lost)
    if lost:
        click.echo(
            f"{len(lost)} addresses of the last release are gone. Give the items or records that took their place "
            "`old_urls` (or `merged_ids`), or publish with --allow-lost; nothing was published.", err=True
        )  # fmt: skip
        sys.exit(1)
