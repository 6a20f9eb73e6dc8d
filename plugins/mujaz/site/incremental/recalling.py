"""An archive from what an earlier build kept of it: its items are read only where somebody wants them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from mujaz.register import Register
from mujaz.site.archive import Archive
from mujaz.site.comparing import pack_compared, recall_compared
from mujaz.site.entries import Edition, Entry, TextPage
from mujaz.site.facts import Noted, unnoted
from mujaz.site.media import Photo
from mujaz.site.settings import SiteSettings
from mujaz.site.state.facts import NUMBERS

Recall = Callable[[str], Edition]
"""Returns the edition of a file of the items."""


def pack_archive(archive: Archive) -> dict[str, Any]:
    """Return what an archive holds and has worked out, but for what its items say, as plain values."""
    return unnoted(lambda: _pack(archive))


def _pack(archive: Archive) -> dict[str, Any]:
    places = {id(entry): place for place, entry in enumerate(archive.entries)}

    def numbers(entries: Iterable[Entry]) -> bytes:
        return array(NUMBERS, [places[id(entry)] for entry in entries]).tobytes()

    def lists(found: Mapping[Any, Sequence[Entry]]) -> dict[Any, bytes]:
        return {key: numbers(entries) for key, entries in found.items()}

    return {
        "entries": [(entry.slug, [(e.kept.language, e.kept.path) for e in entry.editions])
                    for entry in archive.entries],
        "listed": numbers(archive.listed),
        "by_record": lists(archive.by_record),
        "by_month": lists(archive.by_month),
        "versions": lists(archive.versions),
        "withdrawn": lists(archive.withdrawn),
        "own": sorted(archive.own),
        "compared": pack_compared(archive),
    }  # fmt: skip


def recall_archive(  # noqa: PLR0913, PLR0917 - an archive is made of as much
    kept: Mapping[str, Any],
    settings: SiteSettings,
    register: Register,
    around: tuple[tuple[TextPage, ...], Mapping[str, Photo]],
    keys: Sequence[str],
    recall: Recall,
) -> Archive:
    """Return the archive that `pack_archive` packed; `keys` are those of the texts that are compared."""
    entries = tuple(
        Entry(slug, partial(_editions, recall, [path for _, path in files])) for slug, files in kept["entries"]
    )
    archive = Archive(settings, register, entries, *around)
    listed = _at(entries, kept["listed"])
    archive.take(
        {
            "_listed": listed,
            "by_record": Noted("items", _Lists(entries, kept["by_record"])),
            "by_month": Noted("months", _Lists(entries, kept["by_month"])),
            "versions": Noted("versions", _Lists(entries, kept["versions"])),
            "withdrawn": Noted("withdrawn", _Lists(entries, kept["withdrawn"])),
            "_own": frozenset(kept["own"]),
            "_compared": recall_compared(listed, kept["compared"], keys),
        }
    )
    return archive


def _editions(recall: Recall, paths: Sequence[str]) -> tuple[Edition, ...]:
    return tuple(map(recall, paths))


def _at(entries: Sequence[Entry], numbers: bytes) -> tuple[Entry, ...]:
    return tuple(map(entries.__getitem__, array(NUMBERS, numbers)))


class _Lists(Mapping[Any, tuple[Entry, ...]]):
    """Lists of entries, each put together where somebody asks for it."""

    def __init__(self, entries: Sequence[Entry], kept: Mapping[Any, bytes]) -> None:
        self._entries, self._kept = entries, kept
        self._known: dict[Any, tuple[Entry, ...]] = {}

    def __getitem__(self, key: Any) -> tuple[Entry, ...]:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _at(self._entries, self._kept[key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def __iter__(self) -> Iterator[Any]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


class Finder:
    """Finds what arguments of pages are, by their terms."""

    def __init__(self, archive: Archive, desks: Mapping[str, Any]) -> None:
        """Find the desks by their languages, all else in the archive."""
        self._archive, self._desks = archive, desks

    def __call__(self, kind: str, term: str) -> Any:
        """Return a desk, an entry or an edition."""
        if kind == "Desk":
            return self._desks[term]
        _, slug, *language = term.split(" ")
        entry = self._archive.by_slug[slug]
        return entry if kind == "Entry" else entry.edition(language[0])
