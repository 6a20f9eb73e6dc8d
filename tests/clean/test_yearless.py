from __future__ import annotations

from datetime import date

from mujaz.clean.yearless import solve_relative, solve_year

FRIDAY = 4
RETRIEVED = date(2023, 8, 14)


def test_the_weekday_tells_the_year() -> None:
    assert solve_year("G", 8, 11, FRIDAY, RETRIEVED) == date(2023, 8, 11)
    assert solve_year("G", 12, 23, FRIDAY, RETRIEVED) == date(2022, 12, 23)
    assert solve_year("J", 5, 20, FRIDAY, RETRIEVED) == date(2023, 8, 11)


def test_a_weekday_that_fits_no_year_is_none() -> None:
    assert solve_year("G", 8, 12, FRIDAY, RETRIEVED) is None


def test_a_day_after_the_retrieval_or_long_before_it_is_none() -> None:
    assert solve_year("G", 8, 18, FRIDAY, RETRIEVED) is None
    assert solve_year("G", 8, 11, FRIDAY, date(2024, 8, 14)) is None


def test_a_hijri_day_is_too_unsure_for_its_weekday() -> None:
    assert solve_year("H", 1, 24, FRIDAY, RETRIEVED) is None


def test_today_and_yesterday_are_seen_from_the_retrieval() -> None:
    assert solve_relative("اليوم", RETRIEVED) == RETRIEVED
    assert solve_relative("yesterday", RETRIEVED) == date(2023, 8, 13)
    assert solve_relative("غدا", RETRIEVED) is None
