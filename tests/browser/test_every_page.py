"""Every kind of page, in both languages and in a third, in every width, light and dark: no barrier, nothing outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import LANGUAGES
from sites import FLAGS, served
from views import Finding, look_at

SAMPLE = (
    "",
    "page/2/",
    "briefings/2023-02-06-earthquake/",
    "briefings/2013-09-03-two-million-refugees/",
    "briefings/2015-08-07-joint-investigative-mechanism/",
    "actors/isis/",
    "actors/isis/2015/",
    "actors/types/armed-group/",
    "languages/en/",
    "places/deir-ez-zor/",
    "archive/",
    "archive/2023/",
    "map/",
    "corrections/",
    "search/",
    "data/",
    "about/",
)
"""Pages of the sample archive, below each of its languages."""
ONCE = ("", "404.html", "ar/briefings/2023-06-29-un-general-assembly-iimp-syria/")
HARD = (
    "",
    "actors/",
    "actors/brackets/",
    "places/",
    "places/town/",
    "topics/",
    "topics/topic/",
    "sources/",
    "sources/gazette/",
    "archive/2024/05/",
    "kinds/article/",
    "feeds/",
)
"""Pages of the hard archive; large ones are smaller there than in the sample archive."""
THIRD = (
    "",
    "page/2/",
    "briefings/2024-05-01-long/",
    "actors/",
    "actors/brackets/",
    "places/town/",
    "archive/",
    "archive/2024/05/",
    "map/",
    "corrections/",
    "feeds/",
    "search/",
    "data/",
    "about/",
)
"""Pages of the hard archive in its third language."""
HARD_ITEMS = (
    "2024-05-02-unbroken",
    "2024-05-03-crowd",
    "2024-05-04-one-word",
    "2024-05-05-table",
    "2024-05-06-names",
    "2024-05-09-excerpt",
    "2024-05-10-metadata",
    "2024-05-11-changed",
    "2024-05-13-withdrawn",
)
HARD_ONCE = (
    "",
    "404.html",
    "ar/briefings/2024-05-01-long/",
    "en/briefings/old/",
    "ar/briefings/2024-05-07-only-arabic/",
    "en/briefings/2024-05-08-only-english/",
)
EMPTY = (
    "",
    *("actors/", "actors/brackets/", "places/", "places/town/", "topics/", "topics/topic/", "sources/"),
    *("archive/", "map/", "corrections/", "feeds/", "search/", "data/"),
)


def addresses(sample: str, hard: str, empty: str) -> list[str]:
    """Return the addresses of all pages that are looked at."""
    return [
        *(f"{sample}/{path}" for path in ONCE),
        *(f"{sample}/{language}/{path}" for path in SAMPLE for language in LANGUAGES),
        *(f"{hard}/ckb/{path}" for path in THIRD),
        *(f"{hard}/{language}/{path}" for path in HARD for language in LANGUAGES),
        *(f"{hard}/{language}/briefings/{slug}/" for slug in HARD_ITEMS for language in LANGUAGES),
        *(
            f"{hard}/{path}/"
            for path in ("ar/briefings/2024-05-07-only-arabic", "en/briefings/2024-05-08-only-english")
        ),
        *(f"{hard}/{path}" for path in ("", "ar/briefings/2024-05-01-long/", "en/briefings/old/", "404.html")),
        *(f"{empty}/{language}/{path}" for path in EMPTY for language in LANGUAGES),
        f"{empty}/",
    ]


@pytest.fixture(scope="module")
def findings(chromium: str, address: str, hard_address: str, empty_address: str) -> list[Finding]:
    return look_at(chromium, FLAGS, addresses(address, hard_address, empty_address))


def of_kind(findings: list[Finding], kind: str) -> list[Finding]:
    return [finding for finding in findings if finding.kind == kind]


def test_every_page_is_there(findings: list[Finding]) -> None:
    assert of_kind(findings, "missing") == []


def test_no_page_has_a_barrier_in_any_width_and_colour(findings: list[Finding]) -> None:
    assert of_kind(findings, "barrier") == []


def test_nothing_leaves_the_window_on_phones_and_desks_and_with_letters_of_twice_the_size(
    findings: list[Finding],
) -> None:
    assert of_kind(findings, "outside") == []


def test_no_page_asks_anybody_else_says_anything_or_leaves_a_cookie(findings: list[Finding]) -> None:
    assert [finding for finding in findings if finding.kind in {"request", "console", "cookie"}] == []


def test_every_page_runs_from_the_side_of_its_script(findings: list[Finding]) -> None:
    assert of_kind(findings, "side") == []


def test_no_page_of_a_third_language_holds_a_word_that_no_catalogue_knows(findings: list[Finding]) -> None:
    assert of_kind(findings, "untranslated") == []


BROKEN = """<!doctype html><html lang="ckb"><meta charset="utf-8"><title>دەق</title>
<main style="direction: ltr"><h1>دەق</h1><p style="color: #aaa; background: #fff">Latest</p>
<p style="width: 2000px">دەق</p><img src="http://127.0.0.2:9/a.png"></main></html>"""


def test_what_is_wrong_with_a_page_is_seen(chromium: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BROKEN, "utf-8")
    with served(tmp_path) as address:
        found = look_at(chromium, FLAGS, [f"{address}/", f"{address}/nowhere/"])
    kinds = {finding.kind for finding in found}
    assert kinds == {"barrier", "outside", "request", "console", "side", "untranslated", "missing"}
    assert any(finding.what.startswith("color-contrast: 1 ×") for finding in found if finding.view == "1280 dark")
