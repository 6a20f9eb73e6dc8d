"""What arrives, and the raw pages that are found in it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import field
from pathlib import Path
from typing import BinaryIO, Literal

from mujaz.errors import MujazError
from mujaz.frozen import frozen

MOST_BYTES = 64 * 2**20
"""No page of an article is larger than this."""
TOO_LARGE = f"more than {MOST_BYTES >> 20} MB; no page is that large, save it again."
STANDARD_INPUT = "standard-input"


class UnreadableError(MujazError):
    """What arrived, or a part of it, cannot be read; the message says why and what to do."""


@frozen
class Input:
    """A file, or the bytes of standard input, that somebody wants in the archive."""

    name: str
    file: Path | None = None
    data: bytes = b""
    """Its bytes, where it is no file."""
    part: str | None = None
    """The only part of it that is wanted; None for all."""
    is_inner: bool = False
    """Whether it lies in the file of a crawler, as the answer to a request."""

    def open(self) -> BinaryIO:
        """Return a stream of its bytes."""
        return io.BytesIO(self.data) if self.file is None else self.file.open("rb")

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data) if self.file is None else self.file.stat().st_size

    def read(self) -> bytes:
        """Return all of its bytes; refuse more than a page can have."""
        with self.open() as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise UnreadableError(TOO_LARGE)
        return data


@frozen
class Known:
    """What the container of a page says of it; each None where it does not."""

    original_url: str | None = None
    archive_urls: tuple[str, ...] = ()
    retrieved_at: str | None = None
    """ISO 8601, with the offset."""
    content_type: str | None = None
    charset: str | None = None
    """The charset that the server or the container stated for the page's bytes."""
    date_evidence: str | None = None
    """Where the date stands that is written into a page made of a record: `RSS pubDate`, `column published`."""
    is_summary: bool = False
    """Whether a feed has no more than a summary of it."""
    warnings: tuple[str, ...] = ()
    """What the raw page holds that is private."""


@frozen
class Found:
    """A raw page, and what is known of it."""

    name: str
    data: bytes
    """The page as it is to be read; of a record, a page made of it."""
    sha256: str
    """SHA-256 of the page's bytes as they arrived: of the file, the payload, the line of a table."""
    known: Known = field(default=Known())
    part: str | None = None
    """Which part of a container it is: the id of its WARC record, or its number; None where the file is the page."""


@frozen
class Unread:
    """Something that is no page, and why: `failed` can be put right, `kept` is an attachment."""

    name: str
    reason: str
    status: Literal["failed", "kept"] = "failed"
    part: str | None = None


@frozen
class Remark:
    """Something that the curator should know of a container as a whole."""

    name: str
    text: str


Piece = Found | Unread | Remark


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()
