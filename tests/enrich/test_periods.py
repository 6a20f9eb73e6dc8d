from __future__ import annotations

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.model import Alias, Record, RecordKind, Validity

PERIODS = Matcher(
    (
        Record(
            "actors",
            "nusra",
            "content/actors/nusra.yaml",
            names=(("ar", "جبهة النصرة"),),
            aliases=(
                Alias("جبهة النصرة", "ar", valid=Validity("2012-01", "2016-07-28")),
                Alias("النصرة القديمة", "ar"),
            ),
        ),
        Record(
            "actors",
            "old-ministry",
            "content/actors/old-ministry.yaml",
            names=(("ar", "وزارة الإعلام"),),
            aliases=(Alias("وزارة الإعلام", "ar"),),
            valid=Validity("1970", "2016"),
        ),
        Record(
            "actors",
            "new-ministry",
            "content/actors/new-ministry.yaml",
            names=(("ar", "وزارة الإعلام"),),
            aliases=(Alias("وزارة الإعلام", "ar"),),
            valid=Validity("2017"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2011-12-31", 0),
        ("2012-01-01", 1),
        ("2016-07-28", 1),
        ("2016-07-29", 0),
        ("2016-07", 1),
        ("2016", 1),
        ("2017", 0),
        (None, 1),
    ],
)
def test_an_alias_counts_only_while_it_is_borne(day: str | None, found: int) -> None:
    assert len(PERIODS.find("قالت جبهة النصرة", "ar", day)) == found
    assert len(PERIODS.find("قالت النصرة القديمة", "ar", day)) == 1


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("1969-05-05", []),
        ("1975-05-05", ["old-ministry"]),
        ("2016-12-31", ["old-ministry"]),
        ("2020", ["new-ministry"]),
    ],
)
def test_of_two_bodies_of_one_name_that_of_the_day_is_meant(day: str, meant: list[str]) -> None:
    assert [mention.id for mention in PERIODS.find("أعلنت وزارة الإعلام", "ar", day)] == meant


def test_what_has_ended_is_still_named() -> None:
    ended = Record(
        "actors", "a", "a.yaml", (("ar", "جيش"),), (Alias("جيش العشائر", "ar"),), valid=Validity("2013", "2018")
    )
    assert len(Matcher([ended]).find("كان جيش العشائر هناك", "ar", "2023-01-01")) == 1
    assert Matcher([ended]).find("كان جيش العشائر هناك", "ar", "2012-01-01") == ()


def test_listed_records_are_located_by_day_too() -> None:
    listed: set[tuple[RecordKind, str]] = {("actors", "nusra")}
    assert len(PERIODS.find_listed("جبهة النصرة", "ar", listed, "2014")) == 1
    assert PERIODS.find_listed("جبهة النصرة", "ar", listed, "2020") == ()
