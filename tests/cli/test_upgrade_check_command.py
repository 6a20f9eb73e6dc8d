"""`mujaz upgrade-check`: what differs between two builds, by cause."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main

PAGE = (
    '<!doctype html><html lang="ar"><head><title>خبر</title><link rel="stylesheet" href="/theme/main.c09db4cb16.css">'
    '</head><body><p class="a">نص <a href="/ar/">هنا</a></p></body></html>'
)
FEED = "<rss><channel><item><guid>tag:a</guid><title>خبر</title></item></channel></rss>"
FILES = {
    "ar/index.html": PAGE,
    "ar/two/index.html": PAGE,
    "feed.rss": FEED,
    "theme/main.c09db4cb16.css": "a{}",
    "data/actors.json": "[]",
    "manifest": "x",
}


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in FILES.items():
        path = tmp_path / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copytree(tmp_path / "old", tmp_path / "new")
    return tmp_path / "old", tmp_path / "new"


def run(sites: tuple[Path, Path], *options: str) -> Result:
    return CliRunner().invoke(main, ["upgrade-check", *map(str, sites), *options])


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_two_builds_of_one_version_differ_in_nothing(sites: tuple[Path, Path]) -> None:
    (sites[1] / "manifest").write_text("y")
    assert run(sites).output == "Nothing differs.\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "causes"),
    [
        ("ar/index.html", "نص", "كلام", ["text"]),
        ("ar/index.html", 'href="/ar/"', 'href="/en/"', ["links"]),
        ("ar/index.html", "<title>خبر", "<title>نبأ", ["head"]),
        ("ar/index.html", 'class="a"', 'class="b"', ["markup"]),
        ("ar/index.html", "c09db4cb16", "aaaaaaaaaa", ["assets"]),
        ("ar/index.html", 'نص <a href="/ar/"', 'كلام <a href="/en/"', ["text", "links"]),
        ("feed.rss", "خبر", "نبأ", ["feeds"]),
        ("feed.rss", "tag:a", "tag:b", ["feed ids"]),
        ("data/actors.json", "[]", "[1]", ["data"]),
        ("theme/main.c09db4cb16.css", "a{}", "b{}", ["assets"]),
    ],
)
def test_a_change_has_its_cause(sites: tuple[Path, Path], name: str, old: str, new: str, causes: list[str]) -> None:
    edit(sites[1], name, old, new)
    told = json.loads(run(sites, "--json").output)
    assert told["files"] == [{"path": name, "causes": causes}]
    assert told["causes"] == dict.fromkeys(causes, 1)


def test_a_style_under_another_name_is_an_asset_and_no_lost_address(sites: tuple[Path, Path]) -> None:
    (sites[1] / "theme/main.c09db4cb16.css").rename(sites[1] / "theme/main.aaaaaaaaaa.css")
    done = run(sites, "--json")
    assert done.exit_code == 0
    assert json.loads(done.output)["causes"] == {"assets": 2}


def test_a_page_that_is_gone_is_named_and_ends_with_exit_code_1(sites: tuple[Path, Path]) -> None:
    shutil.rmtree(sites[1] / "ar/two")
    done = run(sites)
    assert done.exit_code == 1
    assert "ar/two/index.html: its address is lost" in done.output


def test_examples_are_shown_and_all_if_that_is_asked_for(sites: tuple[Path, Path]) -> None:
    for number in range(8):
        (sites[1] / f"more{number}.html").write_text(PAGE, "utf-8")
    assert "… and 3 more" in run(sites).output
    assert "more7.html" in run(sites, "--all").output
