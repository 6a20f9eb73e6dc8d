"""`mujaz verify`: whether a published folder, a mirror or a downloaded copy is whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from mujaz.cli.publish_command import PUBLISH_SETTINGS

if TYPE_CHECKING:
    from mujaz.publish.manifest import Difference


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--sources", is_flag=True, help="Build anew from the sources here, and compare with that too.")
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
def verify(folder: Path | None, settings_file: str, *, sources: bool) -> None:
    """Compare every byte of a published site with its manifest.

    FOLDER is the site itself or the place where releases are kept; OUTPUT_PATH of the settings without it.
    """
    from mujaz.publish.manifest import compare, read_manifest  # noqa: PLC0415 - only needed here

    site = _site(folder, settings_file)
    manifest = read_manifest(site)
    wrong = list(_tell(compare(site, manifest)))
    if sources:
        wrong += _against_sources(manifest, settings_file)
    for line in wrong:
        click.echo(line)
    click.echo(f"{site}: {len(manifest) + 1} files, {len(wrong)} wrong.")
    sys.exit(1 if wrong else 0)


def _site(folder: Path | None, settings_file: str) -> Path:
    """Return the folder of the site: what the world sees of a place of publication."""
    from mujaz.publish.place import MARK, RELEASES, Place  # noqa: PLC0415

    if folder is None:
        from mujaz.cli.site_run import site_settings  # noqa: PLC0415

        folder = site_settings(settings_file).output
    if not (folder / MARK).is_file():
        return folder
    shown = Place(folder.absolute()).shown()
    return folder / RELEASES / shown if shown else folder


def _tell(difference: Difference) -> Iterator[str]:
    yield from (f"missing: {name}" for name in difference.missing)
    yield from (f"changed: {name}" for name in difference.changed)
    yield from (f"foreign: {name}" for name in difference.foreign)


def _against_sources(manifest: dict[str, str], settings_file: str) -> list[str]:
    """Return what a build from the sources would have otherwise."""
    from mujaz.cli.site_run import run_pelican  # noqa: PLC0415
    from mujaz.publish.manifest import read_manifest  # noqa: PLC0415

    with TemporaryDirectory(prefix="mujaz-") as work:
        built = Path(work, "site")
        run_pelican(settings_file, {"OUTPUT_PATH": str(built), "MUJAZ_STATE": str(Path(work, "state"))})
        fresh = read_manifest(built)
    return [
        *(f"not in the sources: {name}" for name in sorted(manifest.keys() - fresh.keys())),
        *(f"only in the sources: {name}" for name in sorted(fresh.keys() - manifest.keys())),
        *(f"not as the sources: {name}" for name in sorted(manifest.keys() & fresh.keys())
          if manifest[name] != fresh[name]),
    ]  # fmt: skip
