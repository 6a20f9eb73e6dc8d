"""What the pages of a language have in common, whatever they show: words, dates, and parts that are made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mujaz.arabic.bidi import direction
from mujaz.arabic.catalogue import Catalogue
from mujaz.arabic.localize import format_date, format_number
from mujaz.model import Precision
from mujaz.site.archive import Archive
from mujaz.site.assets import Assets
from mujaz.site.parts import Parts
from mujaz.site.urls import Urls
from mujaz.site.views import DateText, Text

LENGTHS = {"year": len("2023"), "month": len("2023-08"), "day": len("2023-08-12")}
"""How much of a day in ISO 8601 is told of it."""


@dataclass(frozen=True)
class Workshop(Parts):
    """What the pages of one language are made with, whatever they show."""

    language: str
    archive: Archive
    urls: Urls
    assets: Assets
    catalogue: Catalogue
    _moments: dict[tuple[datetime, Precision], DateText] = field(default_factory=dict, compare=False, repr=False)

    @property
    def term(self) -> str:
        """What tells it from all others."""
        return self.language

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
