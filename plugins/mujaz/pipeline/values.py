"""What goes into an import and what comes out of it."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import Literal

from mujaz.frozen import frozen
from mujaz.intake.found import Known
from mujaz.model import FoundDate

Status = Literal["done", "skipped", "duplicate", "failed", "kept", "noted"]
"""`kept` is an attachment, which cannot be read; `noted` is no page, only a remark."""


@frozen
class Incoming:
    """A page that somebody wants in the archive."""

    shown: str
    """How messages call it: its path as given."""
    data: bytes
    file: Path | None
    """The file it was read from; None for standard input."""
    name: str | None = None
    """The name that tells its kind, where that is not what messages call it."""
    sha256: str | None = None
    """The digest of its bytes as they arrived, where `data` was made of them."""
    place: str | None = None
    """Where it lies in the inbox, if it does already: a part of a container."""
    known: Known = field(default=Known())
    """What the container or the program that saved it says of it."""


@frozen
class Given:
    """What the curator says of the pages, which stands above what they say themselves."""

    date: FoundDate | None = None
    retrieved_at: str | None = None
    source: str | None = None
    language: str | None = None
    keep_duplicates: bool = False
    """Whether a copy of an item becomes an item too, marked as one."""
    review: bool = False
    """Whether an item is not published until somebody has reviewed it."""


@frozen
class Outcome:
    """What became of a page."""

    status: Status
    messages: tuple[str, ...]
    """Each as `path: what; what to do`."""
    warnings: tuple[str, ...] = ()
    """What the raw page holds that is private, in the same form."""
    reason: str | None = None
    """Of what failed, the kind of failure in a few words, for the sum of a run."""
