"""The register as data: records as JSON, places as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mujaz.model import Record, RecordKind
from mujaz.site import markdown
from mujaz.site.dataset.views import JsonList
from mujaz.site.dataset.write import compact
from mujaz.site.desk import Desk
from mujaz.site.structured import without_empty
from mujaz.site.urls import ascii_url

TOLD = ("strong", "weak")
"""Aliases that are names; the others serve the search and the matching."""


def records_list(desk: Desk, kind: RecordKind) -> JsonList:
    """Return the records of a kind as a JSON list."""
    values = (record_values(desk, record) for record in desk.archive.register.records(kind))
    return JsonList("[", tuple(compact(value) for value in values), "]")


def places_geojson(desk: Desk) -> JsonList:
    """Return the places as GeoJSON; one whose coordinates are not known has no geometry (RFC 7946, section 3.2)."""
    features = (_feature(desk, record) for record in desk.archive.register.records("places"))
    return JsonList('{"type":"FeatureCollection","features":[', tuple(map(compact, features)), "]}")


def _feature(desk: Desk, record: Record) -> dict[str, Any]:
    latitude, longitude = record.coordinates or (None, None)
    return {
        "type": "Feature",
        "id": record.id,
        # GeoJSON names the longitude first.
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if record.coordinates else None,
        "properties": {**record_values(desk, record), "coordinates_from": record.coordinates_from},
    }


def record_values(desk: Desk, record: Record) -> dict[str, Any]:
    """Return what the data says of a record."""
    valid = {"from": record.valid.start, "until": record.valid.until}
    languages = desk.archive.settings.archive.languages
    url = desk.urls.record
    return {
        "id": record.id,
        "names": dict(record.names),
        "aliases": {language: names for language, names in _aliases(record, languages) if names},
        "type": record.type,
        "description": {lang: markdown.plain_text(markdown.render(text)) for lang, text in record.description},
        "part_of": record.part_of,
        "succeeded_by": record.succeeded_by,
        "valid": without_empty(valid),
        "same_as": dict(record.same_as),
        "merged_ids": list(record.merged_ids),
        "references": [ascii_url(reference) for reference in record.references],
        "url": {lang: desk.urls.absolute(url(lang, record.kind, record.id)) for lang in languages},
        "homepage": ascii_url(record.url) if record.url else None,
        "items": len(desk.archive.by_record.get((record.kind, record.id), ())),
    }


def _aliases(record: Record, languages: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    preferred = {name for _, name in record.names}
    for language in languages:
        names = (a.text for a in record.aliases if a.language == language and a.strength in TOLD)
        yield language, list(dict.fromkeys(name for name in names if name not in preferred))
