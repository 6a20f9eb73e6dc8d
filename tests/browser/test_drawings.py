"""Drawings as readers see them: every label whole, readable, and on its own ground."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

SVG = re.compile(rb'<svg viewBox="0 0 680.*?</svg>', re.DOTALL)
MOST_BYTES = 6 * 1024
WIDTHS = (360, 768, 1280)
PAGES = (
    "",
    "map/",
    "actors/syrian-government/",
    "actors/un-security-council/",
    "actors/united-nations/",
    "places/al-tanf/",
    "places/arwad/",
    "places/beirut/",
    "places/damascus/",
    "places/geneva/",
    "places/idlib/",
    "places/iraq/",
    "places/lebanon/",
    "places/palmyra/",
    "places/syria/",
    "places/sydney/",
    "briefings/2018-09-17-sochi-memorandum-idlib/",
    "briefings/2023-02-06-earthquake/",
    "briefings/2023-07-11-cross-border-resolutions/",
)
LABELS = """() => [...document.querySelectorAll('.drawing svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  const labels = [...svg.querySelectorAll('text')]
    .filter(text => getComputedStyle(text).display !== 'none')
    .map(text => ({text: text.textContent, box: text.getBoundingClientRect(),
                   size: parseFloat(getComputedStyle(text).fontSize) * scale}));
  return [{
    clipped: labels.filter(({box}) => box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(({text}) => text),
    small: labels.filter(({size}) => size < 12).map(({text, size}) => [text, size]),
    meeting: labels.flatMap((one, n) => labels.slice(n + 1)
      .filter(other => {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        return across > 1 && down > 0.3 * Math.min(one.box.height, other.box.height);
      })
      .map(other => [one.text, other.text])),
    labels: labels.length,
  }];
})"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_label_is_clipped_small_or_on_another(page: Page, address: str, language: str) -> None:
    wrong, labels = [], 0
    for path in PAGES:
        page.goto(f"{address}/{language}/{path}")
        page.evaluate("document.fonts.ready")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for number, found in enumerate(page.evaluate(LABELS)):
                labels += found["labels"]
                wrong += [
                    (path, width, number, key, found[key]) for key in ("clipped", "small", "meeting") if found[key]
                ]
    assert wrong == []
    assert labels > 300


def test_no_drawing_weighs_more_than_six_kilobytes(site: Path) -> None:
    weights = {
        len(gzip.compress(svg, 9)): path for path in site.rglob("*.html") for svg in SVG.findall(path.read_bytes())
    }
    assert len(weights) > 100
    assert max(weights) <= MOST_BYTES, weights[max(weights)]
