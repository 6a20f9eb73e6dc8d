"""What of the archive's items is compared to find related ones; texts are told only where they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from mujaz.enrich.related import Comparable, Wanted
from mujaz.site.archive import Archive
from mujaz.site.comparing_apart import recall_apart
from mujaz.site.entries import Entry

OTHERS = 1
"""How many related items of other languages an item's page names at least, if there are as many."""
COMPARED = "_compared"
"""Under which name the archive keeps what is compared."""
RELATED_FILE = "related.npz"
"""Where the state keeps the last comparison of all items."""


VALUES = ("slug", "records", "day", "source", "pinned", "versions", "languages")
"""What is compared beside texts."""
DAY = VALUES.index("day")


class _Compared(Comparable):
    """An entry as it is compared; its text is put together where somebody reads it."""

    __slots__ = ("_entry", "_key")
    _entry: Entry
    _key: str | None

    def __init__(self, entry: Entry, values: Iterable[Any], key: str | None = None) -> None:
        for name, value in zip(VALUES, values, strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_entry", entry)
        object.__setattr__(self, "_key", key)

    @property
    def text(self) -> str:
        """Title, summary and text in every language that the item has."""
        editions = self._entry.editions
        return "\n".join(part for e in editions for part in (e.kept.title, e.kept.summary or "", e.text))

    @property
    def text_key(self) -> str:
        """What is another when the text is."""
        if self._key is not None:
            return self._key
        return b"".join([part for e in self._entry.editions for part in (e.front_digest, e.plain_digest)]).hex()

    def packed(self) -> tuple[Any, ...]:
        """Return what is compared beside texts as plain values."""
        values = [getattr(self, name) for name in VALUES]
        values[DAY] = self.day.toordinal() if self.day else 0
        return tuple(values)


def _values(entry: Entry, versions: Mapping[str, tuple[Entry, ...]]) -> tuple[Any, ...]:
    item = entry.main.kept
    return (
        entry.slug,
        tuple((kind, id_) for kind in ("actors", "places", "topics") for id_ in entry.ids(kind)),
        entry.date.date(),
        item.source,
        item.related,
        tuple(other.slug for other in versions.get(entry.slug, ())),
        tuple(e.kept.language for e in entry.editions if e.kept.status == "published"),
    )


def _compared(archive: Archive) -> list[_Compared]:
    return archive.worked_out(COMPARED, lambda: [_Compared(e, _values(e, archive.versions)) for e in archive.listed])


def pack_compared(archive: Archive) -> list[tuple[Any, ...]]:
    """Return what is compared of each listed item beside its texts, as plain values."""
    return [each.packed() for each in _compared(archive)]


def keys_of(archive: Archive) -> list[str]:
    """Return of each listed item what is another when its text is."""
    return [each.text_key for each in _compared(archive)]


def recall_compared(listed: Iterable[Entry], packed: Iterable[tuple[Any, ...]], keys: Iterable[str]) -> list[_Compared]:
    """Return what is compared of the listed items, from what was packed and the keys of their texts."""
    found = []
    for entry, values, key in zip(listed, packed, keys, strict=True):
        days = (date.fromordinal(values[DAY]),)
        found.append(_Compared(entry, values[:DAY] + days + values[DAY + 1 :], key))
    return found


def renew_compared(archive: Archive, slugs: Collection[str]) -> None:
    """Let the texts of some items be others than their keys say."""
    found = _compared(archive)
    archive.take({COMPARED: [_Compared(archive.by_slug[each.slug], map(partial(getattr, each), VALUES))
                             if each.slug in slugs else each for each in found]})  # fmt: skip


def relate(archive: Archive) -> None:
    """Find the related items of every listed one, for the readers of each of its languages."""
    settings = archive.settings
    memory = settings.root / settings.archive.state / RELATED_FILE
    count = settings.archive.related_count
    related, keep = recall_apart(_compared(archive), Wanted(count, min(count, OTHERS)), memory)
    archive.relate(related)
    archive.later.append(keep)
