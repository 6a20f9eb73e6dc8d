"""The file of a new record, from what a person gives and what GeoNames knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from mujaz.cli.gazetteer import Found, look_up
from mujaz.cli.register_archive import RegisterArchive
from mujaz.errors import UsageError
from mujaz.model import RecordKind
from mujaz.register.draft import Draft, write_draft
from mujaz.register.values import is_id

DEGREES = {"latitude": 90.0, "longitude": 180.0}
MOST_SHOWN = 10
"""How many places of one name are shown to choose from."""


def make_record(
    archive: RegisterArchive, kind: RecordKind, identifier: str, given: Mapping[str, Any]
) -> tuple[str, str]:
    """Return path and text of a new record's file; raise `UsageError` where it cannot be made."""
    if not is_id(identifier):
        raise UsageError(f'"{identifier}" is no id; write a-z, 0-9 and single hyphens, at most 80.')
    taken = archive.register.get(kind, identifier)
    if taken is not None:
        raise UsageError(f'The id "{identifier}" belongs to {taken.path}; choose another.')
    names = {"ar": given["ar"], "en": given["en"]}
    parent = archive.record(given["part_of"], kind).id if given["part_of"] else None
    coordinates, found = _place(kind, names, given)
    draft = Draft(
        kind,
        names,
        given["of_type"],
        parent,
        coordinates=(found.latitude, found.longitude) if found else coordinates,
        coordinates_from="geonames" if found else None,
        geonames=found.id if found else None,
    )
    return f"content/{kind}/{identifier}.yaml", write_draft(draft)


def _place(
    kind: RecordKind, names: Mapping[str, str], given: Mapping[str, Any]
) -> tuple[tuple[float, float] | None, Found | None]:
    """Return the coordinates that were given, or the place of GeoNames that is meant."""
    if given["coordinates"]:
        if kind != "places":
            raise UsageError("Only places have coordinates; leave --coordinates out.")
        return _read(given["coordinates"]), None
    if kind != "places" or given["no_coordinates"]:
        return None, None
    found = look_up(tuple(names.values()), given["country"])
    if given["geonames"]:
        found = tuple(place for place in found if place.id == given["geonames"])
    if len(found) == 1:
        return None, found[0]
    if not found:
        raise UsageError("GeoNames has no such place of that name; give --coordinates LAT,LON or --no-coordinates.")
    for place in found[:MOST_SHOWN]:
        click.echo(f"{place.id}: {place.name}, {place.country}, {place.latitude:.3f}, {place.longitude:.3f}, "
                   f"{place.population} inhabitants", err=True)  # fmt: skip
    raise UsageError("GeoNames has several places of that name; choose one with --geonames ID.")


def _read(text: str) -> tuple[float, float]:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f'"{text}" are no coordinates; write latitude,longitude, as in 35.336,40.141.') from None
    if abs(latitude) > DEGREES["latitude"] or abs(longitude) > DEGREES["longitude"]:
        raise UsageError(f'"{text}" is not on the earth; write the latitude first, as in 35.336,40.141.')
    return latitude, longitude
