"""What search engines and browsers read of every page: languages, addresses, titles and structured data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Built

HOST = "https://sample.example"
BRIDGE = "briefings/2023-08-12-example-bridge/"
FLOOD = "/ar/briefings/2023-09-example-flood/"
MARKET = "/en/briefings/2023-09-10-example-market/"


def hreflangs(built: Built, url: str) -> dict[str, str]:
    links = built.page(url).xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_hreflang_names_every_version_itself_and_a_default(built: Built) -> None:
    ar, en = f"{HOST}/ar/{BRIDGE}", f"{HOST}/en/{BRIDGE}"
    assert hreflangs(built, f"/ar/{BRIDGE}") == {"ar": ar, "en": en, "x-default": ar}
    assert hreflangs(built, f"/en/{BRIDGE}") == {"ar": ar, "en": en, "x-default": ar}
    assert hreflangs(built, FLOOD) == {"ar": HOST + FLOOD, "x-default": HOST + FLOOD}
    assert hreflangs(built, MARKET) == {"en": HOST + MARKET, "x-default": HOST + MARKET}
    homes = {"ar": f"{HOST}/ar/", "en": f"{HOST}/en/", "x-default": f"{HOST}/"}
    assert hreflangs(built, "/ar/") == hreflangs(built, "/en/") == hreflangs(built, "/") == homes


def test_hreflang_is_reciprocal_on_every_page(built: Built) -> None:
    for url, _ in built.pages:
        for code, target in hreflangs(built, url).items():
            if code != "x-default":
                assert hreflangs(built, target.removeprefix(HOST)) == hreflangs(built, url)


def test_no_page_that_is_kept_from_search_engines_is_an_alternate_of_another(built: Built) -> None:
    hidden = {url for url, page in built.pages if page.xpath("//meta[@name='robots']")}
    named = {target.removeprefix(HOST) for url, _ in built.pages for target in hreflangs(built, url).values()}
    assert hidden & named == set()


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        ("/en/places/example-camp/", True),
        ("/ar/places/example-camp/", False),
        ("/ar/actors/example-person/", True),
        ("/en/actors/example-person/", False),
        ("/ar/actors/unnamed-example/", True),
        ("/en/actors/unnamed-example/", True),
        ("/404.html", True),
    ],
)
def test_a_page_without_items_in_its_language_is_kept_from_search_engines(
    built: Built,
    url: str,
    hidden: bool,  # noqa: FBT001
) -> None:
    robots = built.page(url).xpath("//meta[@name='robots']/@content")
    assert robots == (["noindex"] if hidden else [])


def test_every_page_has_one_h1_a_title_a_description_and_a_canonical_address(built: Built) -> None:
    for url, page in built.pages:
        assert len(page.xpath("//h1")) == 1, url
        assert page.xpath("string(//title)").strip(), url
        assert page.xpath("//meta[@name='description']/@content")[0].strip(), url
        assert page.xpath("//link[@rel='canonical']/@href")[0].startswith(HOST), url


def test_every_page_says_its_language_and_direction(built: Built) -> None:
    for url, page in built.pages:
        expected = ("en", "ltr") if url.startswith("/en/") else ("ar", "rtl")
        assert (page.get("lang"), page.get("dir")) == expected, url


def test_no_two_pages_for_search_engines_have_one_title_or_description(built: Built) -> None:
    seen: dict[str, str] = {}
    for url, page in built.pages:
        if page.xpath("//meta[@name='robots']") or url == "/":
            continue
        for text in (page.xpath("string(//title)"), page.xpath("//meta[@name='description']/@content")[0]):
            assert seen.setdefault(text, url) == url


def test_no_page_loads_anything_from_another_host_and_only_the_search_runs_a_script(built: Built) -> None:
    for url, page in built.pages:
        loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //@src")
        assert [link for link in loaded if not link.startswith("/") or link.startswith("//")] == [], url
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert [script.get("src")[:14] for script in scripts] == ["/theme/search."] * url.endswith("/search/"), url


def test_the_json_ld_of_every_page_is_json_of_schema_org(built: Built) -> None:
    for url, _ in built.pages:
        assert {data["@context"] for data in built.json_ld(url)} <= {"https://schema.org"}


def test_the_json_ld_of_an_item_names_its_language_dates_and_translation(built: Built) -> None:
    article = next(data for data in built.json_ld(f"/ar/{BRIDGE}") if data["@type"] == "NewsArticle")
    assert article["headline"] == "مثال: افتتاح جسر المثال"
    assert article["inLanguage"] == "ar"
    assert article["datePublished"] == "2023-08-12T00:00+03:00"
    assert article["dateModified"] == "2023-09-01T00:00+03:00"
    assert article["isBasedOn"] == ["https://league.example/minutes"]
    assert article["workTranslation"] == [{"@id": f"{HOST}/en/{BRIDGE}"}]
    assert [thing["name"] for thing in article["mentions"]] == [
        "رابطة المثال",
        "مجلس المثال",
        "بلدة المثال",
        "نهر المثال",
    ]
