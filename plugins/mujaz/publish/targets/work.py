"""What has to be sent so that a place holds a release: no more than what changed, in an order that breaks no link."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path

from mujaz.frozen import frozen
from mujaz.publish.manifest import MANIFEST
from mujaz.publish.signing import SIGNATURE

FIRST = re.compile(r"(?:theme|media|assets|search|cards)/")
"""What pages load, so that it has to be there before them."""
ITEM = re.compile(r"[A-Za-z-]+/briefings/[^/]+/")
"""What belongs to one item; lists and feeds lead to it."""


@frozen
class Release:
    """A release that is to be sent."""

    name: str
    folder: Path
    manifest: Mapping[str, str]

    @property
    def tail(self) -> tuple[str, ...]:
        """The files that the manifest does not name, in the order in which they are sent: itself is the last."""
        signed = (self.folder / SIGNATURE).is_file()
        return (SIGNATURE, MANIFEST) if signed else (MANIFEST,)

    @property
    def files(self) -> tuple[str, ...]:
        """Every file of it."""
        return (*self.manifest, *self.tail)


@frozen
class Work:
    """What is to be sent, batch by batch, and then deleted."""

    batches: tuple[tuple[str, ...], ...]
    deletions: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is touched."""
        return (*(name for batch in self.batches for name in batch), *self.deletions)


@frozen
class Known:
    """What a place is known to hold of ours."""

    manifest: Mapping[str, str] = field(default_factory=dict)
    uncertain: Collection[str] = ()
    """Files that a broken upload was at."""
    signed: bool = True
    """Whether its signature is that of the release."""


def plan_work(release: Release, known: Known) -> Work:
    """Return what makes a place hold a release: first what pages load, then items, then what leads to them."""
    sure = {name: digest for name, digest in known.manifest.items() if name not in known.uncertain}
    changed = sorted(name for name, digest in release.manifest.items() if sure.get(name) != digest)
    rank = {name: 0 if FIRST.match(name) else 1 if ITEM.match(name) else 2 for name in changed}
    batches = [tuple(name for name in changed if rank[name] == place) for place in range(3)]
    gone = sorted({*known.manifest, *known.uncertain} - set(release.files))
    if known.signed and not known.uncertain and release.manifest == known.manifest:
        return Work((), ())
    return Work((*(batch for batch in batches if batch), *((name,) for name in release.tail)), tuple(gone))
