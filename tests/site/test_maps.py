"""Maps: places where they lie, areas by their items, and what is outside said so."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from mujaz.site.drawings.atlas import Atlas, read_atlas
from mujaz.site.drawings.maps import Style, draw_map
from mujaz.site.drawings.outlines import OWN
from mujaz.site.views import Link, MapArea, MapPoint, MapView, Text

if TYPE_CHECKING:
    from conftest import Built, Site

ENGLISH = Style("en", lambda far: f"{far} km", lambda to: f"{to.name.text}: {to.count}")
ARABIC = Style("ar", lambda far: f"{far} كم", lambda to: f"{to.name.text}: {to.count}")
DAMASCUS, GENEVA, BEIRUT = (33.51, 36.29), (46.2, 6.15), (33.89, 35.5)
OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"place": "example-town"},
            "geometry": {"type": "Polygon", "coordinates": [[[39, 34], [41, 34], [41, 36], [39, 36], [39, 34]]]},
        },
    ],
}


@cache
def syria() -> Atlas:
    return read_atlas(OWN / "syria.geojson")


def point(name: str, at: tuple[float, float], count: int | None = 1, lang: str = "en") -> MapPoint:
    return MapPoint(Link(f"/{lang}/places/{name.lower()}/", Text(name, lang), count), *at)


def view(*points: MapPoint, kind: str = "archive", frame: str = "home", areas: tuple[MapArea, ...] = ()) -> MapView:
    return MapView(kind, frame, "x", points, areas)


def test_the_smallest_frame_that_holds_half_of_the_places_is_chosen() -> None:
    assert syria().choose([DAMASCUS]) == "home"
    assert syria().choose([BEIRUT]) == "region"
    assert syria().choose([GENEVA]) == "world"
    assert syria().choose([DAMASCUS, GENEVA]) == "home"
    assert syria().choose([DAMASCUS, GENEVA, (40.7, -74.0)]) == "world"


def test_every_governorate_is_an_area_and_every_neighbour_has_both_names() -> None:
    areas = {outline.place for outline in syria().outlines if outline.kind == "area"}
    assert len(areas) == 14
    assert {"aleppo", "al-hasakah", "damascus", "quneitra", "tartus"} <= areas
    ground = [outline.names for outline in syria().outlines if outline.kind == "ground"]
    assert len(ground) == 14
    assert all(set(names) == {"ar", "en"} for names in ground)


def test_neighbouring_governorates_share_their_border() -> None:
    rings = {o.place: {p for ring in o.rings for p in ring} for o in syria().outlines if o.kind == "area"}
    assert len(rings["aleppo"] & rings["raqqa"]) > 5
    assert len(rings["homs"] & rings["hama"]) > 5


def test_a_circle_grows_with_the_number_of_items() -> None:
    body = draw_map(view(point("A", DAMASCUS, 16), point("B", (36.2, 37.16), 4)), syria(), ENGLISH).body
    radii = dict(re.findall(r'<a href="/en/places/(\w)/">.*?r="(\d+)"', body))
    assert radii == {"a": "26", "b": "13"}


def test_an_area_is_shaded_by_its_items_and_leads_to_its_page() -> None:
    areas = (
        MapArea("homs", Link("/en/places/homs/", Text("Homs", "en"), 8)),
        MapArea("hama", Link("/en/places/hama/", Text("Hama", "en"), 2)),
        MapArea("idlib", Link("/en/places/idlib/", Text("Idlib", "en"), 0)),
    )
    body = draw_map(view(areas=areas), syria(), ENGLISH).body
    assert '<a href="/en/places/homs/"><title>Homs: 8</title><path class="area s4"' in body
    assert '<a href="/en/places/hama/"><title>Hama: 2</title><path class="area s1"' in body
    assert "/en/places/idlib/" not in body
    assert body.count('class="area"') == 12


def test_the_name_of_the_only_place_is_always_there() -> None:
    crowded = view(point("A name that is very much longer than there is room for it", DAMASCUS), kind="place")
    assert "very much longer" in draw_map(crowded, syria(), ENGLISH).body


def test_a_name_in_arabic_runs_from_right_to_left_away_from_its_place() -> None:
    body = draw_map(view(point("دمشق", DAMASCUS, lang="ar"), kind="place"), syria(), ARABIC).body
    label = re.search(r'<text x="(\d+)"[^>]*text-anchor="end"[^>]*>دمشق', body)
    circle = re.search(r'cx="(\d+)"', body)
    assert label
    assert circle
    assert int(label[1]) > int(circle[1])


def test_a_map_says_how_long_a_distance_is() -> None:
    assert "200 km" in draw_map(view(point("A", DAMASCUS)), syria(), ENGLISH).body
    assert "200 كم" in draw_map(view(point("A", DAMASCUS)), syria(), ARABIC).body
    assert " km" not in draw_map(view(point("A", GENEVA), frame="world"), syria(), ENGLISH).body


@pytest.mark.parametrize("points", [[DAMASCUS], [DAMASCUS, BEIRUT], [(0.0, 0.0)], [(-89.0, 179.0)]])
def test_without_outlines_places_stand_on_a_net_of_degrees(points: list[tuple[float, float]]) -> None:
    places = [point(f"P{n}", at) for n, at in enumerate(points)]
    drawn = draw_map(MapView("place", "", "", tuple(places)), None, ENGLISH)
    assert 'class="net"' in drawn.body
    for x, y in re.findall(r'cx="(-?[\d.]+)" cy="(-?[\d.]+)"', drawn.body):
        assert 0 <= float(x) <= 680
        assert 0 <= float(y) <= drawn.height


def test_the_same_bytes_every_time() -> None:
    shown = view(point("A", DAMASCUS, 3), point("B", (36.2, 37.16), 3))
    assert draw_map(shown, read_atlas(OWN / "syria.geojson"), ENGLISH) == draw_map(shown, syria(), ENGLISH)


def test_the_page_of_the_maps_is_there_in_both_languages_and_in_the_menu(built: Built) -> None:
    for lang in ("ar", "en"):
        page = built.page(f"/{lang}/map/")
        assert page.xpath("//nav[@class='nav']//a[@aria-current]/@href") == [f"/{lang}/map/"]
        assert {link.get("hreflang") for link in page.xpath("//link[@rel='alternate'][@hreflang]")} == {
            "ar", "en", "x-default",
        }  # fmt: skip
        assert f"https://sample.example/{lang}/map/" in built.text("/sitemap.xml")
        assert page.xpath("//figure//svg/title")
        assert page.xpath("//figure//svg/desc/text()") != [""]


def test_every_place_on_the_map_is_in_its_table(built: Built) -> None:
    for lang in ("ar", "en"):
        page = built.page(f"/{lang}/map/")
        for figure in page.xpath("//figure"):
            drawn = set(figure.xpath(".//svg//a[circle]/@href"))
            assert drawn
            assert drawn == set(figure.xpath(".//table[1]//a/@href"))


def test_without_maps_there_is_no_page_of_them_and_none_on_others(site: Site) -> None:
    site.build(MUJAZ_FEATURES=["search"])
    assert "en/map/index.html" not in site.tree
    assert not any(b"/map/" in data or b'class="drawing' in data for path, data in site.tree.items() if ".html" in path)


def test_an_archive_may_have_outlines_of_its_own(site: Site) -> None:
    site.write("outlines.geojson", json.dumps(OUTLINES))
    site.build(MUJAZ_MAP_OUTLINES="content/outlines.geojson")
    assert b'class="area s4"' in site.tree["en/map/index.html"]
    assert b"Natural Earth" not in site.tree["en/map/index.html"]


def test_a_change_of_the_outlines_changes_the_maps(site: Site) -> None:
    site.write("outlines.geojson", json.dumps(OUTLINES))
    site.build(MUJAZ_MAP_OUTLINES="content/outlines.geojson")
    before = site.tree["en/map/index.html"]
    site.edit("content/outlines.geojson", "[41, 34]", "[42, 34]")
    site.build(MUJAZ_MAP_OUTLINES="content/outlines.geojson")
    assert site.tree["en/map/index.html"] != before


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "Expecting value"),
        ("{}", 'it has no list of "features"'),
        ('{"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}}]}', "feature 1 is no polygon"),
        ('{"features": []}', "no feature of it is an area"),
    ],
)
def test_a_file_that_is_no_outlines_is_named_with_what_is_wrong(site: Site, text: str, what: str) -> None:
    site.write("outlines.geojson", text)
    site.edit("pelicanconf.py", "SITEURL", 'MUJAZ_MAP_OUTLINES = "content/outlines.geojson"\nSITEURL')
    messages = site.messages()
    assert len(messages) == 1
    assert messages[0].startswith("content/outlines.geojson")
    assert what in messages[0]


def test_outlines_that_are_not_there_are_named(site: Site) -> None:
    site.edit("pelicanconf.py", "SITEURL", 'MUJAZ_MAP_OUTLINES = "content/none.geojson"\nSITEURL')
    assert "content/none.geojson" in site.messages()[0]
