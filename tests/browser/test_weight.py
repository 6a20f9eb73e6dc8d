"""What a reader's first look at the sample archive costs over the wire."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sites import build

SUBRESOURCE = re.compile(r'<(?:link rel="(?:stylesheet|preload)" |img |script src=)[^>]*?(?:href|src)="([^"]+)"')
KILOBYTE = 1000
ON_ITEMS = ["atom", "cards", "citations", "json-feed", "maps", "timelines"]
"""The parts of a site of which something stands on an item's page; the others would only take time to build."""


def wire(data: bytes) -> int:
    """Return the bytes of a file as servers send it."""
    return len(gzip.compress(data, 9))


def pages(site: Path, language: str) -> list[Path]:
    found = sorted(site.glob(f"{language}/briefings/*/index.html"))
    assert len(found) > 40
    return found


def parts(site: Path, page: Path) -> list[Path]:
    """Return the files that a page asks for at once."""
    return [site / url.removeprefix("/") for url in SUBRESOURCE.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_text_and_style_of_an_item_weigh_at_most_14_kilobytes(site: Path, language: str) -> None:
    weights = {}
    for page in pages(site, language):
        sheets = [part for part in parts(site, page) if part.suffix == ".css"]
        assert len(sheets) == 1
        weights[page.parent.name] = wire(page.read_bytes()) + wire(sheets[0].read_bytes())
    assert max(weights.values()) <= 14 * KILOBYTE, max(weights.items(), key=lambda pair: pair[1])


def test_an_arabic_item_needs_four_requests_and_60_kilobytes_with_both_fonts_and_no_script(site: Path) -> None:
    bold = next(site.glob("theme/naskh-700.*.woff2"))
    for page in pages(site, "ar"):
        text = page.read_text("utf-8")
        asked = {page, bold, *parts(site, page)} - set(site.glob("media/*"))
        weight = sum(part.stat().st_size if part.suffix == ".woff2" else wire(part.read_bytes()) for part in asked)
        assert len(asked) <= 4, sorted(asked)
        assert weight <= 60 * KILOBYTE, page
        assert not re.search(r"<script(?! type=\"application/ld\+json\")", text)


def test_nothing_is_asked_of_other_hosts(site: Path) -> None:
    for page in pages(site, "ar"):
        assert all(url.startswith("/") for url in SUBRESOURCE.findall(page.read_text("utf-8")))


def test_the_lite_variant_shows_an_item_in_15_kilobytes(site: Path, tmp_path: Path) -> None:
    root = site.parent
    for name in ("content", "theme"):
        shutil.copytree(root / name, tmp_path / name)
    settings = (root / "pelicanconf.py").read_text("utf-8")
    (tmp_path / "pelicanconf.py").write_text(f"{settings}\nMUJAZ_LITE = True\nMUJAZ_FEATURES = {ON_ITEMS}\n", "utf-8")
    lite = build(tmp_path)
    assert list(lite.rglob("*.woff2")) == []
    assert list(lite.rglob("card.png")) == []
    for language in ("ar", "en"):
        for page in pages(lite, language):
            assert "<img" not in page.read_text("utf-8")
            weight = sum(wire(part.read_bytes()) for part in (page, *parts(lite, page)))
            assert weight <= 15 * KILOBYTE, page


def test_an_english_page_fetches_no_arabic_font_for_the_names_and_headlines_on_it(page: Page, address: str) -> None:
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if request.url.endswith(".woff2") else None)
    for path in ("/en/", "/en/actors/isis/", "/en/places/", "/en/briefings/2023-02-06-earthquake/"):
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
    assert {url.rpartition("/")[2].partition(".")[0] for url in fonts} == {"serif-400", "serif-600"}
