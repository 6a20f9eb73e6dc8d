"""The sources of the items: each read once, and only where it, or what can change its meaning, has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from mujaz.errors import EnvironmentLack, Problem, Problems
from mujaz.export.frontmatter import Document, read_document
from mujaz.export.item import Reading
from mujaz.model import Item
from mujaz.site.editions import Render, make_edition
from mujaz.site.entries import Edition, Told
from mujaz.site.reading.meaning import fields_of, meaning_of
from mujaz.site.reading.packing import pack, unpack
from mujaz.site.reading.source_reader import Fresh, Reader, Source, read_bytes
from mujaz.site.reading.spill import Spill, Texts
from mujaz.site.settings import SiteSettings
from mujaz.site.state.file import digest_bytes
from mujaz.site.state.inputs import Known
from mujaz.site.state.source_rows import Front, Row
from mujaz.site.state.sources import SourceStore

__all__ = ["Source", "Sources"]


class Sources:
    """Reads sources; what an earlier build read is not read again."""

    def __init__(
        self, settings: SiteSettings, reading: Reading, render: Render, known: Known, *, whole: bool = True
    ) -> None:
        self._whole = whole
        """Whether all sources are read; else what is known of one is looked up where it is wanted."""
        self._settings, self._reading, self._render, self._seen = settings, reading, render, dict(known.files)
        self._reader = Reader(settings, reading, render)
        self._store = SourceStore(settings.root / settings.archive.state, meaning_of(settings, reading, known.program))
        self._new: dict[str, Row] = {}
        self._odd: dict[str, tuple[Source | None, Problems]] = {}
        """What was read of sources that are not remembered, until it is asked for."""
        self._spill = Spill()
        self._used: set[str] = set()
        self._bare: set[str] = set()
        """Paths of items without their bodies."""

    def read_ahead(self, paths: Iterable[str]) -> None:
        """Read those of some sources of which nothing is known: in several processes where there are many."""
        from mujaz.site.reading.sources_apart import read_apart  # noqa: PLC0415 - a build after edits reads a few, and needs none

        unknown = [path for path in paths if self._kept(path) is None]
        self._new.update((row.path, row) for row in read_apart(unknown, self._read, self._spill))

    def read(self, shown: str, problems: Problems) -> Source | None:
        """Return what a file says, by its path in the archive; None after noting why it says nothing."""
        kept = self._kept(shown)
        if kept is not None and kept.digest == (self._seen.get(shown) or self._digest(shown)):
            self._used.add(shown)
            return self._recall(shown, kept.says, None, problems)
        if shown not in self._new and shown not in self._odd and (fresh := self._read(shown)) is not None:
            self._new[shown] = fresh.spilt(self._spill)
        if (row := self._new.get(shown)) is not None:
            return self._recall(shown, row.says, row.texts, problems)
        source, own = self._odd.pop(shown)
        problems.extend(own)
        return source

    def recall_all(self) -> None:
        """Look up at once what is known of all sources, for one who will read most of them."""
        self._known.update(self._store.fronts())

    def recall(self, shown: str) -> Source | None:
        """Return what a file said when an earlier build read it, None if that is not known."""
        kept = self._kept(shown)
        return None if kept is None else self._recall(shown, kept.says, None, Problems())

    def is_text_edit(self, shown: str) -> bool:
        """Tell whether a file that was read again says the same as before, but for its text."""
        old, new = self._kept(shown), self._new.get(shown)
        if old is None or new is None or new.digest != self._seen.get(shown):  # it changed since it was digested
            return False
        return _around_text(old.says) == _around_text(new.says)

    def forget(self, path: str) -> None:
        """Forget what is known of a file that may have been changed since it was read."""
        self._seen.pop(path, None)
        self._new.pop(path, None)
        self._odd.pop(path, None)
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
        self.write()
        self.note_written()

    def write(self) -> None:
        """Do that in the state alone."""
        gone = self._gone()
        if gone or self._new:
            self._store.save(self._new.values(), gone, anew=self._whole and not self._used)

    def note_written(self) -> None:
        """Go on from what the state remembers now, whichever process wrote it."""
        self._store.close()
        for path in self._gone():
            del self._known[path]
        self._known.update((path, row.front) for path, row in self._new.items())
        self._used |= self._new.keys()
        self._new = {}

    def _gone(self) -> set[str]:
        return self._known.keys() - self._used - self._new.keys() if self._whole else set()

    @cached_property
    def _known(self) -> dict[str, Front]:
        return self._store.fronts() if self._whole else {}

    def _kept(self, path: str) -> Front | None:
        if not self._whole and path not in self._known and (found := self._store.front(path)) is not None:
            self._known[path] = found
        return self._known.get(path)

    def _read(self, shown: str) -> Fresh | None:
        """Return what is to be remembered of a source; None where nothing is, which `_odd` then has."""
        problems = Problems()
        found = self._reader.read(shown, problems)
        if isinstance(found, Fresh):
            return found
        self._odd[shown] = found, problems
        return None

    def _recall(self, path: str, kept: Any, texts: Texts | None, problems: Problems) -> Source:
        """Return a source of which nothing is in memory but what is kept; `texts`, or else the state, tell its text."""
        front, shown, names, lines, pictures, text_digest, values, noted = kept
        problems.extend(Problem(*each) for each in noted)
        zone, told = self._settings.zone, Told(*values)
        texts = texts or partial(self._text, path, (told.text_digest, told.plain_digest))
        edition = Edition.recalled(unpack(shown or front, zone), texts, told)
        item = edition.kept if shown is None else unpack(front, zone)
        self._bare.add(path)
        return Source(Document(path, fields_of(names, lines), "", 0), item, pictures, text_digest, edition)

    def _text(self, path: str, digests: tuple[bytes, bytes], number: int) -> bytes:
        """Return HTML or plain text of a source that an earlier build read; from its file if they are not kept."""
        found = self._store.text(path, number)
        if found is not None and digest_bytes(found) == digests[number]:
            return found
        fresh = self._reader.read(path, Problems())
        if not isinstance(fresh, Fresh):
            raise EnvironmentLack(f"{path} was changed while the site was built; build again.")
        return (fresh.html, fresh.plain)[number]

    def _digest(self, path: str) -> bytes | None:
        data = read_bytes(str(self._settings.root / path))
        return None if data is None else digest_bytes(data)

    def _body(self, path: str) -> str:
        document = read_document(self._settings.root, self._settings.root / path, Problems())
        if document is None:
            raise EnvironmentLack(f"{path} was changed while the site was built; build again.")
        return document.body


def _around_text(kept: Any) -> tuple[Any, ...]:
    """Return what is kept of a source but its text, and the lines on which its pictures stand."""
    front, shown, names, lines, pictures, _, told, problems = kept
    named = {name for name, _ in pictures}
    return front, shown, names, lines, named, Told(*told)._replace(text_digest=b"", plain_digest=b"", words=0), problems
