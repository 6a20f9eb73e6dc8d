"""A site without the parts that it can do without: nothing of them is built, and no page leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mujaz.errors import UsageError
from mujaz.site.settings import FEATURES

if TYPE_CHECKING:
    from conftest import Built, Site

PATHS = {
    "atom": ("feed.atom", ".atom"),
    "cards": ("/card.png",),
    "citations": ("/citation.bib", "/citation.json", "/citation.ris", "/items.csv", "/items.bib"),
    "data": ("/data/index.html", "data/"),
    "feed-months": ("ar/feeds/20", "en/feeds/20"),
    "json-feed": ("/feed.json",),
    "maps": ("/map/index.html",),
    "search": ("/search/index.html", "/opensearch.xml", "assets/search/"),
}
"""Feature → what paths of its files end with or begin with."""
WITHIN = {"narrowed", "networks", "timelines"}
"""Features that stand on the pages of others, or that so small a site has none of."""


def belongs(path: str, feature: str) -> bool:
    return any(path.endswith(part) or path.startswith(part) for part in PATHS.get(feature, ()))


def test_by_default_a_site_has_all_of_them(built: Built) -> None:
    assert {feature for path in built.tree for feature in FEATURES if belongs(path, feature)} == {*FEATURES} - WITHIN


def test_a_site_without_any_has_neither_their_files_nor_links_to_them(site: Site) -> None:
    site.build(MUJAZ_FEATURES=[])
    tree = site.tree
    assert [path for path in tree for feature in FEATURES if belongs(path, feature)] == []
    assert "ar/feed.rss" in tree
    assert "en/index.html" in tree
    pages = "".join(data.decode() for path, data in tree.items() if path.endswith((".html", ".rss", ".opml")))
    for link in ("/en/search/", "opensearch.xml", "feed.atom", "feed.json", "/en/data/", "citation.bib", "items.csv"):
        assert link not in pages


@pytest.mark.parametrize("feature", sorted({*FEATURES} - WITHIN))
def test_a_part_can_be_left_out_alone(site: Site, built: Built, feature: str) -> None:
    site.build(MUJAZ_FEATURES=[name for name in FEATURES if name != feature])
    gone = {path for path in built.tree if path not in site.tree and not path.startswith("theme/")}
    assert gone == {path for path in built.tree if belongs(path, feature) and path not in site.tree}
    assert gone != set()


def test_a_feature_that_there_is_not_is_named(site: Site) -> None:
    with pytest.raises(UsageError, match=r'MUJAZ_FEATURES has "serch", which is no feature; did you mean search\?'):
        site.build(MUJAZ_FEATURES=["serch"])
