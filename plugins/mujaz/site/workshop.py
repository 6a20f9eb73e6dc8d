"""What the pages of a language have in common, whatever they show: words, dates, and parts that are made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, TypeAlias, TypeVar

from mujaz.arabic.bidi import direction
from mujaz.arabic.catalogue import Catalogue
from mujaz.arabic.localize import format_date, format_number
from mujaz.model import Precision
from mujaz.site.archive import Archive, Entry
from mujaz.site.assets import Assets
from mujaz.site.facts import Note, Notes, Part, made_from, note_all, note_fact
from mujaz.site.urls import Urls
from mujaz.site.views import DateText, Text

LENGTHS = {"year": len("2023"), "month": len("2023-08"), "day": len("2023-08-12")}
"""How much of a day in ISO 8601 is told of it."""

Made = TypeVar("Made")
_Once: TypeAlias = tuple[Any, Note, Notes]
"""What was made once, what whoever shows it notes, and what it was made from."""


@dataclass(frozen=True)
class Workshop:
    """What the pages of one language are made with, whatever they show."""

    language: str
    archive: Archive
    urls: Urls
    assets: Assets
    catalogue: Catalogue
    _made: dict[tuple[str, ...], _Once] = field(default_factory=dict, compare=False, repr=False)
    """Parts that were made already; most stand on many pages. One of which another was made stands before it."""
    _moments: dict[tuple[datetime, Precision], DateText] = field(default_factory=dict, compare=False, repr=False)

    @property
    def term(self) -> str:
        """What tells it from all others."""
        return self.language

    def once(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """Return what `make` returned when it was first called for `key`, and note on what that depends."""
        found = self._made.get(key)
        if found is None:
            value, notes = made_from(make)
            note = next(iter(notes)) if len(notes) == 1 else Part(notes)
            found = self._made[key] = (value, note, notes)
        made: Made = found[0]
        note_fact(found[1])
        return made

    def each_once(self, part: str, entries: Iterable[Entry], make: Callable[[Entry], Made]) -> tuple[Made, ...]:
        """Return what `once` would for a part of each entry; what was made already costs little, for lists are long."""
        made = self._made
        found = [made.get((part, entry.slug)) or self._first((part, entry.slug), entry, make) for entry in entries]
        note_all([note for _, note, _ in found])
        return tuple([value for value, _, _ in found])

    def _first(self, key: tuple[str, ...], entry: Entry, make: Callable[[Entry], Made]) -> _Once:
        self.once(key, partial(make, entry))
        return self._made[key]

    def forget(self, touched: set[Note]) -> bool:
        """Forget what was made from anything `touched`, which it is then too; tell whether there was any."""
        gone = []
        for key, (_, note, notes) in self._made.items():
            if not touched.isdisjoint(notes):
                touched.add(note)
                gone.append(key)
        for key in gone:
            del self._made[key]
        return bool(gone)

    @property
    def facts(self) -> set[str]:
        """Everything from which its parts were made."""
        notes: set[Note] = set().union(*[notes for _, _, notes in self._made.values()])
        return {note for note in notes if isinstance(note, str)}

    def has(self, feature: str) -> bool:
        """Tell whether the site has one of the parts that it could do without."""
        return feature in self.archive.settings.archive.features

    # --- words ------------------------------------------------------------------------------------------

    def say(self, message: str, **gaps: object) -> str:
        """Return an interface message in the desk's language, its `%(name)s` gaps filled."""
        return self.catalogue.gettext(message) % gaps if gaps else self.catalogue.gettext(message)

    def count(self, singular: str, plural: str, number: int) -> str:
        """Return a message that counts, in the right plural form; `%(num)s` in it is the number."""
        return self.catalogue.ngettext(singular, plural, number) % {"num": format_number(number, self.language)}

    @property
    def lite(self) -> str | None:
        """What stands for a picture on pages that show none; None where pages show pictures."""
        return self.say("Picture: %(alt)s") if self.archive.settings.archive.lite else None

    @property
    def site_name(self) -> str:
        """The archive's name."""
        return self.archive.settings.archive.names[self.language]

    @property
    def publisher(self) -> str:
        """Who publishes the archive; one that bears the archive's name bears it in the desk's language."""
        archive = self.archive.settings.archive
        return self.site_name if archive.organisation in archive.names.values() else archive.organisation

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The archive's other languages."""
        return tuple(lang for lang in self.archive.settings.archive.languages if lang != self.language)

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """The archive's languages as readers would choose: their own, then those that run the same way."""
        own = direction(self.language)
        return (self.language, *sorted(self.others, key=lambda language: direction(language) != own))

    # --- dates ------------------------------------------------------------------------------------------

    def moment(self, value: datetime, precision: Precision) -> DateText:
        """Return a date as people and machines read it, no more exact than it is known."""
        found = self._moments.get((value, precision))
        if found is None:
            local = self.archive.local(value)
            label = format_date(local, precision, self.language, months=self.archive.settings.archive.months)
            found = self._moments[value, precision] = DateText(iso_date(local, precision), label)
        return found

    def day(self, value: date) -> DateText:
        """Return a day."""
        months = self.archive.settings.archive.months
        return DateText(value.isoformat(), format_date(value, "day", self.language, months=months))

    def year_name(self, year: int) -> Text:
        """Return a year as a name in the desk's language."""
        return Text(format_date(date(year, 1, 1), "year", self.language), self.language)


def iso_date(value: datetime, precision: Precision) -> str:
    """Return a date in ISO 8601, no more exact than `precision`."""
    return value.isoformat(timespec="minutes") if precision == "time" else value.isoformat()[: LENGTHS[precision]]
