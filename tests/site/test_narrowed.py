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
    return [" ".join(found.text_content().split()) for found in built.page(url).xpath("//ul[@class='lines']//a")]


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
    assert len(titles(long, f"{LEAGUE}topics/bridges/")) == 5
    assert any(url == f"{LEAGUE}languages/ar/" for url in found.values())


def test_the_list_of_all_items_is_narrowed_by_kind_and_language(long: Built) -> None:
    assert {"/en/kinds/article/", "/en/kinds/briefing/", "/en/languages/ar/"} <= set(ways(long, "/en/").values())
    assert "Long list 3" in titles(long, "/ar/kinds/briefing/")


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


def test_a_part_is_taken_along_and_followed_with_the_whole_list(long: Built) -> None:
    takeaway = long.page(f"{LEAGUE}2019/").find_class("takeaway")[0]
    assert takeaway.xpath("a/@href") == [f"{LEAGUE}feed.rss", f"{LEAGUE}items.csv", f"{LEAGUE}items.bib"]
    assert "Whole list CSV BibTeX" in " ".join(takeaway.text_content().split())
    assert long.text(f"{LEAGUE}items.csv").count("Long list") == 5
    assert long.text(f"{LEAGUE}items.bib").count("@") == long.text(f"{LEAGUE}items.csv").count("\n") - 1


def test_a_line_says_when_and_what_and_marks_an_item_of_the_other_language(long: Built) -> None:
    lines = long.page(f"{LEAGUE}2020/").xpath("//ul[@class='lines']/li")
    assert [" ".join(line.text_content().split()) for line in lines[:2]] == [
        "6 March 2020 Briefing Long list 5 In Arabic only",
        "5 March 2020 Briefing Long list 4",
    ]
    link = lines[0].find("a")
    assert (link.get("lang"), link.get("dir")) == ("ar", "rtl")


@pytest.mark.usefixtures("long")
def test_of_a_long_list_parts_need_twice_as_many_items_and_hold_half_of_it_at_most(
    site: Site, make_item: Callable[..., str]
) -> None:
    for number in range(45):
        text = make_item(title=f"Longer {number}", lang="en", date="2021-03-01", slug=f"2021-03-01-longer-{number}",
                         actors="[example-league]")  # fmt: skip
        site.write(f"briefings/en/2021-03-01-longer-{number}.md", text)
    site.build(MUJAZ_NARROW_FROM=2)
    assert f"{LEAGUE[1:]}2020/index.html" in site.tree
    assert f"{LEAGUE[1:]}2019/index.html" not in site.tree
    assert f"{LEAGUE[1:]}2021/index.html" not in site.tree


def test_homes_and_years_have_a_table_and_a_bibliography_too_and_months_those_of_their_year(long: Built) -> None:
    for url, whole in (
        ("/en/", "/en/"),
        *((f"/en/archive/2020/{month}", "/en/archive/2020/") for month in ("", "03/")),
    ):
        links = long.page(url).xpath("//p[@class='takeaway']/a/@href")
        assert links == ["/en/feed.rss", f"{whole}items.csv", f"{whole}items.bib"]
    assert long.text("/en/archive/2020/items.csv").count("Long list") == 3
    assert "The whole year" in long.page("/en/archive/2020/03/").find_class("takeaway")[0].text_content()


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
