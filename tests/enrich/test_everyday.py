from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.model import Alias, Record

MakeRecord = Callable[..., Record]
Surfaces = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize("name", ["على", "من", "أي", "هي", "اليوم", "الجمعة", "قال"])
def test_a_word_that_is_nobodys_name_is_passed_over_whatever_the_register_says(
    name: str, record: MakeRecord, surfaces: Surfaces
) -> None:
    assert surfaces(f"الرئيس {name} كذا", matcher=Matcher([record("actors/a", name, is_a="person")])) == []


@pytest.mark.parametrize("name", ["The", "Monday", "after"])
def test_an_english_word_that_is_nobodys_name_is_passed_over(name: str, record: MakeRecord, surfaces: Surfaces) -> None:
    assert surfaces(f"President {name} so", "en", Matcher([record("actors/a", name, is_a="person")])) == []


def test_capitals_are_no_word(record: MakeRecord, surfaces: Surfaces) -> None:
    matcher = Matcher([record("actors/it", "IT"), record("actors/who", "WHO")])
    assert surfaces("IT and WHO asked who it is", "en", matcher) == [("it", "IT"), ("who", "WHO")]


def test_an_everyday_word_is_a_name_behind_a_word_that_leads_such_names(record: MakeRecord, surfaces: Surfaces) -> None:
    matcher = Matcher([record("actors/kamil", "كامل", is_a="person"), record("places/door", "باب")])
    assert surfaces("بشكل كامل من باب الاحتياط", matcher=matcher) == []
    assert surfaces("قال الوزير كامل في بلدة باب", matcher=matcher) == [("kamil", "كامل"), ("door", "باب")]


def test_what_a_town_or_a_body_may_be_called_stays_strong(record: MakeRecord, surfaces: Surfaces) -> None:
    matcher = Matcher([record("places/al-bab", "الباب"), record("actors/government", "النظام")])
    assert surfaces("قصف النظام وللباب", matcher=matcher) == [("government", "النظام"), ("al-bab", "لباب")]


def test_a_weak_name_without_cues_counts_behind_general_ones(record: MakeRecord, surfaces: Surfaces) -> None:
    party = record("actors/future", "تيار المستقبل", weak=("المستقبل",), is_a="party")
    assert surfaces("صحيفة المستقبل والمستقبل", matcher=Matcher([party])) == [("future", "المستقبل")]
    own = replace(party, cues=(("ar", ("كتلة",)),))
    assert surfaces("صحيفة المستقبل وكتلة المستقبل", matcher=Matcher([own])) == [("future", "المستقبل")]


def test_a_hidden_name_is_not_looked_for() -> None:
    hidden = Record("places", "a", "a.yaml", (("ar", "اسم"),), (Alias("مخفية", "ar", "hidden"),))
    assert Matcher([hidden]).find("مدينة مخفية", "ar") == ()


def test_a_name_behind_a_name_with_abd_is_part_of_it(record: MakeRecord, surfaces: Surfaces) -> None:
    matcher = Matcher([record("actors/mahmoud", "محمود", is_a="person")])
    assert surfaces("قال عبد السلام محمود، الرئيس السابق", matcher=matcher) == []
    assert surfaces("دعا إلى السلام محمود، الرئيس السابق", matcher=matcher) == [("mahmoud", "محمود")]
