"""`mujaz publish` and `mujaz rollback`: a checked release in one step, and the one before."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from mujaz.cli.site_run import run_pelican, site_settings
from mujaz.errors import ContentError, EnvironmentLack, Problems, UsageError

if TYPE_CHECKING:
    from mujaz.publish.place import Place
    from mujaz.site.settings import SiteSettings

PUBLISH_SETTINGS = "publishconf.py"
MOST_TOLD = 20
"""So many lost addresses are named one by one."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
@click.option("--allow-lost", is_flag=True, help="Publish though addresses are lost that the last release had.")
def publish(folder: Path | None, settings_file: str, *, allow_lost: bool) -> None:
    """Build anew, check everything, then show the world the new release in one step.

    FOLDER is where releases are kept; OUTPUT_PATH of the settings without it. A server's root is FOLDER/current.
    """
    settings = site_settings(settings_file)
    _refuse_warnings(settings_file)
    place = _place(folder, settings)
    with place.locked():
        try:
            name, files = _publish(place, settings, settings_file, allow_lost=allow_lost)
        except OSError as error:
            raise EnvironmentLack(
                f"{error.filename or place.folder} cannot be written: {error.strerror}; the site that is shown stands."
            ) from error
    click.echo(f"{place.folder}/current: release {name}, {files} files.")


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
def rollback(folder: Path | None, settings_file: str) -> None:
    """Show the world the release before again."""
    settings = site_settings(settings_file)
    target = folder or settings.output
    if not target.is_dir():
        raise UsageError(f"{target} does not exist; nothing was published there.")
    place = _place(folder, settings)
    with place.locked():
        name = place.roll_back()
    click.echo(f"{place.folder}/current: release {name} again.")


def _place(folder: Path | None, settings: SiteSettings) -> Place:
    """Return the place of publication; a folder that holds sources of the archive is none."""
    from mujaz.publish.place import Place  # noqa: PLC0415 - only needed here

    target = (folder or settings.output).absolute()
    if target == settings.root or settings.content.is_relative_to(target) or target.is_relative_to(settings.content):
        raise UsageError(f"{target} holds the archive's own files; name another folder.")
    return Place(target)


def _refuse_warnings(settings_file: str) -> None:
    """Raise every error and integrity warning of the content; style advice never blocks."""
    from mujaz.cli.check_command import find_problems  # noqa: PLC0415

    stopping = [problem for problem in find_problems(settings_file) if problem.severity != "style"]
    if stopping:
        raise ContentError(stopping)


def _publish(place: Place, settings: SiteSettings, settings_file: str, *, allow_lost: bool) -> tuple[str, int]:
    """Build and check a release, and show it; return its name and how many files it has."""
    from mujaz.publish.manifest import MANIFEST, digest_of, read_manifest  # noqa: PLC0415
    from mujaz.publish.place import sync_tree  # noqa: PLC0415

    stage, now = place.clear(), datetime.now(UTC)
    with TemporaryDirectory(prefix="mujaz-") as state:
        run_pelican(settings_file, {"OUTPUT_PATH": str(stage), "MUJAZ_STATE": state})
    manifest = read_manifest(stage)
    _inspect(stage, settings, manifest, now)
    _refuse_lost(place, manifest, allow_lost=allow_lost)
    digest, shown = digest_of(stage / MANIFEST), place.shown()
    if shown and digest_of(place.path_of(shown) / MANIFEST) == digest:
        place.drop()
        return shown, len(manifest) + 1
    sync_tree(stage, [*manifest, MANIFEST])
    return place.release(digest), len(manifest) + 1


def _inspect(stage: Path, settings: SiteSettings, manifest: dict[str, str], now: datetime) -> None:
    """Raise all that is wrong with the built site."""
    from mujaz.cli.status_command import read_items  # noqa: PLC0415
    from mujaz.publish.inspect import inspect  # noqa: PLC0415
    from mujaz.publish.manifest import compare  # noqa: PLC0415

    problems = Problems()
    inspect(stage, settings.site_url, manifest, problems)
    for item in read_items(settings, Problems()):
        hidden = item.status in {"draft", "review"} or (item.publish_at is not None and item.publish_at > now)
        if hidden and f"{item.language}/briefings/{item.slug}/index.html" in manifest:
            problems.add(item.path, 0, "The item is withheld, and yet it is in the build; nothing was published.")
    problems.raise_errors()
    if difference := compare(stage, manifest):
        raise EnvironmentLack(f"The build is not as it was written: {difference}; the disk may be failing.")


def _refuse_lost(place: Place, manifest: dict[str, str], *, allow_lost: bool) -> None:
    """Refuse a release that loses addresses of the last one."""
    from mujaz.publish.addresses import find_lost  # noqa: PLC0415
    from mujaz.publish.manifest import read_manifest  # noqa: PLC0415

    current = place.read().current
    if current is None:
        return
    lost = find_lost(read_manifest(place.path_of(current)), manifest)
    for name in lost[:MOST_TOLD]:
        click.echo(f"lost: /{name.removesuffix('index.html')}", err=True)
    if lost and not allow_lost:
        click.echo(
            f"{len(lost)} addresses of the last release are gone. Give the items or records that took their place "
            "`old_urls` (or `merged_ids`), or publish with --allow-lost; nothing was published.", err=True
        )  # fmt: skip
        sys.exit(1)
