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
WITHIN = {"mentions", "metadata", "narrowed", "networks", "timelines"}
"""Features that stand on the pages of others, or that so small a site has none of."""


BRIDGE = "briefings/2023-08-12-example-bridge/"
SOCIAL = ("og:site_name", "og:description", "og:locale", "og:image", "article:published_time", "twitter:card")


def belongs(path: str, feature: str) -> bool:
    return any(path.endswith(part) or path.startswith(part) for part in PATHS.get(feature, ()))


def test_by_default_a_site_has_all_of_them(built: Built) -> None:
    assert {feature for path in built.tree for feature in FEATURES if belongs(path, feature)} == {*FEATURES} - WITHIN


def test_a_site_without_any_has_neither_their_files_nor_links_to_them(bare: Built) -> None:
    tree = bare.tree
    assert [path for path in tree for feature in FEATURES if belongs(path, feature)] == []
    assert "ar/feed.rss" in tree
    assert "en/index.html" in tree
    pages = "".join(data.decode() for path, data in tree.items() if path.endswith((".html", ".rss", ".opml")))
    for link in ("/en/search/", "opensearch.xml", "feed.atom", "feed.json", "/en/data/", "citation.bib", "items.csv"):
        assert link not in pages


@pytest.mark.parametrize("feature", sorted({*FEATURES} - WITHIN))
def test_a_part_can_be_left_out_alone(site: Site, built: Built, feature: str) -> None:
    site.build(MUJAZ_FEATURES=[name for name in FEATURES if name != feature])
    left = site.tree
    gone = {path for path in built.tree if path not in left and not path.startswith("theme/")}
    assert gone == {path for path in built.tree if belongs(path, feature) and path not in left}
    assert gone != set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_metadata_a_page_still_says_what_and_where_it_is(bare: Built, language: str) -> None:
    page = bare.page(f"/{language}/{BRIDGE}")
    address = f"https://sample.example/{language}/{BRIDGE}"
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert sorted(page.xpath("//link[@rel='alternate']/@hreflang")) == ["ar", "en", "x-default"]
    assert page.xpath("//meta[@property='og:url']/@content") == [address]
    assert page.xpath("//meta[@property='og:title']/@content") == page.xpath("//h1/text()")
    assert len(page.xpath("//meta[@name='description']/@content")[0]) > len(page.xpath("//h1/text()")[0])


def test_without_metadata_no_page_describes_itself_further(bare: Built, built: Built) -> None:
    for url, page in bare.pages:
        named = {*page.xpath("//meta/@name"), *page.xpath("//meta/@property"), *page.xpath("//link/@rel")}
        assert not {name for name in named if name in SOCIAL or name.startswith(("DC.", "prism.", "schema."))}, url
        assert page.xpath("//script[@type='application/ld+json']") == [], url
    named = built.page(f"/en/{BRIDGE}").xpath("//meta/@name | //meta/@property")
    assert {*SOCIAL, "DC.title", "prism.publicationDate"} <= {*named}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_mentions_no_name_in_a_text_is_a_link(bare: Built, built: Built, language: str) -> None:
    url = f"/{language}/{BRIDGE}"
    assert built.page(url).xpath("//a[@class='mention']") != []
    assert bare.page(url).xpath("//a[@class='mention']") == []
    assert bare.page(url).xpath("string(//*[@class='prose'])") == built.page(url).xpath("string(//*[@class='prose'])")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_citations_no_page_tells_how_to_cite_it(bare: Built, built: Built, language: str) -> None:
    assert built.page(f"/{language}/{BRIDGE}").xpath("//*[@id='citation']") != []
    assert bare.page(f"/{language}/{BRIDGE}").xpath("//*[@id='citation']") == []


def test_cards_need_the_metadata_that_name_them(site: Site) -> None:
    site.build(MUJAZ_FEATURES=["cards"])
    assert [path for path in site.tree if belongs(path, "cards")] == []


def test_a_feature_that_there_is_not_is_named(site: Site) -> None:
    with pytest.raises(UsageError, match=r'MUJAZ_FEATURES has "serch", which is no feature; did you mean search\?'):
        site.build(MUJAZ_FEATURES=["serch"])
