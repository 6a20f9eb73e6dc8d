"""The sources of the items: each read once, and only where it, or what can change its meaning, has changed."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from mujaz.errors import EnvironmentLack, Problem, Problems
from mujaz.export.draft import digest_of
from mujaz.export.frontmatter import MAX_BYTES, Document, make_document, read_document
from mujaz.export.item import Reading, read_item
from mujaz.model import Item
from mujaz.site.editions import Render, make_edition
from mujaz.site.entries import Edition, Told
from mujaz.site.meaning import fields_of, meaning_of
from mujaz.site.media import name_photos
from mujaz.site.packing import pack, unpack
from mujaz.site.settings import SiteSettings
from mujaz.site.spill import Spill
from mujaz.site.state_inputs import Known
from mujaz.site.state_sources import Row, SourceStore, digest_bytes

LINES = ("lang", "slug", "related", "version_of", "duplicate_of", "translated_from_sha256", "image", "images")
"""Keys of which a check between files tells the line."""
PLAIN = 2
"""The version of marshal that has no references: it writes equal values alike."""
KEPT_STATES = frozenset({"published", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Source:
    """What one file of the briefings says."""

    document: Document
    """With no more than checks between files ask, and without its body, where it can be published."""
    item: Item | None
    """Without its body where it was read by an earlier build; its rights are then those of its edition."""
    pictures: tuple[tuple[str, int], ...]
    text_digest: str
    """A digest of what a translator translates (`export/draft.py`)."""
    edition: Edition | None
    """The item as it is published; None where its file alone does not tell that."""


class Sources:
    """Reads sources; what an earlier build read is not read again."""

    def __init__(
        self, settings: SiteSettings, reading: Reading, render: Render, known: Known, *, whole: bool = True
    ) -> None:
        self._whole = whole
        """Whether all sources are read; else what is known of one is looked up where it is wanted."""
        self._settings, self._reading, self._render, self._seen = settings, reading, render, dict(known.files)
        self._store = SourceStore(settings.root / settings.archive.state, meaning_of(settings, reading, known.program))
        self._root = settings.root
        self._new: dict[str, Row] = {}
        self._spill = Spill()
        self._used: set[str] = set()
        self._bare: set[str] = set()
        """Paths of items without their bodies."""

    def read(self, shown: str, problems: Problems) -> Source | None:
        """Return what a file says, by its path in the archive; None after noting why it says nothing."""
        kept = self._kept(shown)
        if kept is not None and kept[0] == (self._seen.get(shown) or _digest(self._root / shown)):
            self._used.add(shown)
            return self._recall(shown, kept[1], problems)
        return self._read(self._root / shown, shown, problems)

    def recall(self, shown: str) -> Source | None:
        """Return what a file said when an earlier build read it, None if that is not known."""
        kept = self._kept(shown)
        return None if kept is None else self._recall(shown, kept[1], Problems())

    def is_text_edit(self, shown: str) -> bool:
        """Tell whether a file that was read again says the same as before, but for its text."""
        old, new = self._kept(shown), self._new.get(shown)
        if old is None or new is None or new.digest != self._seen.get(shown):  # it changed since it was digested
            return False
        return _around_text(old[1]) == _around_text(new.kept)

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
        gone = self._known.keys() - self._used - self._new.keys() if self._whole else set()
        if gone or self._new:
            self._store.save(self._new.values(), gone, anew=self._whole and not self._used)
        for path in gone:
            del self._known[path]
        self._known.update((path, (row.digest, row.kept)) for path, row in self._new.items())
        self._used |= self._new.keys()
        self._new = {}

    @cached_property
    def _known(self) -> dict[str, tuple[bytes, Any]]:
        return self._store.fronts() if self._whole else {}

    def _kept(self, path: str) -> tuple[bytes, Any] | None:
        if not self._whole and path not in self._known and (found := self._store.front(path)) is not None:
            self._known[path] = found
        return self._known.get(path)

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
        return self._slim(row.kept, shown, row.texts)

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
                digest_bytes(marshal.dumps(front, PLAIN)),
                digest_bytes(html),
                digest_bytes(plain),
                edition.links,
                edition.pictures,
            ),
            [astuple(problem) for problem in problems],
        )
        return Row(item.path, digest, kept, self._spill.put(html, plain))

    def _recall(self, path: str, kept: Any, problems: Problems) -> Source:
        problems.extend(Problem(*values) for values in kept[-1])
        return self._slim(kept, path, partial(self._texts, path))

    def _slim(self, kept: Any, path: str, texts: Callable[[], tuple[bytes, bytes]]) -> Source:
        """Return a source of which nothing is in memory but what is kept; its text is what `texts` tells."""
        front, shown, names, lines, pictures, text_digest, told, _ = kept
        zone = self._settings.zone
        edition = Edition.recalled(unpack(shown or front, zone), texts, Told(*told))
        item = edition.kept if shown is None else unpack(front, zone)
        self._bare.add(path)
        return Source(Document(path, fields_of(names, lines), "", 0), item, pictures, text_digest, edition)

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


def _around_text(kept: Any) -> tuple[Any, ...]:
    """Return what is kept of a source but its text, and the lines on which its pictures stand."""
    front, shown, names, lines, pictures, _, told, problems = kept
    named = {name for name, _ in pictures}
    return front, shown, names, lines, named, Told(*told)._replace(text_digest=b"", plain_digest=b""), problems


def _digest(path: Path) -> bytes | None:
    data = _bytes(path)
    return None if data is None else digest_bytes(data)


def _bytes(path: Path) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - in half the time of `Path.read_bytes`
            return file.read() if os.fstat(file.fileno()).st_size <= MAX_BYTES else None
    except OSError:
        return None
