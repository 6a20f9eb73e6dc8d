"""Where a release is sent besides its folder: over rsync, to a branch of git, to any storage that fsspec knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from mujaz.errors import UsageError
from mujaz.publish.targets.limits import Limits, check_limits
from mujaz.publish.targets.work import Release

__all__ = ["Limits", "Release", "Target", "check_limits", "open_target"]

FORMS = "write rsync:HOST:/FOLDER, git:REMOTE#BRANCH, or an address of a storage such as s3://BUCKET/FOLDER"


class Target(Protocol):
    """A place beyond this machine that is made to hold what a release holds."""

    @property
    def limits(self) -> Limits | None:
        """What the place takes at most, as far as it is known."""

    def send(self, release: Release, say: Callable[[str], None]) -> None:
        """Make the place hold the release; raise `EnvironmentLack` if that breaks off, `UsageError` if it is foreign.

        What was there before is shown until what replaces it is there, and the next call goes on where one broke off.
        """


def open_target(name: str, folder: Path) -> Target:
    """Return the target of this name; `folder` is where releases are kept, and what has to be remembered of targets."""
    kind, mark, rest = name.partition(":")
    if kind == "rsync" and mark and rest:
        from mujaz.publish.targets.rsync import RsyncStore  # noqa: PLC0415 - each target loads only what it needs
        from mujaz.publish.targets.stores import StoreTarget  # noqa: PLC0415

        return StoreTarget(RsyncStore(rest), folder)
    if kind == "git" and mark and rest:
        from mujaz.publish.targets.git import GitTarget  # noqa: PLC0415

        remote, _, branch = rest.partition("#")
        return GitTarget(remote, branch or "gh-pages", folder)
    if "://" in name:
        from mujaz.publish.targets.files import open_store  # noqa: PLC0415
        from mujaz.publish.targets.stores import StoreTarget  # noqa: PLC0415

        return StoreTarget(open_store(name), folder)
    raise UsageError(f'"{name}" is no place to publish to; {FORMS}.')
