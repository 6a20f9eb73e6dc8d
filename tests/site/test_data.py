"""The data: described, complete, as far as rights allow, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Built, Site

MakeItem = Callable[..., str]
HOST = "https://sample.example"
CHECKS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) or value.isdigit(),
    "date": lambda value: bool(date.fromisoformat(value)),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def table(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def package(tree: dict[str, bytes]) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(tree["data/datapackage.json"])
    return described


def rows_of(tree: dict[str, bytes], resource: dict[str, Any]) -> list[dict[str, Any]]:
    data = tree[f"data/{resource['path']}"]
    match resource["format"]:
        case "csv":
            return table(data)
        case "jsonl":
            return lines(data)
        case _:
            found: list[dict[str, Any]] = json.loads(data)
            return found


def test_every_file_is_described_in_english_and_arabic(built: Built) -> None:
    described = package(built.tree)
    files = {path.removeprefix("data/") for path in built.tree if path.startswith("data/")}
    assert {r["path"] for r in described["resources"]} == files - {"datapackage.json", "index.html"}
    fields = [field for r in described["resources"] for field in r.get("schema", {}).get("fields", [])]
    assert len(fields) > 80
    for part in (*described["resources"], *fields):
        assert re.search("[a-z]{3}", part["description"])
        assert re.search("[\u0620-\u064a]{3}", part["description_ar"])
    assert described["licenses"] == [{"path": "https://licence.example/", "title": "An example of a licence"}]


def test_every_row_is_as_the_schema_says(built: Built) -> None:
    checked = 0
    for resource in package(built.tree)["resources"]:
        fields = resource.get("schema", {}).get("fields", [])
        for row in rows_of(built.tree, resource) if fields else ():
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                check(row[field["name"]], field)
                checked += 1
        names = [row["id"] for row in rows_of(built.tree, resource)] if fields else []
        assert len(set(names)) == len(names)
    assert checked > 500


def check(value: Any, field: dict[str, Any]) -> None:
    rules = field.get("constraints", {})
    if value in ("", None):
        assert not rules.get("required"), field["name"]
        return
    assert CHECKS[field["type"]](value), (field["name"], value)
    assert value in rules.get("enum", [value])
    assert "pattern" not in rules or re.fullmatch(rules["pattern"], value)


def test_the_table_has_a_row_for_each_item_and_language(built: Built) -> None:
    found = table(built.tree["data/briefings.csv"])
    assert len(found) == 12
    bridge = next(row for row in found if row["url"] == f"{HOST}/ar/briefings/2023-08-12-example-bridge/")
    assert bridge["id"] == "tag:sample.example,2023-08-12:ar/old-example-bridge"
    assert bridge["actors"] == "example-league; example-council"
    assert (bridge["date"], bridge["modified"], bridge["event_date"]) == ("2023-08-12", "2023-09-01", "2023-08-11")


def test_the_text_goes_as_far_as_rights_allow(built: Built) -> None:
    found = {(row["slug"], row["lang"]): row for row in lines(built.tree["data/briefings.jsonl"])}
    assert found["2024-01-15-example-library", "en"]["text"] == "The example library lent its first invented book."
    assert found["2024-01-20-example-census", "ar"]["text"] == ""
    mistake = found["2024-02-02-example-mistake", "ar"]
    assert (mistake["status"], mistake["text"], mistake["summary"]) == ("withdrawn", "", None)
    assert mistake["withdrawn_reason"] == "كان المثال خاطئاً."
    assert "وهذا نص مختلق عن الجسر." in found["2023-08-12-example-bridge", "ar"]["text"]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|'/c calc'!A0", "\uff1d1+1"])
def test_no_cell_of_a_table_can_be_a_formula(site: Site, make_item: MakeItem, start: str) -> None:
    title = json.dumps(start)
    site.write("briefings/en/2024/formula.md", make_item(title=title, summary=title, actors="[example-league]"))
    site.build()
    for path in ("data/briefings.csv", "en/actors/example-league/items.csv"):
        cells = [cell for row in table(site.tree[path]) for cell in row.values()]
        assert f"'{start}" in cells
        assert [cell for cell in cells if re.match("[=+@\uff1d-]", cell)] == []
    assert [row["title"] for row in lines(site.tree["data/briefings.jsonl"]) if row["slug"].endswith("-item")] == [
        start
    ]


def test_places_are_points_with_the_longitude_first(built: Built) -> None:
    found = json.loads(built.tree["data/places.geojson"])
    assert found["type"] == "FeatureCollection"
    points = {feature["id"]: feature["geometry"] for feature in found["features"]}
    assert points["example-town"] == {"type": "Point", "coordinates": [40.25, 35.5]}
    assert points["exampleland"] is None


def test_an_actor_has_its_names_and_pages_in_both_languages(built: Built) -> None:
    found = {actor["id"]: actor for actor in json.loads(built.tree["data/actors.json"])}
    assert found["example-league"]["names"] == {"ar": "رابطة المثال", "en": "Example League"}
    assert found["example-league"]["url"]["ar"] == f"{HOST}/ar/actors/example-league/"


def test_entities_are_those_of_follow_the_money(built: Built) -> None:
    found = {entity["id"]: entity for entity in lines(built.tree["data/entities.ftm.json"])}
    assert found["actors-example-person"]["schema"] == "Person"
    assert found["actors-example-league"]["properties"]["name"] == ["رابطة المثال", "Example League"]
    bridge = found["items-2023-08-12-example-bridge-ar"]
    assert bridge["schema"] == "Article"
    assert bridge["properties"]["language"] == ["ara"]
    assert bridge["properties"]["publishedAt"] == ["2023-08-12"]
    mention = found["items-2023-08-12-example-bridge-ar-mention-example-league"]
    assert mention["properties"] == {
        "document": ["items-2023-08-12-example-bridge-ar"],
        "resolved": ["actors-example-league"],
        "name": ["رابطة المثال"],
    }
    for entity in found.values():
        assert all(isinstance(text, str) for values in entity["properties"].values() for text in values)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_of_the_data_names_every_file_and_field(built: Built, language: str) -> None:
    page = built.page(f"/{language}/data/")
    linked = {link for link in page.xpath("//main//a/@href") if link.startswith("/data/")}
    assert linked == {f"/{path}" for path in built.tree if path.startswith("data/")} - {"/data/index.html"}
    named = set(page.xpath("//dl[@class='fields']//code/text()"))
    resources = package(built.tree)["resources"]
    assert named == {field["name"] for r in resources for field in r.get("schema", {}).get("fields", [])}
    assert page.xpath(f"//footer//a[@href='/{language}/data/']")
    assert f"{HOST}/{language}/data/" in page.xpath("string(//p[contains(@class, 'reference')])")


def test_the_folder_of_the_data_leads_to_its_page(built: Built) -> None:
    page = html.document_fromstring(built.text("/data/"))
    assert page.xpath("//main//a/@href") == ["/ar/data/"]
