"""Related items: the same for any order, pinned first, explained by what two items have in common."""

from __future__ import annotations

import random
from datetime import date

from mujaz.enrich.related import Comparable, Relation, relate

DAY = date(2023, 8, 12)
BRIDGE = "The example bridge over the example river was opened by the engineers of the province."
HARVEST = "Wheat and barley filled silos on northern plains."
LEAGUE, COUNCIL, RIVER, BRIDGES = (
    ("actors", "league"),
    ("actors", "council"),
    ("places", "river"),
    ("topics", "bridges"),
)


def item(slug: str, text: str = BRIDGE, **values: object) -> Comparable:
    given = {"records": (), "day": DAY, **values}
    return Comparable(slug, text, **given)  # type: ignore[arg-type]


def slugs(found: dict[str, tuple[Relation, ...]], slug: str) -> list[str]:
    return [relation.slug for relation in found[slug]]


def test_the_closest_item_comes_first() -> None:
    near = item("near", BRIDGE + " Traffic began.")
    far = item("far", "The example bridge was painted.", day=date(2022, 1, 1))
    other = item("other", HARVEST)
    assert slugs(relate([item("this"), other, far, near], 5), "this") == ["near", "far"]


def test_the_order_in_which_items_are_given_does_not_matter() -> None:
    texts = (BRIDGE, HARVEST, "The example river rose.", "Wheat by the bridge.")
    items = [
        item(f"item-{number}", texts[number % 4], records=(LEAGUE, RIVER)[: number % 3], day=date(2023, 1, number + 1))
        for number in range(24)
    ]
    expected = relate(items, 5)
    for seed in range(5):
        random.Random(seed).shuffle(items)  # noqa: S311 - an order, not a secret
        assert relate(items, 5) == expected


def test_a_pinned_item_comes_first_however_far_it_is() -> None:
    this = item("this", pinned=("pinned",))
    found = relate([this, item("near"), item("pinned", HARVEST)], 5)["this"]
    assert found == (Relation("pinned", (), pinned=True), Relation("near", (), pinned=False))


def test_a_pinned_item_that_is_not_published_is_left_out() -> None:
    assert slugs(relate([item("this", pinned=("draft",)), item("near")], 5), "this") == ["near"]


def test_no_more_items_are_related_than_asked_for() -> None:
    items = [item(f"item-{number}", day=date(2023, 1, number + 1)) for number in range(9)]
    assert {len(related) for related in relate(items, 3).values()} == {3}


def test_at_most_two_related_items_are_of_one_source_and_day() -> None:
    crowd = [item(f"gazette-{number}", source="gazette") for number in range(4)]
    later = item("gazette-later", source="gazette", day=date(2023, 8, 13))
    wire = item("wire", source="wire")
    found = slugs(relate([item("this"), *crowd, later, wire], 9), "this")
    assert sorted(found) == ["gazette-2", "gazette-3", "gazette-later", "wire"]


def test_briefings_of_one_day_have_no_source_to_be_crowded_by() -> None:
    items = [item(f"briefing-{number}") for number in range(5)]
    assert len(relate(items, 9)["briefing-0"]) == 4


def test_another_version_of_a_text_is_no_related_item() -> None:
    this, copy = item("this", versions=("copy",)), item("copy", versions=("this",))
    other = item("other")
    found = relate([this, copy, other], 5)
    assert slugs(found, "this") == ["other"]
    assert slugs(found, "copy") == ["other"]


def test_of_two_versions_only_one_is_a_related_item() -> None:
    one, two = item("one", versions=("two",)), item("two", versions=("one",))
    assert slugs(relate([item("this"), one, two], 5), "this") == ["two"]


def test_items_in_two_languages_are_joined_by_what_they_list() -> None:
    arabic = item("arabic", "فتح المهندسون جسراً فوق النهر في المحافظة", records=(LEAGUE, RIVER))
    english = item("english", records=(RIVER, LEAGUE))
    found = relate([arabic, english, item("other", HARVEST)], 5)
    assert slugs(found, "arabic") == ["english"]
    assert slugs(found, "english") == ["arabic"]


def test_words_are_compared_in_one_spelling() -> None:
    one = item("one", "الإدارة الذاتيّة في المدينة")
    two = item("two", "الاداره الذاتيه في المدينه")
    assert slugs(relate([one, two], 5), "one") == ["two"]


def test_what_two_items_have_in_common_is_told_rarest_first() -> None:
    items = [
        item("this", records=(LEAGUE, COUNCIL, RIVER, BRIDGES)),
        item("that", records=(BRIDGES, RIVER, COUNCIL, LEAGUE)),
        item("third", HARVEST, records=(LEAGUE, RIVER)),
        item("fourth", HARVEST, records=(LEAGUE,)),
    ]
    assert relate(items, 1)["this"] == (Relation("that", (COUNCIL, BRIDGES, RIVER)),)


def test_items_without_anything_in_common_are_not_related() -> None:
    assert relate([item("this"), item("other", "Completely different matters elsewhere.")], 5)["other"] == ()


def test_an_item_is_never_related_to_itself() -> None:
    assert relate([item("this", pinned=("this",))], 5) == {"this": ()}


def test_an_empty_archive_has_no_relations() -> None:
    assert relate([], 5) == {}


def test_in_a_large_archive_what_everybody_lists_says_nothing() -> None:
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "iota", "kappa", "lambda"]
    items = [
        item(f"item-{number}", f"{words[number % 10]}{number} unique{number}", records=(LEAGUE,), day=date(2023, 1, 1))
        for number in range(40)
    ]
    assert set(map(len, relate(items, 5).values())) == {0}
