"""Names as newsrooms write them and their records do not, and datelines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.enrich.spellings import list_spellings
from mujaz.model import Record

MakeRecord = Callable[..., Record]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("عبد الفتاح السيسي", "عبدالفتاح السيسي"),
        ("عبدالله الثاني", "عبد الله الثاني"),
        ("حسن نصر الله", "حسن نصرالله"),
        ("حسن نصرالله", "حسن نصر الله"),
        ("أبو ظبي", "أبوظبي"),
        ("أبوظبي", "أبو ظبي"),
        ("أبو بكر البغدادي", "أبي بكر البغدادي"),
        ("أبو محمد الجولاني", "أبا محمد الجولاني"),
        ("محمد بن سلمان", "محمد ابن سلمان"),
        ("الولايات المتحدة الأمريكية", "الولايات المتحده الامريكية"),
        ("هيئة تحرير الشام", "هيئه تحرير الشام"),
        ("القاهرة", "القاهره"),
    ],
)
def test_a_name_is_found_as_newsrooms_write_it(record: MakeRecord, name: str, written: str) -> None:
    matcher = Matcher([record("actors/this", name)])
    assert [mention.surface for mention in matcher.find(f"قال {written} ذلك", "ar")] == [written]


@pytest.mark.parametrize(("name", "word"), [("حماة", "حماه"), ("غزة", "غزه"), ("عبد", "عبدالله"), ("أبو", "أبوظبي")])
def test_a_short_name_is_not_found_in_another_word(record: MakeRecord, name: str, word: str) -> None:
    assert Matcher([record("places/this", name)]).find(f"قال {word} ذلك", "ar") == ()


def test_the_ways_to_write_a_name_are_bounded() -> None:
    keys = ("ابوعبدالله",) + ("عبد", "الله", "بن") * 20 + ("مدينة",) * 20
    assert len(list_spellings(keys)) == 16


@pytest.mark.parametrize("behind", [" – بترا: قال", " (أ ف ب) - قال", ": قال", "، 12 آب: قال", "/ الأناضول/ قال"])
def test_a_weak_place_before_a_dateline_needs_no_cue(record: MakeRecord, behind: str) -> None:
    matcher = Matcher([record("places/amman", "العاصمة الأردنية", weak=("عمان",))])
    assert [mention.id for mention in matcher.find(f"عمان{behind} الوزير", "ar")] == ["amman"]
    assert [mention.id for mention in matcher.find(f"عنوان\nعمان{behind} الوزير", "ar")] == ["amman"]
    assert matcher.find(f"قال عمان{behind} الوزير", "ar") == ()
    assert matcher.find("عمان قال الوزير", "ar") == ()
