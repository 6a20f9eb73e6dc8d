"""What the pages of one publication share: lines learned from those in the archive and those that arrive with a page.

A publication's sample is the same in whatever order pages arrive: of the pages in the archive and of all that the
call brings, the 30 whose files have the last names, each page once. Names mostly begin with a day or a number, so
that these are the newest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from mujaz.clean.learned import Lesson, learn_from, read_lesson
from mujaz.clean.publication import find_publication
from mujaz.errors import MujazError
from mujaz.export import Shelf
from mujaz.frozen import frozen
from mujaz.intake import Found, Input, open_input
from mujaz.intake.fields import FieldMap
from mujaz.intake.found import Known
from mujaz.model import RawPage
from mujaz.register import Register

PAGES = 30
"""So many pages of a publication teach; more cost time and change little."""
MOST_BYTES = 64 * 2**20
"""From a larger container that was imported before nothing is learned any more; it would be read anew each time."""

Rank = tuple[str, int]
"""A page's place in its publication's sample, the greatest first: the name of its file, and less for later parts."""


@frozen
class _Sampled:
    """A page that teaches."""

    rank: Rank
    sha256: str
    lesson: Lesson


class Lessons:
    """The lines of each publication, learned when they are first asked for."""

    def __init__(self, root: Path, register: Register, shelf: Shelf) -> None:
        self._root, self._register, self._shelf = root, register, shelf
        self._arrived: set[str] = set()
        self._waiting: list[tuple[Input, FieldMap]] = []
        self._samples: dict[str, list[_Sampled]] = {}
        self._learned: dict[str, frozenset[str]] = {}
        self._given: str | None = None

    def join(self, inputs: Iterable[Input], fields: FieldMap, source: str | None = None) -> None:
        """Let what arrives in one call teach too; `source` is the publication that the curator names for all of it."""
        self._given = source
        for arrived in inputs:
            key = hashlib.sha256(arrived.data).hexdigest() if arrived.file is None else arrived.file.as_posix()
            if key not in self._arrived:
                self._arrived.add(key)
                self._waiting.append((arrived, fields))

    def of(self, publication: str | None) -> frozenset[str]:
        """Return the folded lines that three or more pages of a publication share; none without a publication."""
        if publication is None:
            return frozenset()
        if self._waiting:
            self._survey()
        if publication not in self._learned:
            self._learned[publication] = learn_from(one.lesson for one in self._sample(publication))
        return self._learned[publication]

    def publication_of(self, raw: RawPage, known: Known) -> str | None:
        """Return the publication of a page, as far as its address, its title or its first lines tell."""
        if self._given:
            return self._given
        host = urlsplit(known.original_url or "").hostname
        of_host = self._register.source_of_host(host) if host else None
        with suppress(Exception):  # what breaks a library here is told when the page itself is read
            return of_host or find_publication(raw, self._register)
        return None

    def _survey(self) -> None:
        """Read what has arrived; the last names first, so that a sample is full after few pages."""
        self._learned.clear()
        waiting, self._waiting = self._waiting, []
        for arrived, fields in sorted(waiting, key=lambda one: _name_of(one[0]), reverse=True):
            for number, found in enumerate(_pages(arrived, fields)):
                self._take((_name_of(arrived), -number), found)

    def _take(self, rank: Rank, found: Found) -> None:
        """Put a page into the sample of its publication, if that has room for it."""
        raw = RawPage(found.name, found.data, found.sha256, found.known.charset)
        publication = self._shelf.source_of(found.sha256) or self.publication_of(raw, found.known)
        if publication is not None:
            _put(self._samples.setdefault(publication, []), rank, found.sha256, lambda: _learn(raw))

    def _sample(self, publication: str) -> list[_Sampled]:
        """Return a publication's sample, of what has arrived and of what is in the archive, in the order of ranks."""
        sample = list(self._samples.get(publication, ()))
        items = sorted(self._shelf.raws_of(publication), key=lambda item: item.get("raw"), reverse=True)
        for item in items:
            raw, sha256 = item.get("raw"), item.get("raw_sha256")
            _put(sample, (Path(raw.partition("#")[0]).name, 0), sha256, lambda raw=raw: self._read(raw))  # type: ignore[misc]
        return sample

    def _read(self, raw: str) -> Lesson:
        """Return what a page in the archive teaches."""
        file, mark, part = raw.partition("#")
        path = self._root / file
        with suppress(OSError, MujazError):
            if not mark:
                return _learn(RawPage(path.name, path.read_bytes(), ""))
            if path.stat().st_size <= MOST_BYTES:
                found = next(_pages(Input(path.name, path, part=part), FieldMap()), None)
                return _learn(RawPage(found.name, found.data, "", found.known.charset)) if found else NOTHING
        return NOTHING


NOTHING = Lesson(frozenset(), frozenset())


def _learn(raw: RawPage) -> Lesson:
    """Return what a page teaches; nothing if it breaks a library, which is told when the page itself is read."""
    try:
        return read_lesson(raw)
    except Exception:  # noqa: BLE001 - a page must not stop the others
        return NOTHING


def _name_of(arrived: Input) -> str:
    return arrived.name if arrived.file is None else arrived.file.name


def _pages(arrived: Input, fields: FieldMap) -> Iterator[Found]:
    """Yield the pages in what has arrived, as far as it can be read; import tells of the rest."""
    try:
        yield from (piece for piece in open_input(arrived, fields) if isinstance(piece, Found))
    except Exception:  # noqa: BLE001 - a file that breaks a library must not stop the others
        return


def _put(sample: list[_Sampled], rank: Rank, sha256: str, read: Callable[[], Lesson]) -> None:
    """Put a page into a sample unless it is in it, or all there are ranked before it; keep the sample at its size."""
    if any(one.sha256 == sha256 for one in sample) or (len(sample) >= PAGES and sample[-1].rank >= rank):
        return
    sample.append(_Sampled(rank, sha256, read()))
    sample.sort(key=lambda one: (one.rank, one.sha256), reverse=True)
    del sample[PAGES:]
