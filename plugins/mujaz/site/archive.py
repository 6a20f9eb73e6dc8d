"""The gathered archive: every item in all its languages, the register, and who is named where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from mujaz.enrich.mentions import MATCHED_KINDS, Matcher
from mujaz.enrich.related import Relations
from mujaz.model import RECORD_KINDS, Gist, Item, RecordKind
from mujaz.register import Register
from mujaz.site.distances import Neighbourhood
from mujaz.site.media import Photo
from mujaz.site.mention_memory import MentionMemory
from mujaz.site.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Edition:
    """An item in one language, rendered."""

    item: Item
    html: str
    """Sanitised, with root-relative addresses as they were written (without the site's prefix)."""
    text: str
    """The same as plain text, a line for each block."""


@dataclass(frozen=True)
class Entry:
    """An item in all its languages, which share a slug."""

    slug: str
    editions: tuple[Edition, ...]
    """In the order of the archive's languages."""

    @cached_property
    def main(self) -> Edition:
        """The edition that the others translate, as far as they say so; else the first language's."""
        originals = [edition for edition in self.editions if edition.item.translation is None]
        return (originals or self.editions)[0]

    @property
    def date(self) -> datetime:
        """The date under which the item is filed."""
        return self.main.item.date

    @cached_property
    def modified(self) -> datetime:
        """When the item last changed: on its date, with its newest correction, or when it was withdrawn."""
        days = [correction.date for edition in self.editions for correction in edition.item.corrections]
        days += [edition.item.withdrawn_on for edition in self.editions if edition.item.withdrawn_on]
        return max([self.date, *(datetime(d.year, d.month, d.day, tzinfo=self.date.tzinfo) for d in days)])

    def edition(self, language: str) -> Edition | None:
        """Return the edition in a language, if there is one."""
        return next((edition for edition in self.editions if edition.item.language == language), None)

    def published(self, language: str) -> Edition | None:
        """Return the edition in a language that lists and feeds may show: none where it is withdrawn."""
        edition = self.edition(language)
        return edition if edition and edition.item.status == "published" else None

    def gist(self, language: str) -> Gist | None:
        """Return title and summary in a language in which the item does not exist, if somebody wrote them."""
        gists = (gist for edition in self.editions for gist in edition.item.gists)
        return next((gist for gist in gists if gist.language == language), None)

    def ids(self, kind: RecordKind) -> tuple[str, ...]:
        """Return the records of a kind that any edition lists, in order."""
        found: dict[str, None] = {}
        for edition in (self.main, *self.editions):
            item = edition.item
            match kind:
                case "actors":
                    found.update(dict.fromkeys(item.actors))
                case "places":
                    found.update(dict.fromkeys(item.places))
                case "topics":
                    found.update(dict.fromkeys(item.topics))
                case "sources":
                    found.update(dict.fromkeys([item.source] if item.source else []))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of `content/pages/` in one language."""

    path: str
    title: str
    language: str
    slug: str
    summary: str
    html: str


@dataclass(frozen=True)
class Archive:
    """All that the pages are made of; nothing else is read once it stands."""

    settings: SiteSettings
    register: Register
    entries: tuple[Entry, ...]
    """Everything that is published, withdrawn items too, newest first."""
    text_pages: tuple[TextPage, ...]
    related: Relations
    """For each slug and language the related items, the closest first."""
    photos: Mapping[str, Photo] = field(default_factory=dict)
    """Every picture that the content names, by the name."""
    embargoes: tuple[datetime, ...] = ()
    """When each of the embargoes ends that any item has, or had."""
    keep_related: Callable[[], None] = lambda: None
    """Keeps what was compared for the next build."""

    @cached_property
    def later(self) -> list[Callable[[], None]]:
        """What is to be called once the site is written: it keeps for the next build what this one found."""
        return []

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the register's names in texts; those of publications hide names within them."""
        return Matcher(record for kind in MATCHED_KINDS for record in self.register.records(kind))

    @cached_property
    def mention_memory(self) -> MentionMemory:
        """What earlier builds found with the matcher."""
        return MentionMemory(self.settings.root / self.settings.archive.state, self.register.all_records)

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        """The places of the register by where they lie."""
        return Neighbourhood(self.register.records("places"))

    @cached_property
    def listed(self) -> tuple[Entry, ...]:
        """The items that stand in lists and feeds: all but the withdrawn ones and copies."""
        return tuple(e for e in self.entries if e.main.item.status == "published" and not e.main.item.duplicate_of)

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """Every entry under its slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def by_record(self) -> dict[tuple[RecordKind, str], tuple[Entry, ...]]:
        """The listed items of each record, newest first."""
        found: dict[tuple[RecordKind, str], list[Entry]] = {}
        for entry in self.listed:
            for kind in RECORD_KINDS:
                for record in entry.ids(kind):
                    found.setdefault((kind, record), []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def by_month(self) -> dict[tuple[int, int], tuple[Entry, ...]]:
        """The listed items of each (year, month), newest first; month 0 for those of which only the year is known."""
        found: dict[tuple[int, int], list[Entry]] = {}
        for entry in self.listed:
            day = self.local(entry.date)
            month = 0 if entry.main.item.precision == "year" else day.month
            found.setdefault((day.year, month), []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def years(self) -> frozenset[int]:
        """The years under which items are listed."""
        return frozenset(year for year, _ in self.by_month)

    @cached_property
    def versions(self) -> dict[str, tuple[Entry, ...]]:
        """For each slug the other versions of the same text, newest first: all that name each other in a chain."""
        together: dict[str, set[str]] = {}
        for entry in self.entries:
            item = entry.main.item
            for other in (item.version_of, item.duplicate_of):
                if other in self.by_slug:
                    joined = together.get(entry.slug, {entry.slug}) | together.get(other, {other})
                    together.update(dict.fromkeys(joined, joined))
        return {
            slug: tuple(entry for entry in self.entries if entry.slug in joined and entry.slug != slug)
            for slug, joined in together.items()
        }

    @cached_property
    def predecessors(self) -> dict[tuple[RecordKind, str], tuple[str, ...]]:
        """For each record the ids of those that it succeeded."""
        found: dict[tuple[RecordKind, str], list[str]] = {}
        for kind in RECORD_KINDS:
            for record in self.register.records(kind):
                if record.succeeded_by:
                    found.setdefault((kind, record.succeeded_by), []).append(record.id)
        return {key: tuple(ids) for key, ids in found.items()}

    def has_own(self, kind: RecordKind, record: str, language: str) -> bool:
        """Tell whether a record has an item in `language`: without one its page is thin, and it has no feed there."""
        return any(entry.published(language) for entry in self.by_record.get((kind, record), ()))

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the archive's time zone."""
        return moment.astimezone(self.settings.zone)
