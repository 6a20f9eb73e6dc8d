"""A branch of a git repository from which a host (GitHub Pages, GitLab Pages) serves a site.

The branch has one commit, which each release replaces: it grows no history, in which a withdrawn item would stay.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mujaz.errors import ContentError, EnvironmentLack, UsageError
from mujaz.publish.manifest import MANIFEST, parse_manifest
from mujaz.publish.targets.limits import Limits, limits_of
from mujaz.publish.targets.work import Release

CACHE = ".git-cache"
"""Where the last commits are kept here, so that only what changed is sent."""
SETTINGS = {
    "core.autocrlf": "false",
    "core.safecrlf": "false",
    "core.quotePath": "false",
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "gc.auto": "0",
    "user.name": "Mujaz",
    "user.email": "mujaz@localhost",
    "commit.gpgSign": "false",
}
"""So that every byte is kept as it is, whatever the user has set."""
CARRIED = ("CNAME",)
"""Files of the host's own in the branch, which a release does not replace."""
PLAIN_SITE = ".nojekyll"
"""Keeps GitHub from building the site anew, which would leave out `_headers`."""
REFUSED = ("stale info", "fetch first", "non-fast-forward", "cannot lock ref", "[rejected]")
"""What git says where somebody else was quicker."""


@dataclass(frozen=True)
class GitTarget:
    """A branch that is made to hold a release."""

    remote: str
    branch: str
    folder: Path
    """Where releases are kept here."""

    @property
    def name(self) -> str:
        """The branch, as people know it."""
        return f"{self.remote}#{self.branch}"

    @property
    def limits(self) -> Limits | None:
        """What the host takes."""
        return limits_of(self.remote)

    def send(self, release: Release, say: Callable[[str], None]) -> None:
        """Make the branch hold the release, in one step."""
        self._prepare()
        before = self._fetch()
        tree = self._write_tree(release, before)
        if before and self._git("rev-parse", f"{before}^{{tree}}").strip() == tree:
            say(f"{self.name}: holds the release already.")
            return
        commit = self._git("commit-tree", tree, "-m", f"Release {release.name}").strip()
        self._push(commit, before)
        self._forget(commit)
        say(f"{self.name}: commit {commit[:12]}, {len(release.files)} files.")

    def _prepare(self) -> None:
        if not (self._cache / "HEAD").is_file():
            self._git("init", "--quiet", "--bare", str(self._cache))

    @property
    def _cache(self) -> Path:
        return self.folder / CACHE

    def _fetch(self) -> str:
        """Return the commit that the branch has, fetched; empty if there is none. `UsageError` if it is not ours."""
        listed = self._remote("ls-remote", self.remote, f"refs/heads/{self.branch}").split()
        if not listed:
            return ""
        commit = listed[0]
        if self._run(["cat-file", "-e", f"{commit}^{{commit}}"]).returncode:
            self._remote("fetch", "--quiet", "--depth=1", self.remote, f"refs/heads/{self.branch}")
        shown = self._run(["show", f"{commit}:{MANIFEST}"])
        try:
            parse_manifest(shown.stdout if not shown.returncode else b"\0", f"{self.name}:{MANIFEST}")
        except ContentError as error:
            raise UsageError(
                f"The branch {self.branch} of {self.remote} holds something else than a site of Mujaz; nothing was "
                "touched. Name a branch that does not exist yet."
            ) from error
        return commit

    def _write_tree(self, release: Release, before: str) -> str:
        """Return the id of a tree with the release, and with what the host keeps in the branch."""
        index = {"GIT_INDEX_FILE": str(self._cache / "index")}
        self._git(f"--work-tree={release.folder}", "add", "--all", "--force", ".", env=index)
        empty = self._git("hash-object", "-w", os.devnull).strip()
        entries = {PLAIN_SITE: empty}
        for name in CARRIED if before else ():
            found = self._run(["rev-parse", "--verify", "--quiet", f"{before}:{name}"])
            if not found.returncode:
                entries[name] = found.stdout.decode().strip()
        for name, blob in entries.items():
            self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}", env=index)
        return self._git("write-tree", env=index).strip()

    def _push(self, commit: str, before: str) -> None:
        ref = f"refs/heads/{self.branch}"
        done = self._run(["push", "--quiet", f"--force-with-lease={ref}:{before}", self.remote, f"{commit}:{ref}"])
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode and any(word in said for word in REFUSED):
            raise UsageError(
                f"Another publication changed {self.name} meanwhile; wait until it has ended, and run this again. "
                f"git says: {' '.join(said.split())[:300]}"
            )
        if done.returncode:
            raise self._broken(said)

    def _forget(self, commit: str) -> None:
        """Keep no more here than the commit that the branch has: an older one may hold what was withdrawn."""
        self._git("update-ref", f"refs/heads/{self.branch}", commit)
        for name in ("FETCH_HEAD", "shallow"):
            (self._cache / name).unlink(missing_ok=True)
        self._git("reflog", "expire", "--expire=now", "--all")
        self._git("prune", "--expire=now")

    def _git(self, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        done = self._run(arguments, env)
        if done.returncode:
            raise EnvironmentLack(f"git {arguments[0]} failed: {done.stderr.decode('utf-8', 'replace').strip()[:300]}")
        return done.stdout.decode()

    def _remote(self, *arguments: str) -> str:
        """Return what git says after it has asked the remote."""
        done = self._run(arguments)
        if done.returncode:
            raise self._broken(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode()

    def _broken(self, said: str) -> EnvironmentLack:
        short = " ".join(said.split())[:300]
        return EnvironmentLack(
            f"{self.name} could not be reached: {short}. What it shows stands; run the command again."
        )

    def _run(
        self, arguments: Sequence[str], env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        settings = [part for key, value in SETTINGS.items() for part in ("-c", f"{key}={value}")]
        own = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_DIR": str(self._cache), **(env or {})}
        return subprocess.run(  # noqa: S603 - git itself, with a remote that the user named
            [self._command, *settings, *arguments], env=own, capture_output=True, check=False
        )

    @cached_property
    def _command(self) -> str:
        command = shutil.which("git")
        if command is None:
            raise EnvironmentLack("git is not installed; install it to publish to a branch.")
        return command
