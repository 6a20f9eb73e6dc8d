"""Sending a release to a store of files, which knows no more than to read, write and delete them."""

from __future__ import annotations

import hashlib
import json
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from mujaz.errors import ContentError, EnvironmentLack, UsageError
from mujaz.frozen import frozen
from mujaz.publish.manifest import MANIFEST, parse_manifest
from mujaz.publish.targets.limits import Limits
from mujaz.publish.targets.work import Known, Release, plan_work

PENDING = ".mujaz-upload"
"""What lies in a store while a release is sent there: who sends it, since when, and which files are touched."""
PATIENCE = 3600.0
"""Seconds after which an upload of another machine is taken to have died."""


class Broken(Exception):  # noqa: N818 - it is what an upload is
    """A store did not do what it was asked to; the text says why."""


class Store(Protocol):
    """Somewhere that files can be put, by names relative to its root."""

    @property
    def name(self) -> str:
        """Return what people know it by, without any secret."""

    def read(self, name: str) -> bytes | None:
        """Return a file; None if there is none."""

    def is_empty(self) -> bool:
        """Tell whether it holds nothing at all."""

    def write(self, name: str, data: bytes) -> None:
        """Write a small file."""

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Copy files of a folder."""

    def delete(self, names: Sequence[str]) -> None:
        """Delete files; one that is gone already is no error."""


@frozen
class StoreTarget:
    """A store that is made to hold what a release holds."""

    store: Store
    folder: Path
    """Where releases are kept here."""
    limits: Limits | None = None

    def send(self, release: Release, say: Callable[[str], None]) -> None:
        """Make the store hold the release."""
        try:
            done = self._send(release)
        except Broken as error:
            raise EnvironmentLack(
                f"The upload to {self.store.name} broke off: {error}. Run the command again; it goes on from there."
            ) from error
        say(f"{self.store.name}: {done}")

    def _send(self, release: Release) -> str:
        known = self._known(release)
        work = plan_work(release, known)
        if not work.names:
            return "holds the release already."
        self._claim((*known.uncertain, *work.names))
        for batch in work.batches:
            self.store.put(release.folder, batch)
        if work.deletions:
            self.store.delete(work.deletions)
        self.store.delete([PENDING])
        sent = sum(map(len, work.batches))
        size = sum((release.folder / name).stat().st_size for batch in work.batches for name in batch)
        return f"{sent} files sent ({size / 1e6:.1f} MB), {len(work.deletions)} deleted."

    def _known(self, release: Release) -> Known:
        """Return what the store holds of ours; `UsageError` if it is somebody else's, or another machine is at it."""
        pending, data = self._pending(), self.store.read(MANIFEST)
        if data is None and pending is None:
            if not self.store.is_empty():
                raise UsageError(
                    f"{self.store.name} holds files that no publication of Mujaz wrote; nothing was touched. Name an "
                    "empty folder, or one to which Mujaz published before."
                )
            return Known()
        try:
            manifest = parse_manifest(data, f"{self.store.name}/{MANIFEST}") if data is not None else {}
        except ContentError as error:
            if pending is None:
                raise UsageError(f"{error}\n{self.store.name} is not ours; nothing was touched.") from error
            manifest = {}
        signed = all(self.store.read(name) == (release.folder / name).read_bytes() for name in release.tail[:-1])
        return Known(manifest, frozenset(pending or ()), signed)

    def _pending(self) -> list[str] | None:
        """Return the files that a broken upload was at; `UsageError` while another machine is at work there."""
        data = self.store.read(PENDING)
        if data is None:
            return None
        try:
            value = json.loads(data)
            owner, since, names = str(value["owner"]), float(value["since"]), [str(name) for name in value["names"]]
        except (ValueError, KeyError, TypeError):
            return []
        if owner != self._owner() and abs(time.time() - since) < PATIENCE:
            clock = time.strftime("%H:%M", time.gmtime(since))
            raise UsageError(
                f"Another publication to {self.store.name} is at work since {clock} UTC; wait until it has ended. "
                "One that died is passed over after an hour."
            )
        return names

    def _claim(self, names: Sequence[str]) -> None:
        """Leave word of what is touched; `UsageError` if another publication did so at the same moment."""
        word = {"owner": self._owner(), "since": time.time(), "names": sorted(set(names))}
        self.store.write(PENDING, json.dumps(word).encode())
        if (self._pending() or []) != word["names"]:
            raise UsageError(f"Another publication to {self.store.name} began at the same moment; run this one again.")

    def _owner(self) -> str:
        """Return a name for this machine and folder, in which one publication at a time is at work."""
        return hashlib.sha256(f"{socket.gethostname()}\0{self.folder.absolute()}".encode()).hexdigest()[:16]
