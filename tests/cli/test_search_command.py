"""`mujaz search` over the built sample site: words, names, filters, order, and clear errors."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, copy_sample: Callable[[Path], Path]) -> Iterator[Path]:
    """Return the folder of a built copy of the sample site, which is the working folder meanwhile."""
    folder = copy_sample(tmp_path_factory.mktemp("search") / "archive")
    before = Path.cwd()
    os.chdir(folder)
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    yield folder
    os.chdir(before)


@pytest.fixture
def find(archive: Path) -> Callable[..., Result]:
    """Return what runs `mujaz search` in the archive."""
    assert archive == Path.cwd()
    return lambda *args: CliRunner().invoke(main, ["search", *args])


@pytest.fixture
def slugs(find: Callable[..., Result]) -> Callable[..., list[str]]:
    """Return what runs `mujaz search --json` and returns the slugs of the items found."""

    def run(*args: str) -> list[str]:
        rows: list[dict[str, Any]] = [json.loads(line) for line in find("--json", *args).stdout.splitlines()]
        return [row["slug"] for row in rows if "slug" in row]

    return run


BRIDGE, HARVEST, MARKET = "2023-08-12-example-bridge", "2023-08-20-example-harvest", "2023-09-10-example-market"


def test_a_word_in_any_spelling_finds_its_items(slugs: Callable[..., list[str]]) -> None:
    assert slugs("الحصاد") == slugs("حِصاد") == slugs("والحصاد")
    assert HARVEST in slugs("حصاد")


def test_the_records_that_the_words_name_come_first(find: Callable[..., Result]) -> None:
    result = find("Exampleton")
    assert result.exit_code == 0
    assert result.stdout.startswith("places: \u2068")
    assert "/ar/places/example-town/" in result.stdout.split("\n")[1]
    assert result.stderr.endswith(" found.\n")


def test_json_has_a_line_for_each_record_and_item(find: Callable[..., Result]) -> None:
    rows = [json.loads(line) for line in find("--json", "--lang", "en", "harvest").stdout.splitlines()]
    items = [row for row in rows if "slug" in row]
    assert list(items[0]) == ["slug", "lang", "title", "date", "score", "url"]
    assert (items[0]["slug"], items[0]["lang"]) == (HARVEST, "en")
    assert items[0]["url"] == f"https://example.org/en/briefings/{HARVEST}/" or items[0]["url"].endswith(
        f"/en/briefings/{HARVEST}/"
    )


def test_filters_narrow_the_items(slugs: Callable[..., list[str]]) -> None:
    assert set(slugs("--kind", "briefing", "--year", "2023", "مثال")) >= {BRIDGE, HARVEST}
    assert all(slug.startswith("2023-") for slug in slugs("--year", "2023", "مثال"))
    assert slugs("--place", "example-province", "--kind", "briefing") == [HARVEST]
    assert BRIDGE not in slugs("--actor", "example-league", "--", "-جسر")
    assert slugs("--actor", "example-council", "--place", "example-river", "--kind", "briefing") == [BRIDGE]
    assert slugs("--year", "1999") == []


def test_without_words_the_options_alone_decide(slugs: Callable[..., list[str]]) -> None:
    found = slugs("--source", "example-gazette", "--sort", "date")
    assert found == sorted(found, key=lambda slug: slug[:7], reverse=True)
    assert len(found) > 1


def test_the_newest_come_first_if_asked_for(slugs: Callable[..., list[str]]) -> None:
    dates = [slug[:10] for slug in slugs("--sort", "date", "--kind", "briefing", "مثال")]
    assert dates == sorted(dates, reverse=True)


def test_a_phrase_and_a_word_that_must_not_be_there(slugs: Callable[..., list[str]]) -> None:
    assert HARVEST in slugs('"موسم حصاد"')
    assert slugs('"حصاد موسم"') == []
    assert HARVEST not in slugs("مثال", "--", "-حصاد")


def test_a_limit_says_how_much_is_left_out(find: Callable[..., Result]) -> None:
    result = find("--limit", "1", "مثال")
    assert "1 shown; --limit shows more." in result.stderr
    assert result.stdout.count("/briefings/") == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "There is no word to look for; write one, as in `mujaz search Aleppo`."),
        (("🙂",), "There is no word to look for; write one, as in `mujaz search Aleppo`."),
        (("the", "في"), "These words stand in nearly every text; add another one."),
        (("--place", "example-twon", "x"), '--place is "example-twon", which no item lists; the nearest are: '),
        (("--lang", "fr", "x"), '--lang is "fr"; the archive has ar, en.'),
    ],
)
def test_wrong_use_is_told(find: Callable[..., Result], args: tuple[str, ...], message: str) -> None:
    result = find(*args)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    "words",
    ["DRAFT", "EMBARGO", "WITHDRAWN", "سُحب", "الحظر", "EXCERPT ENDS", "stays with", "Mistake", '"second paragraph"'],
)
def test_what_is_not_published_is_not_found(slugs: Callable[..., list[str]], words: str) -> None:
    hidden = {"2024-03-01-embargo-slug", "2024-02-02-example-mistake", "2024-01-15-example-library"}
    assert not hidden & {slug for slug in slugs(words) if "draft" not in slug}
    assert not [slug for slug in slugs(words) if "draft" in slug]


def test_nothing_found_is_exit_code_1(find: Callable[..., Result]) -> None:
    result = find("زقزقزق")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "0 found.\n")


def test_without_a_site_it_says_what_to_do(tmp_path: Path, copy_sample: Callable[[Path], Path],
                                           monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.chdir(copy_sample(tmp_path / "archive"))
    result = CliRunner().invoke(main, ["search", "حصاد"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "run `mujaz build` first" in result.stderr
