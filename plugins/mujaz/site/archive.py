"""The gathered archive: every item in all its languages, the register, and who is named where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from mujaz.enrich.mentions import MATCHED_KINDS, Matcher
from mujaz.enrich.related import Related, Relations
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register import Register
from mujaz.site.distances import Neighbourhood
from mujaz.site.entries import Edition, Entry, TextPage
from mujaz.site.facts import Noted, aside, note_fact
from mujaz.site.media import Photo
from mujaz.site.mention_memory import MentionMemory
from mujaz.site.noted_register import NotedRegister
from mujaz.site.settings import SiteSettings

__all__ = ["Archive", "Edition", "Entry", "TextPage"]

Made = TypeVar("Made")
ByRecord = Mapping[tuple[RecordKind, str], tuple[Entry, ...]]
ByMonth = Mapping[tuple[int, int], tuple[Entry, ...]]

DERIVED = (
    "photos", "by_slug", "by_record", "by_month", "versions", "_listed", "_years", "_own", "_listings", "_compared",
)  # fmt: skip
"""What an archive works out from its entries and pictures."""


class Archive:
    """All that the pages are made of; nothing else is read once it stands.

    What may change while settings, theme and code stay the same is handed out with a note of it (`facts.py`).
    """

    def __init__(
        self,
        settings: SiteSettings,
        register: Register,
        entries: tuple[Entry, ...],
        text_pages: tuple[TextPage, ...],
        photos: Mapping[str, Photo],
    ) -> None:
        self.settings = settings
        self.register = NotedRegister(register.all_records, register.lines)
        self.text_pages = text_pages
        self.embargoes: Mapping[str, datetime] = {}
        """When each of the embargoes ends that any item has, or had, by the item's file."""
        self.later: list[Callable[[], None]] = []
        """What is to be called once the site is written: it keeps for the next build what this one found."""
        self._entries = entries
        self._photos = photos
        self._related: Relations = {}

    def become(self, entries: tuple[Entry, ...], photos: Mapping[str, Photo]) -> None:
        """Hold other entries and pictures; what is worked out from them is worked out again when it is asked for."""
        self._entries, self._photos = entries, photos
        for name in DERIVED:
            self.__dict__.pop(name, None)

    def take(self, derived: Mapping[str, Any]) -> None:
        """Take over what an earlier build worked out, under the names of `DERIVED`, from the same entries."""
        self.__dict__.update(derived)

    def worked_out(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` returned when it was first called since the archive holds what it does."""
        if name not in self.__dict__:
            self.__dict__[name] = make()
        made: Made = self.__dict__[name]
        return made

    def relate(self, related: Relations) -> None:
        """Take over for each slug and language the related items, the closest first."""
        self._related = related

    @property
    def relations(self) -> Relations:
        """The same, for those who make no page."""
        return self._related

    @property
    def related(self) -> Mapping[tuple[str, str], Related]:
        """For each slug and language the related items, the closest first."""
        return Noted("related", self._related)

    @cached_property
    def photos(self) -> Mapping[str, Photo]:
        """Every picture that the content names, by the name."""
        return Noted("photos", self._photos)

    @property
    def matcher(self) -> Matcher:
        """What finds the register's names in texts; those of publications hide names within them."""
        note_fact("names")
        return self._matcher

    @aside
    def _matcher(self) -> Matcher:
        return Matcher(record for kind in MATCHED_KINDS for record in self.register.records(kind))

    @cached_property
    def mention_memory(self) -> MentionMemory:
        """What earlier builds found with the matcher."""
        return MentionMemory(self.settings.root / self.settings.archive.state, self.register.all_records)

    @property
    def neighbourhood(self) -> Neighbourhood:
        """The places of the register by where they lie."""
        note_fact("records places")
        return self._neighbourhood

    @aside
    def _neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(self.register.records("places"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that is published, withdrawn items too, newest first."""
        note_fact("entries")
        return self._entries

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The items that stand in lists and feeds: all but the withdrawn ones and copies."""
        note_fact("listed")
        return self._listed

    @aside
    def _listed(self) -> tuple[Entry, ...]:
        found = ((entry, entry.main.kept) for entry in self._entries)
        return tuple(entry for entry, item in found if item.status == "published" and not item.duplicate_of)

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """Every entry under its slug."""
        return {entry.slug: entry for entry in self._entries}

    @aside
    def by_record(self) -> ByRecord:
        """Return the listed items of each record, newest first."""
        found: dict[tuple[RecordKind, str], list[Entry]] = {}
        for entry in self._listed:
            for kind in RECORD_KINDS:
                for record in entry.ids(kind):
                    found.setdefault((kind, record), []).append(entry)
        return Noted("items", {key: tuple(entries) for key, entries in found.items()})

    @aside
    def by_month(self) -> ByMonth:
        """Return the listed items of each (year, month), newest first; month 0 where only the year is known."""
        found: dict[tuple[int, int], list[Entry]] = {}
        for entry in self._listed:
            day = self.local(entry.date)
            month = 0 if entry.precision == "year" else day.month
            found.setdefault((day.year, month), []).append(entry)
        return Noted("months", {key: tuple(entries) for key, entries in found.items()})

    @property
    def years(self) -> frozenset[int]:
        """The years under which items are listed."""
        note_fact("years")
        return self._years

    @aside
    def _years(self) -> frozenset[int]:
        return frozenset(year for year, _ in self.by_month)

    @aside
    def versions(self) -> Mapping[str, tuple[Entry, ...]]:
        """Return for each slug the other versions of its text, newest first: all that name each other in a chain."""
        together: dict[str, set[str]] = {}
        for entry in self._entries:
            item = entry.main.kept
            for other in (item.version_of, item.duplicate_of):
                if other in self.by_slug:
                    joined = together.get(entry.slug, {entry.slug}) | together.get(other, {other})
                    together.update(dict.fromkeys(joined, joined))
        places = {entry.slug: number for number, entry in enumerate(self._entries)} if together else {}
        return Noted("versions", {
            slug: tuple(self._entries[place] for place in sorted(places[other] for other in joined if other != slug))
            for slug, joined in together.items()
        })  # fmt: skip

    @aside
    def predecessors(self) -> Mapping[tuple[RecordKind, str], tuple[str, ...]]:
        """Return for each record the ids of those that it succeeded."""
        found: dict[tuple[RecordKind, str], list[str]] = {}
        for kind in RECORD_KINDS:
            for record in self.register.records(kind):
                if record.succeeded_by:
                    found.setdefault((kind, record.succeeded_by), []).append(record.id)
        return Noted("predecessors", {key: tuple(ids) for key, ids in found.items()})

    @property
    def own(self) -> frozenset[tuple[RecordKind, str, str]]:
        """Kind and id of each record with each language in which it has an item, for those who make no page."""
        return self._own

    def has_own(self, kind: RecordKind, record: str, language: str) -> bool:
        """Tell whether a record has an item in `language`: without one its page is thin, and it has no feed there."""
        note_fact(f"own {kind} {record} {language}")
        return (kind, record, language) in self._own

    @aside
    def _own(self) -> frozenset[tuple[RecordKind, str, str]]:
        return frozenset(
            (kind, record, edition.kept.language)
            for (kind, record), entries in self.by_record.items()
            for entry in entries
            for edition in entry.editions
            if edition.kept.status == "published"
        )

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the archive's time zone."""
        return moment.astimezone(self.settings.zone)
