"""Which files make the register."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mujaz.errors import Problems
from mujaz.register import Register, load, load_folder

Make = Callable[[Mapping[str, str]], Register]
Check = Callable[[Mapping[str, str]], list[str]]

ALEPPO = "names: {ar: حلب, en: Aleppo}\n"
HOMS = "names: {ar: حمص, en: Homs}\n"


def test_records_come_by_id_whatever_their_folder(make_register: Make) -> None:
    register = make_register({"places/z/aleppo.yaml": ALEPPO, "places/a/homs.yaml": HOMS})
    assert [record.id for record in register.records("places")] == ["aleppo", "homs"]
    assert [record.path for record in register.records("places")] == [
        "content/places/z/aleppo.yaml",
        "content/places/a/homs.yaml",
    ]


def test_an_archive_without_a_register_has_an_empty_one(tmp_path: Path) -> None:
    problems = Problems()
    assert load(tmp_path, ("ar", "en"), problems).all_records == ()
    assert len(problems) == 0


@pytest.mark.parametrize("name", ["aleppo.yml", "aleppo.YAML", "aleppo.Yml"])
def test_a_file_with_another_ending_is_to_be_renamed(check: Check, name: str) -> None:
    assert check({f"places/{name}": ALEPPO}) == [
        f"content/places/{name}: A record's file ends in .yaml; rename it to aleppo.yaml."
    ]


def test_hidden_and_backup_files_are_no_records(make_register: Make) -> None:
    files = [
        "places/.aleppo.yaml",
        "places/.old/aleppo.yaml",
        "places/aleppo.yaml~",
        "places/aleppo.yaml.bak",
    ]
    register = make_register(dict.fromkeys(files, "not: [a record") | {"places/README.md": "#"})
    assert register.all_records == ()


def test_a_folder_that_contains_itself_is_read_once(make_register: Make, tmp_path: Path) -> None:
    files = {"places/north/aleppo.yaml": ALEPPO}
    make_register(files)
    try:
        (tmp_path / "content/places/north/again").symlink_to(tmp_path / "content/places", target_is_directory=True)
    except OSError:
        pytest.skip("this machine allows no symlinks")
    assert [record.path for record in make_register(files).all_records] == ["content/places/north/aleppo.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this machine has no named pipes")
def test_a_file_that_is_none_is_told_and_does_not_block(check: Check, tmp_path: Path) -> None:
    (tmp_path / "content/places").mkdir(parents=True)
    os.mkfifo(tmp_path / "content/places/aleppo.yaml")
    assert check({}) == ["content/places/aleppo.yaml: This is not a file; put a file in its place or remove it."]


def test_a_broken_file_does_not_make_its_neighbours_wrong(check: Check) -> None:
    files = {"places/syria.yaml": "names: {ar: سوريا", "places/homs.yaml": HOMS + "part_of: syria\n"}
    messages = check(files)
    assert len(messages) == 1
    assert messages[0].startswith("content/places/syria.yaml:")


def test_an_archive_may_have_other_languages(tmp_path: Path) -> None:
    file = tmp_path / "content" / "places" / "aleppo.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("names: {fr: Alep}\naliases: {ku: [Heleb]}", encoding="utf-8")
    problems = Problems()
    register = load(tmp_path, ("fr",), problems)
    assert len(problems) == 0
    assert register.records("places")[0].name("ar") == ("Alep", "fr")


def test_a_register_is_found_in_an_archive_in_its_content_and_in_any_folder(tmp_path: Path) -> None:
    places = tmp_path / "archive" / "content" / "places"
    places.mkdir(parents=True)
    (places / "aleppo.yaml").write_text("names: {ar: حلب}\n", encoding="utf-8")
    for folder in (tmp_path / "archive", tmp_path / "archive" / "content"):
        problems = Problems()
        register = load_folder(folder, problems)
        assert register is not None
        assert [record.id for record in register.all_records] == ["aleppo"]
        assert list(problems) == []
    assert load_folder(tmp_path, Problems()) is None
