"""Outlines as they lie in files: GeoJSON, ours and those of an archive (docs/maps.md tells how they are written)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mujaz.frozen import frozen

OWN = Path(__file__).parent
"""Where the outlines lie that come with Mujaz."""


@frozen
class Outline:
    """A feature of the outlines."""

    kind: str
    """`area`, which has items; `ground`, which lies around; `line`, which is drawn in dashes and not filled; `land`."""
    place: str | None
    names: dict[str, str]
    rings: tuple[tuple[tuple[float, float], ...], ...]
    """In degrees, longitude first."""


def read_outlines(path: Path) -> Iterable[Outline]:
    """Yield the features of a GeoJSON file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise ValueError('it has no list of "features"')  # noqa: TRY004 - what is wrong is the file, not a type
    for number, feature in enumerate(features, 1):
        try:
            yield _outline(feature)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"feature {number} is no polygon with coordinates") from error


def _outline(feature: dict[str, Any]) -> Outline:
    said, geometry = feature.get("properties") or {}, feature["geometry"]
    polygons = {"Polygon": lambda value: [value], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
    rings = tuple(tuple((float(p[0]), float(p[1])) for p in ring[:-1]) for polygon in polygons for ring in polygon)
    names = {str(key): str(value) for key, value in (said.get("names") or {}).items()}
    return Outline(str(said.get("kind", "area")), said.get("place"), names, rings)
