"""`mujaz export`: the whole archive as a bag to be kept, and its years as ZIPs to be read anywhere."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from mujaz import __version__
from mujaz.cli.release import PUBLISH_SETTINGS, refuse_warnings
from mujaz.cli.site_run import SETTINGS_FILE, run_pelican, site_settings
from mujaz.errors import EnvironmentLack, UsageError

if TYPE_CHECKING:
    from mujaz.site.settings import SiteSettings

INBOX = "inbox/"
"""Where raw pages lie in the content."""


@click.command()
@click.option("--bagit", "bag", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Pack sources, register, site and manifest as a BagIt bag.")  # fmt: skip
@click.option("--with-raw", is_flag=True, help="Pack the raw pages of the inbox too.")
@click.option("--offline", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Write a ZIP for each year that is read without a server.")  # fmt: skip
@click.option("-s", "--settings", "settings_file", default=PUBLISH_SETTINGS, show_default=True,
              help="The settings file.")  # fmt: skip
def export(bag: Path | None, offline: Path | None, settings_file: str, *, with_raw: bool) -> None:
    """Pack the archive for those who keep copies, or for readers without a connection."""
    if bag is None and offline is None:
        raise UsageError("Name what to write: --bagit DIR, --offline DIR or both.")
    if with_raw and bag is None:
        raise UsageError("--with-raw belongs to --bagit DIR: raw pages stand in bags only.")
    export_archive(settings_file, bag, offline, with_raw=with_raw)


def export_archive(settings_file: str, bag: Path | None, offline: Path | None, *, with_raw: bool) -> None:
    """Write a bag, the ZIPs of all years, or both, from the archive in the working folder."""
    settings = site_settings(settings_file)
    refuse_warnings(settings_file)
    for folder in filter(None, (bag, offline)):
        _refuse_inside(settings, folder.absolute())
    with TemporaryDirectory(prefix="mujaz-") as work:
        site = Path(work, "site")
        run_pelican(settings_file, {"OUTPUT_PATH": str(site), "MUJAZ_STATE": str(Path(work, "state"))})
        try:
            if bag is not None:
                _write_bag(settings, settings_file, bag.absolute(), site, with_raw=with_raw)
            if offline is not None:
                _write_years(settings, offline.absolute(), site)
        except OSError as error:
            raise EnvironmentLack(f"{error.filename} cannot be written: {error.strerror}.") from error


def _refuse_inside(settings: SiteSettings, folder: Path) -> None:
    """Raise `UsageError` for a folder in which the archive's own files lie."""
    if folder == settings.root or settings.content.is_relative_to(folder) or folder.is_relative_to(settings.content):
        raise UsageError(f"{folder} holds the archive's own files; name another folder.")


def _write_bag(settings: SiteSettings, settings_file: str, folder: Path, site: Path, *, with_raw: bool) -> None:
    """Write a bag beside the folder, check it, and put it there; what is there has to be a bag of ours."""
    from mujaz.publish.bag import AGENT, check_bag, files_below, read_info, write_bag  # noqa: PLC0415 - only needed here

    if folder.exists() and any(folder.iterdir()) and not read_info(folder).get(AGENT, "").startswith("mujaz "):
        raise UsageError(f"{folder} holds files that are no bag of Mujaz; nothing was touched. Name an empty folder.")
    fresh, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    parts = {
        **files_below(settings.content, "content", () if with_raw else (INBOX,)),
        **files_below(site, "site"),
        **(files_below(settings.theme, "theme") if settings.theme.is_relative_to(settings.root) else {}),
        **{f"settings/{name}": settings.root / name for name in sorted({SETTINGS_FILE, settings_file})
           if (settings.root / name).is_file()},
    }  # fmt: skip
    info = {
        AGENT: f"mujaz {__version__}",
        "Source-Organization": settings.archive.organisation,
        "External-Identifier": settings.site_url,
        "External-Description": "; ".join(settings.archive.names.values()),
        "Raw-Pages": "yes" if with_raw else "no",
    }
    fresh.mkdir(parents=True)
    packed = write_bag(fresh, parts, info)
    if wrong := list(check_bag(fresh)):
        raise EnvironmentLack(f"The bag is not as it was written ({wrong[0]}); the disk may be failing.")
    if folder.exists():
        folder.replace(old)
    fresh.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
    click.echo(f"{folder}: a bag of {packed} files.")


def _write_years(settings: SiteSettings, folder: Path, site: Path) -> None:
    """Write the ZIP of each year; one of a year of which the site has nothing any more goes."""
    from mujaz.publish.manifest import MANIFEST, read_manifest  # noqa: PLC0415 - only needed here
    from mujaz.publish.offline import Site, write_year, years_of  # noqa: PLC0415

    built = Site(site, settings.site_url, frozenset({*read_manifest(site), MANIFEST}))
    folder.mkdir(parents=True, exist_ok=True)
    for year in years_of(built):
        fresh, path = folder / f".{year}.zip.new", folder / f"{year}.zip"
        packed = write_year(built, year, fresh)
        fresh.replace(path)
        click.echo(f"{path}: {packed} files.")
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].zip")):
        if path.stem not in years_of(built):
            path.unlink()
            click.echo(f"{path}: deleted, for the site has nothing of that year any more.")
