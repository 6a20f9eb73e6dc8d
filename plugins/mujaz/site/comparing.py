"""What of the archive's items is compared to find related ones; texts are told only where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from mujaz.enrich.related import Comparable, recall
from mujaz.site.archive import Archive
from mujaz.site.entries import Entry

RELATED_FILE = "related.npz"
"""Where the state keeps the last comparison of all items."""


class _Compared(Comparable):
    """An entry as it is compared; its text is put together where somebody reads it."""

    __slots__ = ("_entry",)
    _entry: Entry

    def __init__(self, entry: Entry, versions: Mapping[str, tuple[Entry, ...]]) -> None:
        item = entry.main.kept
        values = {
            "slug": entry.slug,
            "records": tuple((kind, id_) for kind in ("actors", "places", "topics") for id_ in entry.ids(kind)),
            "day": entry.date.date(),
            "source": item.source,
            "pinned": item.related,
            "versions": tuple(other.slug for other in versions.get(entry.slug, ())),
            "languages": tuple(e.kept.language for e in entry.editions if e.kept.status == "published"),
            "_entry": entry,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """Title, summary and text in every language that the item has."""
        editions = self._entry.editions
        return "\n".join(part for e in editions for part in (e.kept.title, e.kept.summary or "", e.text))

    @property
    def text_key(self) -> str:
        """What is another when the text is."""
        editions = self._entry.editions
        return "\n".join(part for e in editions for part in (e.kept.title, e.kept.summary or "", e.plain_digest.hex()))


def relate(archive: Archive) -> None:
    """Find the related items of every listed one, for the readers of each of its languages."""
    comparables = archive.worked_out("_compared", lambda: [_Compared(e, archive.versions) for e in archive.listed])
    settings = archive.settings
    memory = settings.root / settings.archive.state / RELATED_FILE
    related, keep = recall(comparables, settings.archive.related_count, memory)
    archive.relate(related)
    archive.later.append(keep)
