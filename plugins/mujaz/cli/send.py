"""Sending the release that is shown to wherever else the archive is published."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from mujaz.errors import MujazError

if TYPE_CHECKING:
    from mujaz.publish.place import Place
    from mujaz.publish.targets import Target
    from mujaz.site.settings import SiteSettings


def open_targets(settings: SiteSettings, named: Iterable[str], place: Place) -> tuple[Target, ...]:
    """Return the targets of the settings and those named for once; `UsageError` for one that is none."""
    from mujaz.publish.targets import open_target  # noqa: PLC0415 - only where something is published

    names = dict.fromkeys((*settings.archive.publish_to, *named))
    return tuple(open_target(name, place.folder) for name in names)


def send(place: Place, name: str, targets: Sequence[Target]) -> None:
    """Send a release to each target; tell what could not be done, and exit with the last one's code if anything."""
    from mujaz.publish.manifest import read_manifest  # noqa: PLC0415 - only where something is published
    from mujaz.publish.targets import Release, check_limits  # noqa: PLC0415

    folder = place.path_of(name)
    release = Release(name, folder, read_manifest(folder))
    code = 0
    for target in targets:
        try:
            if target.limits is not None:
                check_limits(folder, release.files, target.limits)
            target.send(release, click.echo)
        except MujazError as error:
            click.echo(str(error), err=True)
            code = error.exitcode
    if code:
        sys.exit(code)
