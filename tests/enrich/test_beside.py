from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.model import Record

MakeRecord = Callable[..., Record]
Surfaces = Callable[..., list[tuple[str, str]]]


TRAPS = Path(__file__).with_name("traps.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "trap",
    [line for line in TRAPS if not line.startswith("# ")],
)
def test_a_trap_holds_no_mention(trap: str, known: Matcher, world: Matcher) -> None:
    assert known.find(trap, "en" if trap[0].isascii() else "ar") == ()
    assert world.find(trap, "en" if trap[0].isascii() else "ar") == ()


def test_there_are_at_least_four_hundred_traps() -> None:
    assert sum(not line.startswith("# ") for line in TRAPS) >= 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("زار بوتين مصر أمس", ["vladimir-putin", "egypt"]),
        ("التقى بوتين محمد بن سلمان", ["vladimir-putin", "mohammed-bin-salman"]),
        ("استقبل الرئيس الأسد ماكرون", ["bashar-al-assad", "emmanuel-macron"]),
        ("قال محمد إنه بخير", ["muhammad"]),
        ("وصل علي أمس", ["ali"]),
        ("على علي أن يعود", ["ali"]),
        ("بنك مصر في مصر", ["egypt"]),
        ("قرب شارع بغداد في دمشق", ["damascus"]),
        ("أعلنت روسيا اليوم أنها مستعدة", ["russia"]),
        ("سفارة مصر في ليبيا", ["egypt", "libya"]),
        ("قتل في سوريا 24 شخصاً", ["syria"]),
        ("حكومة العراق ورئيس لبنان", ["iraq", "lebanon"]),
    ],
)
def test_an_arabic_name_beside_plain_words_is_found(
    text: str, found: list[str], world: Matcher, surfaces: Surfaces
) -> None:
    assert [identifier for identifier, _ in surfaces(text, matcher=world)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "When Putin met Erdogan, President Assad left.",
            ["vladimir-putin", "recep-tayyip-erdogan", "bashar-al-assad"],
        ),
        ("Putin Meets Erdogan As Syria Peace Talks Resume", ["vladimir-putin", "recep-tayyip-erdogan", "syria"]),
        ("Russian President Putin on Monday", ["vladimir-putin"]),
        ("Syria-Iraq and Turkey/Iran", ["syria", "iraq", "turkey", "iran"]),
        ("IRAN QUALIFY FOR FINAL", ["iran"]),
        ("US Secretary of State and UK Foreign Office", ["united-states", "united-kingdom"]),
        ("Damascus International Airport", ["damascus"]),
        ("Aleppo Governorate, Hama Province and Raqqa City", ["aleppo", "hama", "raqqa"]),
        ("Qatar’s emir in Jordan on Tuesday", ["qatar", "jordan"]),
        ("in Sudan Saturday", ["sudan"]),
        ("the U.S. and the UN", ["united-states", "united-nations"]),
        ("Syria's Assad", ["syria", "bashar-al-assad"]),
    ],
)
def test_a_latin_name_beside_plain_words_is_found(
    text: str, found: list[str], world: Matcher, surfaces: Surfaces
) -> None:
    assert [identifier for identifier, _ in surfaces(text, "en", world)] == found


def test_a_record_of_the_longer_name_is_found(record: MakeRecord, surfaces: Surfaces) -> None:
    matcher = Matcher((record("places/jordan", "الأردن", "Jordan"), record("actors/michael-jordan", "Michael Jordan")))
    assert surfaces("Michael Jordan left Jordan.", "en", matcher) == [
        ("michael-jordan", "Michael Jordan"),
        ("jordan", "Jordan"),
    ]
    bank = Matcher(
        (record("places/egypt", "مصر"), record("actors/new-mexico", "New Mexico"), record("places/mexico", "Mexico"))
    )
    assert surfaces("New Mexico and Mexico", "en", bank) == [("new-mexico", "New Mexico"), ("mexico", "Mexico")]


def test_a_family_name_behind_the_own_given_name_is_the_person(record: MakeRecord, surfaces: Surfaces) -> None:
    bush = record("actors/bush", "جورج دبليو بوش", "بوش", "George W. Bush", "Bush", is_a="person")
    matcher = Matcher([bush])
    assert surfaces("قال جورج بوش", matcher=matcher) == [("bush", "بوش")]
    assert surfaces("قالت لورا بوش", matcher=matcher) == []
    assert surfaces("when George Bush spoke", "en", matcher) == [("bush", "Bush")]
    assert surfaces("when Laura Bush spoke", "en", matcher) == []


def test_a_person_is_known_by_a_given_name_where_the_record_does_not_say(
    record: MakeRecord, surfaces: Surfaces
) -> None:
    matcher = Matcher(
        [record("actors/assad", "بشار الأسد", "الأسد"), record("actors/front", "الجبهة الوطنية", "الجبهة")]
    )
    assert surfaces("حافظ الأسد", matcher=matcher) == []
    assert surfaces("قال الأسد للجبهة", matcher=matcher) == [("assad", "الأسد"), ("front", "لجبهة")]
