"""Related items: the same for any order, pinned first, explained by what two items have in common."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mujaz.enrich.related import (
    LEAST,
    Comparable,
    Related,
    Relations,
    Wanted,
    mending,
    nearest,
    recall,
    relate,
    rerun,
    vectors,
)
from mujaz.enrich.related.memory import read_run

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


def slugs(found: Relations, slug: str, language: str = "") -> list[str]:
    return [relation.slug for relation in found[slug, language].own]


def others(found: Relations, slug: str, language: str) -> list[str]:
    return [relation.slug for relation in found[slug, language].other]


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
    found = relate([this, item("near"), item("pinned", HARVEST)], 5)["this", ""].own
    assert [(relation.slug, relation.pinned) for relation in found] == [("pinned", True), ("near", False)]


def test_a_pinned_item_that_is_not_published_is_left_out() -> None:
    assert slugs(relate([item("this", pinned=("draft",)), item("near")], 5), "this") == ["near"]


def test_no_more_items_are_related_than_asked_for() -> None:
    items = [item(f"item-{number}", day=date(2023, 1, number + 1)) for number in range(9)]
    assert {len(related.own) for related in relate(items, 3).values()} == {3}


def test_at_most_two_related_items_are_of_one_source_and_day() -> None:
    crowd = [item(f"gazette-{number}", source="gazette") for number in range(4)]
    later = item("gazette-later", source="gazette", day=date(2023, 8, 13))
    wire = item("wire", source="wire")
    found = slugs(relate([item("this"), *crowd, later, wire], 9), "this")
    assert sorted(found) == ["gazette-2", "gazette-3", "gazette-later", "wire"]


def test_briefings_of_one_day_have_no_source_to_be_crowded_by() -> None:
    items = [item(f"briefing-{number}") for number in range(5)]
    assert len(relate(items, 9)["briefing-0", ""].own) == 4


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
    arabic = item("arabic", "فتح المهندسون جسراً فوق النهر في المحافظة", records=(LEAGUE, RIVER), languages=("ar",))
    english = item("english", records=(RIVER, LEAGUE), languages=("en",))
    found = relate([arabic, english, item("other", HARVEST, languages=("en",))], 5)
    assert others(found, "arabic", "ar") == ["english"]
    assert others(found, "english", "en") == ["arabic"]
    assert slugs(found, "arabic", "ar") == []


def test_numbers_lead_to_the_other_language_too() -> None:
    arabic = item("arabic", "اعتمد المجلس القرار ٢٦٤٢ بشأن المعبر", languages=("ar",))
    twin = item("twin", "The council adopted resolution 2642 on the crossing.", languages=("en",))
    other = item("other", "The council adopted resolution 2672 on the crossing.", languages=("en",))
    assert others(relate([arabic, other, twin], 1), "arabic", "ar") == ["twin"]


def test_one_day_alone_relates_no_items_of_different_languages() -> None:
    arabic = item("arabic", "فتح المهندسون جسراً فوق النهر", languages=("ar",))
    assert others(relate([arabic, item("english", languages=("en",))], 5), "arabic", "ar") == []


def test_an_item_in_both_languages_is_for_the_readers_of_each() -> None:
    both = item("both", f"{BRIDGE}\nفتح المهندسون جسراً فوق النهر في المحافظة", languages=("ar", "en"))
    arabic = item("arabic", "جسر جديد: فتح المهندسون جسراً فوق النهر", languages=("ar",))
    english = item("english", BRIDGE, languages=("en",))
    found = relate([both, arabic, english], 5)
    assert (slugs(found, "both", "ar"), others(found, "both", "ar")) == (["arabic"], ["english"])
    assert (slugs(found, "both", "en"), others(found, "both", "en")) == (["english"], ["arabic"])
    assert slugs(found, "arabic", "ar") == ["both"]


def test_other_languages_fill_what_is_missing_in_the_own() -> None:
    own = item("own", languages=("ar",))
    twins = [item(f"twin-{number}", records=(RIVER, BRIDGES), languages=("en",)) for number in range(4)]
    items = [item("this", records=(RIVER, BRIDGES), languages=("ar",)), own, *twins]
    assert [len(others(relate(items, 3, None, least), "this", "ar")) for least in (0, 1, 3)] == [2, 2, 3]


def test_text_decides_before_what_the_register_lists() -> None:
    same_words = item("same-words", BRIDGE + " Traffic began.")
    same_records = item("same-records", HARVEST + " The bridge.", records=(LEAGUE, COUNCIL, RIVER))
    this = item("this", records=(LEAGUE, COUNCIL, RIVER))
    assert slugs(relate([this, same_records, same_words], 5), "this")[0] == "same-words"


def test_records_in_common_decide_between_equal_texts() -> None:
    day = date(2023, 1, 1)
    items = [item("one", day=day), item("two", records=(RIVER,), day=day), item("three", day=day)]
    assert slugs(relate([item("this", records=(RIVER,)), *items], 1), "this") == ["two"]


def test_a_near_duplicate_is_no_related_item() -> None:
    words = [f"word{number}" for number in range(60)]
    this, copy = item("this", " ".join(words)), item("copy", " ".join([*words[:58], "other", "end"]))
    half = item("half", " ".join([*words[:30], *(f"else{number}" for number in range(30))]))
    assert slugs(relate([this, copy, half], 5), "this") == ["half"]


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
    (relation,) = relate(items, 1)["this", ""].own
    assert (relation.slug, relation.shared, relation.words) == ("that", (COUNCIL, BRIDGES, RIVER), ())


def test_where_no_record_is_shared_the_words_in_common_are_told_as_they_are_written() -> None:
    this = item("this", "أعلنت إدارةُ المعبر وقف الحركة")
    that = item("that", "الإدارةُ قالت: وقف الحركة على المعبر")
    (relation,) = relate([this, that, item("other", HARVEST)], 1)["this", ""].own
    assert (relation.shared, relation.words) == ((), ("الحركة", "المعبر", "وقف"))


def test_words_in_common_are_told_in_the_spelling_of_the_related_item() -> None:
    items = [item("this", "The (Silo) burned"), item("that", "silo, SILO: burned?"), item("other", HARVEST)]
    found = relate(items, 1)
    assert found["this", ""].own[0].words == ("silo", "burned")
    assert found["that", ""].own[0].words == ("Silo", "burned")


def test_items_without_anything_in_common_are_not_related() -> None:
    found = relate([item("this"), item("other", "Completely different matters elsewhere.")], 5)
    assert found["other", ""] == Related()


def test_an_item_is_never_related_to_itself() -> None:
    assert relate([item("this", pinned=("this",))], 5) == {("this", ""): Related()}


def test_an_empty_archive_has_no_relations() -> None:
    assert relate([], 5) == {}


def test_words_of_a_small_vocabulary_still_tell_items_apart() -> None:
    letters = ["alpha", "beta", "gamma", "delta"]
    items = [item(f"{one}-{number}", f"{one} {one} {one} omega", day=date(2023, 1, number + 1))
             for number in range(9) for one in letters]  # fmt: skip
    assert [slug.split("-")[0] for slug in slugs(relate(items, 5), "beta-3")] == ["beta"] * 5


def test_what_was_found_before_changes_nothing(tmp_path: Path) -> None:
    memory = tmp_path / ".mujaz" / "related.npz"
    items = [item("this"), item("near", BRIDGE + " Traffic began."), item("other", HARVEST)]
    first = relate(items, 5, memory)
    assert memory.is_file()
    assert relate(items, 5, memory) == first == relate(items, 5)
    changed = [item("this", HARVEST + " جسر"), *items[1:], item("new", "Wheat by the bridge.")]
    assert relate(changed, 5, memory) == relate(changed, 5)
    assert relate(items[1:], 5, memory) == relate(items[1:], 5)


def invent(dice: random.Random, number: int) -> Comparable:
    """Return an item of few words and records, so that scores tie, terms cross steps, and lists run short."""
    words = [f"{dice.choice('wwwW')}{int(dice.paretovariate(0.6)) % 300}" for _ in range(dice.choice((5, 30, 60)))]
    slugs = [(f"item-{dice.randrange(90)}",) if dice.random() < 0.1 else () for _ in range(2)]
    return item(
        f"item-{number}",
        dice.choice((" ", ", ", "-")).join([*words, str(dice.randrange(10, 40))]),
        records=tuple({("places", f"place-{dice.randrange(12)}"): 0 for _ in range(dice.randrange(5))}),
        day=dice.choice((None, date(2020, 1, 1 + dice.randrange(5)))),
        source=dice.choice((None, "gazette", "wire")),
        pinned=slugs[0],
        versions=slugs[1],
        languages=dice.choice((("ar",), ("en",), ("ar", "en"))),
    )


def edit(dice: random.Random, items: dict[int, Comparable]) -> None:
    """Change, add or remove an item; some become copies of others."""
    number, other = dice.choice(list(items)), dice.choice(list(items))
    match dice.randrange(6):
        case 0:
            del items[number]
        case 1:
            number = dice.randrange(120)
            items[number] = invent(dice, number)
        case 2:
            items[number] = replace(items[number], text=items[other].text)
        case 3:
            items[number] = replace(items[number], day=date(2020, 1, 1 + dice.randrange(5)))
        case 4:
            items[number] = replace(items[number], records=items[other].records)
        case _:
            items[number] = replace(items[number], text=f"{items[number].text} w{dice.randrange(40)} end")


@pytest.mark.parametrize(("spare", "coarse_from"), [(0, 8), (2, 1_024), (16, 8)])
def test_after_any_edits_relations_are_the_same_as_if_all_were_compared_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: int, coarse_from: int
) -> None:
    for module in (nearest, mending):
        monkeypatch.setattr(module, "SPARE", spare)
    monkeypatch.setattr(vectors, "COARSE_FROM", coarse_from)
    monkeypatch.setattr(rerun, "FEW_CHANGED", 0.5)
    mended = []
    mend = rerun.mend_run
    monkeypatch.setattr(rerun, "mend_run", lambda *given: mended.append(1) or mend(*given))
    for seed in range(2):
        dice = random.Random(seed)  # noqa: S311 - edits, not a secret
        items = {number: invent(dice, number) for number in range(60)}
        memory = tmp_path / f"{seed}.npz"
        relate(list(items.values()), 5, memory, 1 + seed)
        for _ in range(6):
            for _ in range(dice.randrange(1, 4)):
                edit(dice, items)
            changed = list(items.values())
            assert relate(changed, 5, memory, 1 + seed) == relate(changed, 5, None, 1 + seed)
    assert len(mended) >= 4  # the others were compared anew, for their number had other weights


def test_a_memory_that_is_none_is_made_anew(tmp_path: Path) -> None:
    memory = tmp_path / "related.npz"
    memory.write_bytes(b"no run")
    items = [item("this"), item("near", BRIDGE + " Traffic began.")]
    assert relate(items, 5, memory) == relate(items, 5)
    assert memory.read_bytes() != b"no run"


def test_a_damaged_memory_is_noticed_wherever_the_damage_is(tmp_path: Path) -> None:
    memory = tmp_path / "related.npz"
    items = [item("this"), item("near", BRIDGE + " Traffic began."), item("other", HARVEST)]
    expected = relate(items, 5, memory)
    whole = memory.read_bytes()
    for place in range(0, len(whole), 97):
        memory.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        assert relate(items, 5, memory) == expected
    for length in (0, 30, len(whole) // 2, len(whole) - 1):
        memory.write_bytes(whole[:length])
        assert relate(items, 5, memory) == expected


def test_a_memory_of_other_rules_or_another_question_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "related.npz"
    items = [item("this"), item("near", BRIDGE + " Traffic began."), item("other", BRIDGE)]
    relate(items, 1, memory)
    assert relate(items, 5, memory) == relate(items, 5)
    monkeypatch.setattr("mujaz.enrich.related.memory.rules", lambda: "others")
    assert read_run(memory, repr((Wanted(5, 5), 32, LEAST))) is None


def test_nothing_is_written_before_it_is_to_be_kept(tmp_path: Path) -> None:
    memory = tmp_path / "state" / "related.npz"
    items = [item("this"), item("near", BRIDGE + " Traffic began.")]
    related, keep = recall(items, Wanted(5, 5), memory)
    assert list(tmp_path.iterdir()) == []
    keep()
    assert memory.is_file()
    assert recall(items, Wanted(5, 5), memory)[0] == related == relate(items, 5)


def test_what_little_has_changed_is_found_again_and_not_kept(tmp_path: Path) -> None:
    memory = tmp_path / "related.npz"
    items = [item(f"item-{number}", f"town{number // 3} river{number // 3} seen{number}") for number in range(90)]
    relate(items, 5, memory)
    kept = memory.read_bytes()
    items[0] = replace(items[0], text="Nothing else says this.")
    assert relate(items, 5, memory) == relate(items, 5)
    assert memory.read_bytes() == kept


def test_what_had_nothing_related_is_related_to_what_says_the_same_since(tmp_path: Path) -> None:
    memory = tmp_path / "related.npz"
    items = [item(f"item-{number}", f"town{number} river{number} seen{number}") for number in range(40)]
    assert slugs(relate(items, 5, memory), "item-0") == []
    items[7] = replace(items[7], text=items[0].text)
    assert slugs(relate(items, 5, memory), "item-0") == ["item-7"]


def test_two_equal_items_are_told_apart_by_nothing_and_compared_anew(tmp_path: Path) -> None:
    memory = tmp_path / "related.npz"
    items = [item("this"), item("near", BRIDGE + " Traffic began.")]
    relate(items, 5, memory)
    twice = [*items, item("near", BRIDGE + " Traffic began.")]
    assert relate(twice, 5, memory) == relate(twice, 5)


def test_the_same_run_is_kept_in_the_same_bytes(tmp_path: Path) -> None:
    items = [item("this"), item("near", BRIDGE + " Traffic began."), item("other", HARVEST)]
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    relate(items, 5, one)
    relate(items[::-1], 5, other)
    assert one.read_bytes() == other.read_bytes()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["one.npz", "other.npz"]
