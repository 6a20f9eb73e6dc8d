"""An item as plain values that `marshal` can write, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, tzinfo
from operator import attrgetter
from typing import Any

from mujaz.model import Correction, Gist, Item, Picture, Reference, Rights

PARTS = {kind.__name__: kind for kind in (Reference, Picture, Correction, Gist)}
"""What an item is made of beside texts, numbers and dates."""
SCALARS = frozenset({str, int, bool, type(None)})
NAMES = tuple(part.name for part in fields(Item))
_values = attrgetter(*NAMES)
_BODY, _RIGHTS = NAMES.index("body"), NAMES.index("rights")

Packed = tuple[tuple[Any, ...], tuple[tuple[int, Any], ...]]
"""The values of an item's fields, and by number those that are not plain."""


def without_body(item: Item, rights: Rights) -> Item:
    """Return an item without its body, under other rights; `dataclasses.replace` takes three times as long."""
    values = list(_values(item))
    values[_BODY], values[_RIGHTS] = "", rights
    return Item(*values)


def pack(item: Item, zone: tzinfo) -> Packed:
    """Return an item as plain values; raise TypeError for one that holds anything else.

    Dates in `zone`, the archive's, stay in it.
    """
    values = list(_values(item))
    odd = []
    for number, value in enumerate(values):
        if type(value) not in SCALARS and not (type(value) is tuple and all(type(part) is str for part in value)):
            odd.append((number, _pack(value, zone)))
            values[number] = None
    return tuple(values), tuple(odd)


def unpack(packed: Packed, zone: tzinfo) -> Item:
    """Return the item of which `pack` made plain values."""
    values, odd = list(packed[0]), packed[1]
    for number, value in odd:
        values[number] = _unpack(value, zone)
    return Item(*values)


def _pack(value: Any, zone: tzinfo) -> Any:
    if type(value) in SCALARS:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, datetime):
        own = value.tzinfo is zone
        return ("local", *_parts(value), value.fold) if own else ("moment", value.isoformat())
    if isinstance(value, date):
        return ("day", value.isoformat())
    if isinstance(value, tuple):
        return ("tuple", *(_pack(part, zone) for part in value))
    if type(value).__name__ in PARTS:
        return (type(value).__name__, *(_pack(getattr(value, part.name), zone) for part in fields(value)))
    raise TypeError(type(value).__name__)


_parts = attrgetter("year", "month", "day", "hour", "minute", "second", "microsecond")


def _unpack(value: Any, zone: tzinfo) -> Any:
    if type(value) is not tuple:
        return value
    kind, *rest = value
    match kind:
        case "local":
            year, month, day, hour, minute, second, microsecond, fold = rest
            return datetime(year, month, day, hour, minute, second, microsecond, zone, fold=fold)
        case "moment":
            return datetime.fromisoformat(rest[0])
        case "day":
            return date.fromisoformat(rest[0])
        case "tuple":
            return tuple(_each(rest, zone))
    return PARTS[kind](*_each(rest, zone))


def _each(values: list[Any], zone: tzinfo) -> Iterator[Any]:
    return (_unpack(value, zone) for value in values)
