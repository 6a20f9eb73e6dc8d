"""`mujaz verify`: whether a published folder, a mirror, a downloaded copy or a bag is whole, and whose it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from mujaz.cli.release import PUBLISH_SETTINGS

if TYPE_CHECKING:
    from mujaz.publish.manifest import Difference

BAGGED = Path("data", "site")
"""Where a bag holds the site."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--sources", is_flag=True, help="Build anew from the sources here, compare with that too, and follow "
              "every paragraph of an archived article to its raw page.")  # fmt: skip
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="The public key by which the manifest has to be signed.")  # fmt: skip
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
def verify(folder: Path | None, settings_file: str, *, sources: bool, key: Path | None) -> None:
    """Compare every byte of a published site with its manifest, or of a bag with its own.

    FOLDER is the site itself, the place where releases are kept, or a bag; OUTPUT_PATH of the settings without it.
    """
    from mujaz.publish.bag import check_bag, is_bag  # noqa: PLC0415 - only needed here
    from mujaz.publish.manifest import compare, read_manifest  # noqa: PLC0415
    from mujaz.publish.signing import check  # noqa: PLC0415

    site = _site(folder, settings_file)
    wrong: list[str] = []
    if is_bag(site):
        wrong += check_bag(site)
        site /= BAGGED
    manifest = read_manifest(site)
    wrong += _tell(compare(site, manifest))
    wrong += [f"signature: {problem}" for problem in [check(site, key)] if problem]
    if sources:
        wrong += _against_sources(site, manifest, settings_file)
    for line in wrong:
        click.echo(line)
    click.echo(f"{site}: {len(manifest) + 1} files, {len(wrong)} wrong.")
    sys.exit(1 if wrong else 0)


def _site(folder: Path | None, settings_file: str) -> Path:
    """Return the folder of the site: what the world sees of a place of publication."""
    from mujaz.publish.place import MARK, RELEASES, Place  # noqa: PLC0415 - only needed here

    if folder is None:
        from mujaz.cli.site_run import site_settings  # noqa: PLC0415 - only needed here

        folder = site_settings(settings_file).output
    if not (folder / MARK).is_file():
        return folder
    shown = Place(folder.absolute()).shown()
    return folder / RELEASES / shown if shown else folder


def _tell(difference: Difference) -> Iterator[str]:
    yield from (f"missing: {name}" for name in difference.missing)
    yield from (f"changed: {name}" for name in difference.changed)
    yield from (f"foreign: {name}" for name in difference.foreign)


def _against_sources(site: Path, manifest: dict[str, str], settings_file: str) -> list[str]:
    """Return what a build from the sources would have otherwise, and what of them leads back to no raw page."""
    from mujaz.cli.provenance import find_untraced  # noqa: PLC0415 - only needed here
    from mujaz.cli.raw_pages import is_raw_page  # noqa: PLC0415
    from mujaz.cli.site_run import run_pelican, site_settings  # noqa: PLC0415
    from mujaz.publish.manifest import read_manifest  # noqa: PLC0415

    with TemporaryDirectory(prefix="mujaz-") as work:
        built = Path(work, "site")
        run_pelican(settings_file, {"OUTPUT_PATH": str(built), "MUJAZ_STATE": str(Path(work, "state"))})
        fresh = read_manifest(built)
    return [
        *(f"not in the sources: {name}" for name in sorted(manifest.keys() - fresh.keys())
          if not is_raw_page(site, name)),
        *(f"only in the sources: {name}" for name in sorted(fresh.keys() - manifest.keys())),
        *(f"not as the sources: {name}" for name in sorted(manifest.keys() & fresh.keys())
          if manifest[name] != fresh[name]),
        *find_untraced(site_settings(settings_file)),
    ]  # fmt: skip
