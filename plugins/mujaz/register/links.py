"""Links between records: each leads to a record, none goes in a circle, no place lies far from its parent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS, Record, RecordKind
from mujaz.register.ids import list_records
from mujaz.register.register import Register

LinkKey = Literal["part_of", "succeeded_by"]

FAR = 5.0
"""Degrees beyond which a place is thought to have wrong coordinates or a wrong parent ..."""

FAR_BY_TYPE = {"governorate": 2.5, "district": 1.0, "city": 0.6, "town": 0.4, "village": 0.3, "camp": 0.3}
"""... and fewer where the parent's type says how wide it can be; Syria's widest governorate, Homs, reaches 2.1."""

FAR_AWAY = (
    "`coordinates` lie {distance} degrees from those of `{parent}`, of which this is part; check both, latitude first."
)

ONE: dict[RecordKind, str] = {
    "actors": "an actor",
    "places": "a place",
    "sources": "a source",
    "topics": "a topic",
}


def note_dangling(register: Register, key: LinkKey, problems: Problems) -> None:
    """Note each link that leads to no record of its kind."""
    for record in list_records(register):
        target = _target(record, key)
        if target is not None and register.get(record.kind, target) is None:
            _note_dangling(register, record, key, target, problems)


def note_circles(register: Register, key: LinkKey, problems: Problems) -> None:
    """Note each circle of links once, at its first record by id."""
    for kind in RECORD_KINDS:
        for circle in _find_circles(register, kind, key):
            first = min(range(len(circle)), key=lambda number: circle[number].id)
            turned = [*circle[first:], *circle[: first + 1]]
            problems.add(
                turned[0].path,
                register.line_of(turned[0], key),
                "`{key}` goes in a circle ({circle}); take it out of one of them.",
                key=key,
                circle=" \u2192 ".join(record.id for record in turned),
            )


def note_far_places(register: Register, problems: Problems) -> None:
    """Note each place whose coordinates lie far from those of the place that it is part of."""
    for place in register.records("places"):
        parent = register.get("places", place.part_of) if place.part_of is not None else None
        if parent is None or place.coordinates is None or parent.coordinates is None:
            continue
        distance = _measure_degrees(place.coordinates, parent.coordinates)
        if distance > FAR_BY_TYPE.get(parent.type or "", FAR):
            line = register.line_of(place, "coordinates")
            values = {"distance": f"{distance:.1f}", "parent": parent.id}
            problems.add(place.path, line, FAR_AWAY, severity="integrity", column=0, **values)


def _target(record: Record, key: LinkKey) -> str | None:
    return record.part_of if key == "part_of" else record.succeeded_by


def _note_dangling(register: Register, record: Record, key: LinkKey, target: str, problems: Problems) -> None:
    line = register.line_of(record, key)
    other = next((kind for kind in RECORD_KINDS if register.get(kind, target)), None)
    meant = () if other else register.nearest(record.kind, target)
    if other is not None:
        wrong = "`{key}` is `{target}`, which is {other}; it can only be {wanted}."
    elif meant:
        wrong = "`{key}` is `{target}`, which no record has as its id; the nearest are {meant}."
    else:
        wrong = "`{key}` is `{target}`, which no record has as its id; add its file, or take the line out."
    problems.add(
        record.path,
        line,
        wrong,
        key=key,
        target=target,
        meant=", ".join(meant),
        other=ONE[other or record.kind],
        wanted=ONE[record.kind],
    )


def _find_circles(register: Register, kind: RecordKind, key: LinkKey) -> Iterator[list[Record]]:
    done: set[str] = set()
    for start in register.records(kind):
        path: dict[str, Record] = {}
        record: Record | None = start
        while record is not None and record.id not in done and record.id not in path:
            path[record.id] = record
            target = _target(record, key)
            record = register.get(kind, target) if target is not None else None
        if record is not None and record.id in path:
            walked = list(path.values())
            yield walked[walked.index(record) :]
        done.update(path)


def _measure_degrees(one: tuple[float, float], other: tuple[float, float]) -> float:
    east = abs(one[1] - other[1])
    return max(abs(one[0] - other[0]), min(east, 360 - east))
