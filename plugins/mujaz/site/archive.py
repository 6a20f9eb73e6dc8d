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
from mujaz.site.company import Company, count_company
from mujaz.site.distances import Neighbourhood
from mujaz.site.entries import Edition, Entry, TextPage
from mujaz.site.facts import Noted, aside, note_fact, unnoted
from mujaz.site.grouping import ByMonth, ByRecord, group_by_month, group_by_record, group_versions, group_withdrawn
from mujaz.site.media import Photo
from mujaz.site.mention_memory import MentionMemory
from mujaz.site.noted_register import NotedRegister
from mujaz.site.settings import SiteSettings

__all__ = ["Archive", "Edition", "Entry", "TextPage"]

Made = TypeVar("Made")

DERIVED = (
    "photos", "by_slug", "by_record", "by_month", "versions", "withdrawn", "company", "_listed", "_years", "_own",
    "_modified", "_compared",
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

    def work_out(self) -> None:
        """Work out what pages of every language ask for, before there is a process for each."""
        unnoted(lambda: (self.company, self.modified))

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

    @property
    def modified(self) -> datetime | None:
        """When the newest of the listed items was published or corrected; None without items."""
        note_fact("modified")
        return self._modified

    @aside
    def _modified(self) -> datetime | None:
        return max([entry.modified for entry in self._listed], default=None)

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """Every entry under its slug."""
        return {entry.slug: entry for entry in self._entries}

    @aside
    def by_record(self) -> ByRecord:
        """Return the listed items of each record, newest first."""
        return Noted("items", group_by_record(self._listed))

    @aside
    def company(self) -> Mapping[tuple[RecordKind, str], Company]:
        """Return what is counted of the listed items of each record."""
        return Noted("company", count_company(self._listed, self.local))

    @aside
    def withdrawn(self) -> Mapping[str, tuple[Entry, ...]]:
        """Return the withdrawn items of each publication, newest first; copies are left out."""
        return Noted("withdrawn", group_withdrawn(self._entries))

    @aside
    def by_month(self) -> ByMonth:
        """Return the listed items of each (year, month), newest first; month 0 where only the year is known."""
        return Noted("months", group_by_month(self._listed, self.local))

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
        return Noted("versions", group_versions(self._entries, self.by_slug))

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
