"""What is counted of the items of each record: who and what stands beside it, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from mujaz.model import Item
from mujaz.site.company import COMPANIONS, Company, count_company
from mujaz.site.entries import Edition, Entry

DAMASCUS = timezone(timedelta(hours=3))


def entry(slug: str, *, actors: tuple[str, ...] = (), places: tuple[str, ...] = (), year: int = 2023) -> Entry:
    date = datetime(year, 12, 31, 22, tzinfo=UTC)
    item = Item(f"{slug}.md", slug, "ar", slug, "briefing", date, "time", "", 1, actors=actors, places=places)
    return Entry(slug, (Edition(item, "", ""),))


def company(*entries: Entry) -> dict[tuple[str, str], Company]:
    return dict(count_company(entries, lambda moment: moment.astimezone(DAMASCUS)))


def test_a_record_is_beside_others_as_often_as_items_list_both() -> None:
    found = company(
        entry("a", actors=("un", "isis"), places=("raqqa",)),
        entry("b", actors=("un", "isis")),
        entry("c", actors=("un", "coalition")),
    )
    assert found["actors", "un"].actors == (("isis", 2), ("coalition", 1))
    assert found["actors", "un"].places == (("raqqa", 1),)
    assert found["places", "raqqa"].actors == (("isis", 1), ("un", 1))
    assert found["places", "raqqa"].places == ()


def test_a_place_and_an_actor_of_one_name_are_two() -> None:
    found = company(entry("a", actors=("lebanon",), places=("lebanon", "beirut")))
    assert found["actors", "lebanon"] == Company((), (("beirut", 1), ("lebanon", 1)), ((2024, 1),))
    assert found["places", "lebanon"] == Company((("lebanon", 1),), (("beirut", 1),), ((2024, 1),))


def test_the_most_frequent_come_first_and_no_more_than_are_told() -> None:
    many = [entry(f"i{number}", actors=("un", f"a{number:02}")) for number in range(COMPANIONS + 4)]
    often = entry("often", actors=("un", f"a{COMPANIONS + 2:02}"))
    ranked = company(*many, often)["actors", "un"].actors
    assert ranked[0] == ("a10", 2)
    assert ranked[1:] == tuple((f"a{number:02}", 1) for number in range(COMPANIONS - 1))


def test_years_are_those_of_the_archives_zone_the_newest_first() -> None:
    found = company(entry("a", actors=("un",), year=2021), entry("b", actors=("un",)), entry("c", actors=("un",)))
    assert found["actors", "un"].years == ((2024, 2), (2022, 1))
