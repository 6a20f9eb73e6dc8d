"""Records as schema.org describes them, and the pages that collect items."""

from __future__ import annotations

from typing import Any

from mujaz.model import Record, RecordKind
from mujaz.site.desk import Desk
from mujaz.site.structured import json_text, without_empty
from mujaz.site.urls import ascii_url

TYPES: dict[RecordKind, str] = {
    "topics": "Thing",
    "places": "Place",
    "actors": "Organization",
    "sources": "NewsMediaOrganization",
}
PERSON = "person"
DATA_SETS = {
    "geonames": "https://www.geonames.org/{}/",
    "wikidata": "https://www.wikidata.org/wiki/{}",
}
"""Where the identifiers of `same_as` lead to."""


def thing(desk: Desk, kind: RecordKind, record: str) -> dict[str, object]:
    """Return a record as it is named by an item: its type, name and page."""
    return desk.once(("thing", kind, record), lambda: _thing(desk, kind, record))


def _thing(desk: Desk, kind: RecordKind, record: str) -> dict[str, object]:
    found = desk.archive.register.get(kind, record)
    link = desk.record_link(kind, record)
    return {"@type": schema_type(kind, found), "name": link.name.text, "url": desk.urls.absolute(link.url)}


def schema_type(kind: RecordKind, record: Record | None) -> str:
    """Return what a record is to schema.org."""
    person = kind == "actors" and record is not None and record.type == PERSON
    return "Person" if person else TYPES[kind]


def same_as(record: Record) -> list[str]:
    """Return the addresses of a record in reference data sets."""
    return [DATA_SETS[key].format(value) for key, value in record.same_as if key in DATA_SETS]


def record_collection(desk: Desk, record: Record, url: str) -> str:
    """Return the CollectionPage of a record at a root-relative address, with all that is known of the record."""
    others = [name for language, name in record.names if language != desk.language]
    latitude, longitude = record.coordinates or (None, None)
    geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude} if record.coordinates else None
    about = {
        **thing(desk, record.kind, record.id),
        "alternateName": others,
        "sameAs": [*same_as(record), *([ascii_url(record.url)] if record.url else [])],
        "geo": geo,
        "containedInPlace": thing(desk, "places", record.part_of)
        if record.kind == "places" and record.part_of
        else None,
    }
    return collection(desk, desk.record_name(record.kind, record.id).text, url, without_empty(about))


def collection(desk: Desk, name: str, url: str, about: dict[str, Any] | None = None) -> str:
    """Return the CollectionPage at a root-relative address."""
    home = desk.urls.absolute(desk.urls.home(desk.language))
    value = {
        "@type": "CollectionPage",
        "name": name,
        "url": desk.urls.absolute(url),
        "inLanguage": desk.language,
        "isPartOf": {"@type": "WebSite", "name": desk.site_name, "url": home},
        "about": about,
    }
    return json_text(without_empty(value))
