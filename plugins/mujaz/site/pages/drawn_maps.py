"""What maps show: where a place lies, where an item's places lie, and where the items of the archive are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.model import Record
from mujaz.site.desk import Desk
from mujaz.site.distances import WIDE
from mujaz.site.drawings.atlas import Atlas
from mujaz.site.drawings.filters import atlas_of
from mujaz.site.pages.map_outlines import outlines_of
from mujaz.site.views import Link, MapArea, MapPoint, MapView

MOST_POINTS = 60
"""How many places a map marks; the lists beside it have them all."""
HOME = "home"
"""The frame of the country of the outlines."""
NO_POINT = WIDE - {"governorate"}
"""Types of places that are no point on a map."""


def locator_of_place(desk: Desk, place: Record) -> MapView | None:
    """Return the map of one place among those that its country's areas are called after; None without coordinates."""
    if not desk.has("maps") or place.coordinates is None:
        return None
    atlas = _atlas(desk)
    areas = _areas_of(desk, place)
    points = () if place.type in NO_POINT and areas else (_point(desk, place),)
    frame = atlas.choose([place.coordinates]) if atlas else ""
    others = _capitals(desk) if frame == HOME else _capitals(desk)[:1]
    context = [other for other in others if other.id != place.id and points]
    return MapView(
        kind="place",
        frame=frame,
        outlines=_outlines(desk),
        points=points,
        areas=areas,
        context=tuple(_point(desk, other) for other in context),
    )


def locator_of_item(desk: Desk, places: Sequence[str]) -> MapView | None:
    """Return the map of the places of an item; None if none of them is a point."""
    if not desk.has("maps"):
        return None
    found = [record for record in (desk.archive.register.get("places", place) for place in places) if record]
    named = [record for record in found if record.coordinates and record.type not in NO_POINT]
    if not named:
        return None
    atlas = _atlas(desk)
    frame = atlas.choose([record.coordinates for record in named if record.coordinates]) if atlas else ""
    shown = [record for record in named if _is_within(atlas, frame, record)]
    return MapView(
        kind="item",
        frame=frame,
        outlines=_outlines(desk),
        points=tuple(_point(desk, record) for record in shown[:MOST_POINTS]),
        areas=tuple(dict.fromkeys(area for record in shown for area in _areas_of(desk, record)[:1])),
        outside=desk.record_links("places", [record.id for record in named if record not in shown]),
    )


def archive_maps(desk: Desk) -> tuple[MapView, ...]:
    """Return the map of the archive, and those of what lies outside of it as far as there is something."""
    return desk.once(("archive maps",), lambda: tuple(_archive_maps(desk)))


def _archive_maps(desk: Desk) -> Iterable[MapView]:
    atlas, outlines = _atlas(desk), _outlines(desk)
    left = _counted_places(desk)
    for frame in atlas.frames if atlas else ("",):
        inside = [record for record in left if _is_within(atlas, frame, record)]
        left = [record for record in left if record not in inside]
        if inside or frame in (HOME, ""):
            yield MapView(
                kind="archive",
                frame=frame,
                outlines=outlines,
                points=tuple(_counted_point(desk, record) for record in inside[:MOST_POINTS]),
                areas=area_counts(desk) if frame == HOME else (),
            )


def _counted_places(desk: Desk) -> list[Record]:
    """Return the places on the map that have items, those with the most first."""
    by_record = desk.archive.by_record
    named = [
        record
        for record in desk.archive.register.records("places")
        if record.coordinates and record.type not in NO_POINT and ("places", record.id) in by_record
    ]
    return sorted(named, key=lambda record: (-len(by_record["places", record.id]), record.id))


def area_counts(desk: Desk) -> tuple[MapArea, ...]:
    """Return the areas of the outlines with the number of items about them or a place in them, in the names' order."""
    return desk.once(("area counts",), lambda: _area_counts(desk))


def _area_counts(desk: Desk) -> tuple[MapArea, ...]:
    atlas = _atlas(desk)
    if atlas is None:
        return ()
    areas = {outline.place for outline in atlas.outlines if outline.kind == "area" and outline.place}
    within: dict[str, frozenset[str]] = {}
    for record in desk.archive.register.records("places"):
        around = (record.id, *(other.id for other in desk.archive.register.ancestors("places", record.id)))
        within[record.id] = frozenset(areas.intersection(around))
    counts: Counter[str] = Counter()
    for entry in desk.archive.listed:
        counts.update(frozenset().union(*(within.get(place, frozenset()) for place in entry.ids("places"))))
    known = (area for area in areas if desk.archive.register.get("places", area))
    found = [MapArea(area, desk.record_link("places", area, counts[area])) for area in known]
    return tuple(sorted(found, key=lambda area: desk.order(area.link.name)))


def _atlas(desk: Desk) -> Atlas | None:
    return atlas_of(_outlines(desk))


def _outlines(desk: Desk) -> str:
    return desk.once(("map outlines",), lambda: outlines_of(desk.archive.settings))


def _is_within(atlas: Atlas | None, frame: str, record: Record) -> bool:
    return atlas is None or bool(record.coordinates and atlas.frames[frame].holds(*record.coordinates))


def _point(desk: Desk, record: Record) -> MapPoint:
    """Return a place without its number of items, so that its map does not change with each of them."""
    return desk.once(("map point", record.id), lambda: _make_point(desk, record, None))


def _counted_point(desk: Desk, record: Record) -> MapPoint:
    return _make_point(desk, record, len(desk.archive.by_record.get(("places", record.id), ())))


def _make_point(desk: Desk, record: Record, count: int | None) -> MapPoint:
    latitude, longitude = record.coordinates or (0.0, 0.0)
    return MapPoint(desk.record_link("places", record.id, count), latitude, longitude)


def _areas_of(desk: Desk, place: Record) -> tuple[MapArea, ...]:
    """Return the areas of the outlines that a place is, lies in or consists of."""
    return desk.once(("map areas", place.id), lambda: _find_areas(desk, place))


def _find_areas(desk: Desk, place: Record) -> tuple[MapArea, ...]:
    atlas, register = _atlas(desk), desk.archive.register
    if atlas is None:
        return ()
    drawn = {outline.place for outline in atlas.outlines if outline.place}
    around = (place, *register.ancestors("places", place.id))
    found = [record for record in around if record.id in drawn][:1]
    found = found or [record for record in register.children("places", place.id) if record.id in drawn]
    # A country around is no news: it is the whole of the map.
    if found and found[0].type == "country" and found[0] is not place:
        return ()
    return tuple(MapArea(record.id, Link("", desk.record_name("places", record.id))) for record in found)


def _capitals(desk: Desk) -> tuple[Record, ...]:
    """Return the places after which the areas of the outlines are called, in the outlines' order."""
    return desk.once(("map capitals",), lambda: _find_capitals(desk))


def _find_capitals(desk: Desk) -> tuple[Record, ...]:
    atlas = _atlas(desk)
    areas = (o.place for o in (atlas.outlines if atlas else ()) if o.kind == "area" and o.place)
    records = (desk.archive.register.get("places", area) for area in areas)
    return tuple(record for record in records if record and record.coordinates)
