"""The sources of the items: each read once, and only where it, or what can change its meaning, has changed."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast

from mujaz.errors import EnvironmentLack, Problem, Problems
from mujaz.export.draft import digest_of
from mujaz.export.frontmatter import MAX_BYTES, Document, make_document, read_document
from mujaz.export.item import Reading, read_item
from mujaz.model import RECORD_KINDS, Item
from mujaz.register import Register
from mujaz.site.editions import Render, make_edition
from mujaz.site.entries import Edition, Told
from mujaz.site.media import name_photos
from mujaz.site.packing import pack, unpack
from mujaz.site.settings import SiteSettings
from mujaz.site.state_inputs import Known
from mujaz.site.state_sources import Row, SourceStore, digest_bytes
from mujaz.yamltext import Mapping as Fields

LINES = ("lang", "slug", "related", "version_of", "duplicate_of", "translated_from_sha256", "image", "images")
"""Keys of which a check between files tells the line."""
KEPT_STATES = frozenset({"published", "withdrawn"})


class _KeptFields(dict[str, str]):
    """Of the front matter of a source that was read before, what checks between files ask."""

    __slots__ = ("lines",)
    lines: dict[str, int]

    def line_of(self, key: str) -> int:
        """Return the line of a key, 0 where it is not known."""
        return self.lines.get(key, 0)


@dataclass(frozen=True, slots=True)
class Source:
    """What one file of the briefings says."""

    document: Document
    """With no more than checks between files ask, and without its body, where it was read by an earlier build."""
    item: Item | None
    """Without its body where it was read by an earlier build; its rights are then those of its edition."""
    pictures: tuple[tuple[str, int], ...]
    text_digest: str
    """A digest of what a translator translates (`export/draft.py`)."""
    edition: Edition | None
    """The item as it is published; None where its file alone does not tell that."""


class Sources:
    """Reads sources; what an earlier build read is not read again."""

    def __init__(self, settings: SiteSettings, reading: Reading, render: Render, known: Known) -> None:
        self._settings, self._reading, self._render, self._seen = settings, reading, render, dict(known.files)
        self._store = SourceStore(settings.root / settings.archive.state, _world(settings, reading, known.program))
        self._root = settings.root
        self._new: dict[str, Row] = {}
        self._used: set[str] = set()
        self._bare: set[str] = set()
        """Paths of items without their bodies."""

    def read(self, shown: str, problems: Problems) -> Source | None:
        """Return what a file says, by its path in the archive; None after noting why it says nothing."""
        kept = self._known.get(shown)
        if kept is not None and kept[0] == (self._seen.get(shown) or _digest(self._root / shown)):
            self._used.add(shown)
            return self._recall(shown, kept[1], problems)
        return self._read(self._root / shown, shown, problems)

    def forget(self, path: str) -> None:
        """Forget what is known of a file that may have been changed since it was read."""
        self._seen.pop(path, None)
        self._new.pop(path, None)
        self._used.discard(path)

    def edition(self, source: Source, item: Item, problems: Problems) -> Edition | None:
        """Return an item of a source as it is published, though it may differ from what its file says."""
        if source.edition is not None and item is source.item:
            return source.edition
        if item.path in self._bare:
            item = replace(item, body=self._body(item.path))
        else:  # its texts know their lines, which no page may show
            item = replace(unpack(pack(item, self._settings.zone), self._settings.zone), redactions=item.redactions)
        return make_edition(item, self._reading.register, self._settings, self._render, problems)

    def save(self) -> None:
        """Remember what was read, and forget what is not there any more."""
        gone = self._known.keys() - self._used - self._new.keys()
        if gone or self._new:
            self._store.save(self._new.values(), gone, anew=not self._used)
        for path in gone:
            del self._known[path]
        self._known.update((path, (row.digest, row.kept)) for path, row in self._new.items())
        self._used |= self._new.keys()
        self._new = {}

    @cached_property
    def _known(self) -> dict[str, tuple[bytes, Any]]:
        return self._store.fronts()

    def _read(self, path: Path, shown: str, problems: Problems, *, keep: bool = True) -> Source | None:
        own, data = Problems(), _bytes(path)
        document = make_document(path, shown, own, data)
        pictures = tuple(name_photos(document, own)) if document is not None else ()
        item = read_item(document, self._reading, own) if document is not None else None
        edition = None
        if item is not None and item.status in KEPT_STATES and not item.redactions:
            edition = make_edition(item, self._reading.register, self._settings, self._render, own)
        problems.extend(own)
        if document is None:
            return None
        source = Source(document, item, pictures, digest_of(item) if item is not None else "", edition)
        if item is None or edition is None or data is None or not keep:
            return source  # it has mistakes, or is kept back
        self._new[shown] = row = self._row(source, item, edition, digest_bytes(data), own)
        # What stays in memory are bytes, which take half the room of Arabic text.
        return self._slim(row.kept, document, lambda: (row.html, row.plain))

    def _row(self, source: Source, item: Item, edition: Edition, digest: bytes, problems: Problems) -> Row:
        zone, fields = self._settings.zone, source.document.fields
        shown = edition.item
        # What is published of an item that is not withdrawn is all of its front matter.
        front = pack(replace(item, rights=shown.rights, body="") if item.status == "withdrawn" else shown, zone)
        html, plain = edition.html.encode(), edition.text.encode()
        kept = (
            front,
            pack(shown, zone) if item.status == "withdrawn" else None,
            {key: str(value) for key in ("lang", "slug") if isinstance(value := fields.get(key), str)},
            {key: line for key in LINES if (line := fields.line_of(key))},
            source.pictures,
            source.text_digest,
            (
                edition.filed_digest,
                digest_bytes(marshal.dumps(front)),
                digest_bytes(html),
                digest_bytes(plain),
                edition.links,
                edition.pictures,
            ),
            [astuple(problem) for problem in problems],
        )
        return Row(item.path, digest, kept, html, plain)

    def _recall(self, path: str, kept: Any, problems: Problems) -> Source:
        _, _, names, lines, _, _, _, told = kept
        fields = _KeptFields(names)
        fields.lines = lines
        problems.extend(Problem(*values) for values in told)
        return self._slim(kept, Document(path, cast("Fields", fields), "", 0), partial(self._texts, path))

    def _slim(self, kept: Any, document: Document, texts: Callable[[], tuple[bytes, bytes]]) -> Source:
        """Return a source of which no text is in memory but what `texts` tells."""
        front, shown, _, _, pictures, text_digest, told, _ = kept
        zone = self._settings.zone
        edition = Edition.recalled(unpack(shown or front, zone), texts, Told(*told))
        item = edition.kept if shown is None else unpack(front, zone)
        self._bare.add(document.path)
        bare = replace(document, body="") if document.body else document
        return Source(bare, item, pictures, text_digest, edition)

    def _texts(self, path: str) -> tuple[bytes, bytes]:
        """Return HTML and plain text of a source that an earlier build read; from its file if they are not kept."""
        found = self._store.texts(path)
        if found is not None and tuple(map(digest_bytes, found)) == Told(*self._known[path][1][6])[2:4]:
            return found
        problems = Problems()
        source = self._read(self._settings.root / path, path, problems, keep=False)
        if source is None or source.edition is None:
            raise EnvironmentLack(f"{path} was changed while the site was built; build again.")
        return source.edition.html.encode(), source.edition.text.encode()

    def _body(self, path: str) -> str:
        document = read_document(self._settings.root, self._settings.root / path, Problems())
        if document is None:
            raise EnvironmentLack(f"{path} was changed while the site was built; build again.")
        return document.body


def _digest(path: Path) -> bytes | None:
    data = _bytes(path)
    return None if data is None else digest_bytes(data)


def _bytes(path: Path) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - in half the time of `Path.read_bytes`
            return file.read() if os.fstat(file.fileno()).st_size <= MAX_BYTES else None
    except OSError:
        return None


def _world(settings: SiteSettings, reading: Reading, program: str) -> str:
    """Return a digest of what decides what a source means besides its own bytes."""
    archive = settings.archive
    asked = (program, archive.languages, settings.zone.key, archive.rights, *_names(reading.register))
    return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()


def _names(register: Register) -> Iterator[tuple[object, ...]]:
    """Yield what of the records decides whom a name means, and how much of an article is shown."""
    for kind in RECORD_KINDS:
        for record in register.records(kind):
            yield kind, record.id, record.path, record.names, record.aliases, record.merged_ids, record.rights
