"""Long lists are narrowed without a script: their parts have pages of their own, where there is enough to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Built, Site

LEAGUE = "/en/actors/example-league/"


@pytest.fixture
def read(built: Built) -> type[Built]:
    """Return what reads a built site."""
    return type(built)


@pytest.fixture
def long(site: Site, make_item: Callable[..., str], read: type[Built]) -> Built:
    """Return the sample site with six items more about one actor: two of 2019, four of 2020, one of them Arabic."""
    for number in range(6):
        day = f"20{19 if number < 2 else 20}-03-0{number + 1}"
        language = "ar" if number == 5 else "en"
        text = make_item(title=f"Long list {number}", lang=language, date=day, slug=f"{day}-long",
                         actors="[example-league]", topics="[bridges]" if number < 3 else None)  # fmt: skip
        site.write(f"briefings/{language}/{day}-long.md", text)
    site.build(MUJAZ_NARROW_FROM=2)
    return read(site.output)


def titles(built: Built, url: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in built.page(url).find_class("card-title")]


def ways(built: Built, url: str) -> dict[str, str]:
    """Return the address behind each way to narrow the list of a page, by its words and its number."""
    links = built.page(url).xpath("//ul[@class='choices']//a")
    return {" ".join(link.text_content().split()): link.get("href") for link in links}


def test_the_page_of_an_actor_leads_to_its_years_with_their_counts(long: Built) -> None:
    found = ways(long, LEAGUE)
    assert found["2020 4"] == f"{LEAGUE}2020/"
    assert found["2019 2"] == f"{LEAGUE}2019/"


def test_a_year_of_an_actor_shows_its_items_of_that_year_newest_first(long: Built) -> None:
    assert titles(long, f"{LEAGUE}2020/") == ["Long list 5", "Long list 4", "Long list 3", "Long list 2"]


def test_a_topic_and_a_language_narrow_a_list_too(long: Built) -> None:
    found = ways(long, LEAGUE)
    assert [name for name, url in found.items() if url == f"{LEAGUE}topics/bridges/"] == ["Example bridges 5"]
    assert len(titles(long, f"{LEAGUE}topics/bridges/")) == 4  # and one more on the second page
    assert any(url == f"{LEAGUE}languages/en/" for url in found.values())


def test_the_list_of_all_items_is_narrowed_by_kind_and_language(long: Built) -> None:
    assert {"/en/kinds/article/", "/en/kinds/briefing/", "/en/languages/ar/"} <= set(ways(long, "/en/").values())
    assert "Long list 3" in titles(long, "/ar/kinds/briefing/page/2/")


def test_the_part_that_is_shown_is_marked_and_leads_back_to_the_whole(long: Built) -> None:
    page = long.page(f"{LEAGUE}2020/")
    assert page.xpath("//ul[@class='choices']//a[@aria-current='page']/@href") == [f"{LEAGUE}2020/"]
    assert page.find_class("whole")[0].get("href") == LEAGUE


def test_the_other_language_has_the_same_part(long: Built) -> None:
    page = long.page("/ar/actors/example-league/2020/")
    assert page.xpath("//nav[@class='languages']//a/@href") == [f"{LEAGUE}2020/"]


def test_years_are_for_search_engines_and_other_parts_repeat_other_lists(long: Built) -> None:
    robots = "//meta[@name='robots']/@content"
    assert long.page(f"{LEAGUE}2020/").xpath(robots) == []
    assert long.page(f"{LEAGUE}topics/bridges/").xpath(robots) == ["noindex"]
    assert long.page("/ar/actors/example-league/2019/").xpath(robots) == ["noindex"]
    assert f"https://sample.example{LEAGUE}2020/" in long.text("/sitemap.xml")
    assert f"{LEAGUE}topics/" not in long.text("/sitemap.xml")


def test_a_part_has_its_own_table_and_bibliography_and_the_feed_of_the_whole(long: Built) -> None:
    links = long.page(f"{LEAGUE}2019/").xpath("//p[@class='takeaway']/a/@href")
    assert links == [f"{LEAGUE}feed.rss", f"{LEAGUE}2019/items.csv", f"{LEAGUE}2019/items.bib"]
    assert long.text(f"{LEAGUE}2019/items.csv").count("Long list") == 2
    assert long.text(f"{LEAGUE}2019/items.bib").count("@") == 2


def test_homes_years_and_months_have_a_table_and_a_bibliography_too(long: Built) -> None:
    for url in ("/en/", "/en/archive/2020/", "/en/archive/2020/03/"):
        links = long.page(url).xpath("//p[@class='takeaway']/a/@href")
        assert links == ["/en/feed.rss", f"{url}items.csv", f"{url}items.bib"]
    assert long.text("/en/archive/2020/items.csv").count("Long list") == 3


@pytest.mark.usefixtures("long")
def test_a_part_with_too_few_items_has_no_page(site: Site) -> None:
    site.build(MUJAZ_NARROW_FROM=3)
    assert f"{LEAGUE[1:]}2020/index.html" in site.tree
    assert f"{LEAGUE[1:]}2019/index.html" not in site.tree


@pytest.mark.usefixtures("long")
def test_a_list_that_one_page_holds_is_not_narrowed(site: Site) -> None:
    site.build(MUJAZ_NARROW_FROM=2, MUJAZ_PAGE_SIZE=100)
    assert [path for path in site.tree if "/2020/" in path and "archive" not in path] == []


def test_the_index_of_actors_can_be_seen_by_type(built: Built) -> None:
    found = ways(built, "/en/actors/")
    assert found["Person 1"] == "/en/actors/types/person/"
    page = built.page("/ar/actors/types/person/")
    assert len(page.find_class("entry")) == 1
    assert page.xpath("//nav[@class='languages']//a/@href") == ["/en/actors/types/person/"]


def test_an_index_of_one_type_only_has_no_such_ways(built: Built) -> None:
    assert ways(built, "/en/topics/") == {}
