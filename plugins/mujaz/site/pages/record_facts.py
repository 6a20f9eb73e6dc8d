"""What the items of a record and its place on the earth tell of it: with whom, where, when and near what."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.arabic.localize import format_number
from mujaz.model import Record, RecordKind
from mujaz.site.archive import Entry
from mujaz.site.company import Company, Ranking
from mujaz.site.desk import Desk
from mujaz.site.pages.drawn_charts import Address, archive_page, network, timeline
from mujaz.site.pages.drawn_maps import locator_of_place
from mujaz.site.pages.narrowed import narrowed_record
from mujaz.site.views import Link, NearPlace, RecordFacts

NEAR, WITHIN = 6, 100.0
"""How many places near one its page names, and within how many kilometres."""


def record_facts(desk: Desk, record: Record, entries: Sequence[Entry]) -> RecordFacts:
    """Return what is known of a record from its items, which come newest first."""
    several = len(entries) > 1
    company = desk.archive.company.get((record.kind, record.id), Company())
    drawn = timeline(desk, entries, _address(desk, record))
    return RecordFacts(
        actors=_companions(desk, "actors", company.actors),
        places=_companions(desk, "places", company.places),
        first=desk.card(entries[-1]) if several else None,
        latest=desk.card(entries[0]) if several else None,
        near=_near(desk, record) if record.kind == "places" else (),
        map=locator_of_place(desk, record) if record.kind == "places" else None,
        timeline=drawn,
        years=_years(desk, company) if several and drawn is None else (),
        network=network(desk, record, entries),
    )


def _address(desk: Desk, record: Record) -> Address | None:
    """Return where the bars of a record's timeline lead: to its own items of a year where these have a page."""
    years = {part.value for part in narrowed_record(desk, record.kind, record.id) if part.facet == "year"}
    page = desk.urls.record(desk.language, record.kind, record.id)

    def address(year: int, month: int | None) -> str | None:
        known = month is None and str(year) in years
        return desk.urls.narrowed(page, "year", str(year)) if known else archive_page(desk, year, month)

    return address if years else None


def _companions(desk: Desk, kind: RecordKind, ranked: Ranking) -> tuple[Link, ...]:
    """Return the records of a kind that most often stand beside one, with how many items."""
    return tuple(desk.record_link(kind, other, count) for other, count in ranked)


def _years(desk: Desk, company: Company) -> tuple[Link, ...]:
    """Return the years that have items of the record, newest first, with how many."""
    return tuple(
        Link(desk.urls.archive(desk.language, year), desk.year_name(year), count) for year, count in company.years
    )


def _near(desk: Desk, record: Record) -> tuple[NearPlace, ...]:
    """Return the places near one, without what it lies in and what lies in it, for these its page names already."""
    register = desk.archive.register
    named = (*register.ancestors("places", record.id), *register.children("places", record.id))
    found = desk.archive.neighbourhood.near(record, WITHIN, NEAR, frozenset(place.id for place in named))
    return tuple(
        NearPlace(
            desk.record_link("places", near.id),
            desk.say("%(distance)s km", distance=format_number(max(1, round(near.kilometres)), desk.language)),
        )
        for near in found
    )
