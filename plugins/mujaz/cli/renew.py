"""Making everything anew that was built or published before: working builds, releases, bags and ZIPs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mujaz.cli.release import make_release, open_place
from mujaz.cli.send import open_targets, send
from mujaz.cli.site_run import SETTINGS_FILE, site_settings
from mujaz.errors import MujazError

if TYPE_CHECKING:
    from mujaz.site.settings import SiteSettings


def all_settings(settings: SiteSettings, settings_file: str) -> list[SiteSettings]:
    """Return the settings of the published archive and of the working build."""
    other = settings_file != SETTINGS_FILE and (settings.root / SETTINGS_FILE).is_file()
    return [settings, *([site_settings(str(settings.root / SETTINGS_FILE))] if other else [])]


def renew(settings: SiteSettings, settings_file: str, slugs: list[str], folders: Sequence[Path]) -> bool:
    """Build and publish everything anew that held the item; tell whether anything could not be."""
    from mujaz.publish.place import MARK  # noqa: PLC0415 - only needed here

    failed = False
    working = all_settings(settings, settings_file)
    places = [folder for folder in dict.fromkeys([*(each.output for each in working), *map(Path.absolute, folders)])
              if (folder / MARK).is_file()]  # fmt: skip
    for folder in places:
        failed |= not _publish(folder, settings, settings_file, slugs)
    for each, file in zip(working, (settings_file, SETTINGS_FILE), strict=False):
        if each.output not in places and (each.output / "manifest").is_file():
            failed |= not _build(each, str(settings.root / file))
    return failed


def renew_exports(settings_file: str, bags: Sequence[Path], offline: Sequence[Path]) -> bool:
    """Pack bags and ZIPs anew; tell whether any could not be."""
    from mujaz.cli.export_command import export_archive  # noqa: PLC0415 - only needed here
    from mujaz.publish.bag import read_info  # noqa: PLC0415

    failed = False
    wanted = [*((bag, None) for bag in bags), *((None, folder) for folder in offline)]
    for bag, folder in wanted:
        try:
            with_raw = bag is not None and read_info(bag).get("Raw-Pages") == "yes"
            export_archive(settings_file, bag, folder, with_raw=with_raw)
        except MujazError as error:
            click.echo(f"{error}\n{bag or folder} still holds it: mend this, then run mujaz export.", err=True)
            failed = True
    return failed


def _publish(folder: Path, settings: SiteSettings, settings_file: str, slugs: list[str]) -> bool:
    """Publish anew in a folder, whose older releases go at once; tell whether that could be done."""
    from mujaz.cli.publish_command import held  # noqa: PLC0415 - only needed here
    from mujaz.cli.raw_pages import has_raw_pages  # noqa: PLC0415

    try:
        place = open_place(folder, settings)
        with held(place):
            place.drop()
            place.settle(slugs, shown=False)
            shown = place.shown()
            with_raw = shown is not None and has_raw_pages(place.path_of(shown))
            made = make_release(place, settings, settings_file, lambda _: None, with_raw=with_raw)
            click.echo(f"{folder}: published anew, release {made.name}; no older one is kept.")
            if folder == settings.output:
                send(place, made.name, open_targets(settings, (), place))
    except MujazError as error:
        click.echo(f"{error}\n{folder} still shows it: mend this, then run mujaz publish.", err=True)
        return False
    return True


def _build(settings: SiteSettings, settings_file: str) -> bool:
    """Build a folder anew; where that is not possible, delete it, for it holds the item."""
    from mujaz.cli.site_run import run_pelican  # noqa: PLC0415 - Pelican takes .2 s to import

    try:
        run_pelican(settings_file)
    except MujazError as error:
        click.echo(f"{error}\n{settings.output} still holds it: mend this, then run mujaz build.", err=True)
        return False
    click.echo(f"{settings.output}: built anew.")
    return True
