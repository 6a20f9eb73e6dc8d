"""One source of the items: what its file says, and what of that a build remembers."""

from __future__ import annotations

import marshal
import os
from dataclasses import astuple
from typing import Any, NamedTuple

from mujaz.errors import Problems
from mujaz.export.draft import digest_of
from mujaz.export.frontmatter import MAX_BYTES, Document, make_document
from mujaz.export.item import Reading, read_item
from mujaz.frozen import frozen
from mujaz.model import Item
from mujaz.site import markdown
from mujaz.site.editions import Render, Rendered, render_item
from mujaz.site.entries import Edition, digest_filed
from mujaz.site.media import name_photos
from mujaz.site.reading.meaning import lines_of
from mujaz.site.reading.packing import pack, without_body
from mujaz.site.reading.spill import Spill
from mujaz.site.settings import SiteSettings
from mujaz.site.state.file import digest_bytes
from mujaz.site.state.source_rows import Row

NAMES = ("lang", "slug")
"""Keys of which a check between files asks the value."""
LINES = frozenset(
    {"lang", "slug", "related", "version_of", "duplicate_of", "translated_from_sha256", "image", "images"}
)
"""Keys of which a check between files tells the line."""
PLAIN = 2
"""The version of marshal that has no references: it writes equal values alike."""
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a source is opened: what is no file is not waited for."""
KEPT_STATES = frozenset({"published", "withdrawn"})


@frozen
class Source:
    """What one file of the briefings says."""

    document: Document
    """With no more than checks between files ask, and without its body, where it can be published."""
    item: Item | None
    """Without its body where it can be published; its rights are then those of its edition."""
    pictures: tuple[tuple[str, int], ...]
    text_digest: str
    """A digest of what a translator translates (`export/draft.py`)."""
    edition: Edition | None
    """The item as it is published; None where its file alone does not tell that."""


class Fresh(NamedTuple):
    """What is to be remembered of a source that can be published, as plain values."""

    path: str
    digest: bytes
    """Of the bytes of its file."""
    data: bytes
    """All that it says but its text, as `marshal` writes it."""
    html: bytes
    plain: bytes

    def spilt(self, spill: Spill) -> Row:
        """Return what is to be remembered, its texts in a file."""
        return Row(self.path, self.digest, self.data, spill.put(self.html, self.plain))


class Reader:
    """Reads sources; nothing that it returns depends on what it read before."""

    def __init__(self, settings: SiteSettings, reading: Reading, render: Render) -> None:
        self._settings, self._reading, self._render = settings, reading, render
        self._front = f"{settings.root}{os.sep}"

    def read(self, shown: str, problems: Problems) -> Fresh | Source | None:
        """Return what a file says, by its path in the archive; None after noting why it says nothing.

        What can be published is `Fresh`; what was noted of that is part of it.
        """
        own, path = Problems(), self._front + shown
        data = read_bytes(path)
        document = make_document(path, shown, own, data)
        pictures = tuple(name_photos(document, own)) if document is not None else ()
        item = read_item(document, self._reading, own) if document is not None else None
        made = None
        if item is not None and item.status in KEPT_STATES and not item.redactions:
            made = render_item(item, self._reading.register, self._settings, self._render, own)
        problems.extend(own)
        if document is None:
            return None
        source = Source(document, item, pictures, digest_of(item) if item is not None else "", None)
        if item is None or made is None or data is None:
            return source  # it has mistakes, or is kept back
        return self._fresh(source, item, made, digest_bytes(data), own)

    def _fresh(self, source: Source, item: Item, made: Rendered, digest: bytes, problems: Problems) -> Fresh:
        zone, fields = self._settings.zone, source.document.fields
        # What is published of an item that is not withdrawn is all of its front matter.
        front = pack(without_body(item, made.rights), zone)
        html, plain = made.html.encode(), made.plain.encode()
        kept: Any = (
            front,
            pack(without_body(made.item, made.rights), zone) if item.status == "withdrawn" else None,
            {key: str(value) for key in NAMES if isinstance(value := fields.get(key), str)},
            lines_of(fields, LINES),
            source.pictures,
            source.text_digest,
            (
                digest_filed(made.item),
                digest_bytes(marshal.dumps(front, PLAIN)),
                digest_bytes(html),
                digest_bytes(plain),
                markdown.links(made.html),
                markdown.pictures(made.html),
                len(made.plain.split()),
            ),
            [astuple(problem) for problem in problems],
        )
        return Fresh(item.path, digest, marshal.dumps(kept), html, plain)


def read_bytes(path: str) -> bytes | None:
    """Return the bytes of a file; None if it is too large to be a source, or cannot be read."""
    try:
        opened = os.open(path, FLAGS)  # which takes a third of the time of `Path.read_bytes`
    except OSError:
        return None
    try:
        size = os.fstat(opened).st_size
        data = os.read(opened, size + 1) if size <= MAX_BYTES else b""
        return data if len(data) == size else None  # what grew or shrank meanwhile is read by whoever tells of it
    except OSError:
        return None
    finally:
        os.close(opened)
