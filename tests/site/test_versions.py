"""Versions and copies of one text: each page links to all of the others, in every language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import html

Site = Any
FIRST = "2023-08-12-example-bridge"
SECOND = "2023-08-12-example-bridge-gazette"
THIRD = "2024-05-01-example-item"


def links(site: Site, url: str) -> set[str]:
    page = html.document_fromstring((site.output / url.strip("/") / "index.html").read_text("utf-8"))
    found = page.xpath("//section[@class='versions']//*[@class='card-title']/a/@href")
    return {str(link).rstrip("/").rpartition("/")[2] for link in found}


@pytest.mark.parametrize("key", ["version_of", "duplicate_of"])
def test_all_versions_link_to_each_other_also_where_they_name_only_one(
    site: Site, make_item: Callable[..., str], key: str
) -> None:
    keys = {"kind": "article", "references": None, "source": "example-gazette", key: SECOND}
    for lang, title in {"ar": "مثال على مادة", "en": "Example item"}.items():
        site.write(f"briefings/{lang}/2024/item.md", make_item(title=title, lang=lang, slug=THIRD, **keys))
    site.build()
    for lang in ("ar", "en"):
        assert links(site, f"/{lang}/briefings/{THIRD}/") == {FIRST, SECOND}
        assert links(site, f"/{lang}/briefings/{FIRST}/") == {SECOND, THIRD}
    assert links(site, f"/ar/briefings/{SECOND}/") == {FIRST, THIRD}
    listed = (site.output / "en/archive/2024/05/index.html").exists()
    feed = (site.output / "en/feed.rss").read_text("utf-8")
    assert (listed, THIRD in feed) == ((True, True) if key == "version_of" else (False, False))
