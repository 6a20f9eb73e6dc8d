from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from mujaz.clean.calendars import from_gregorian, from_hijri, from_jalali


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1357, date(1978, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1376, date(1997, 3, 21)),
        (1391, date(2012, 3, 20)),
        (1395, date(2016, 3, 20)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1402, date(2023, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
        (1408, date(2029, 3, 20)),
    ],
)
def test_nowruz_falls_on_the_day_of_the_official_calendar(year: int, day: date) -> None:
    assert from_jalali(year, 1, 1) == day
    assert from_jalali(year - 1, 12, 29) in {day - timedelta(days=1), day - timedelta(days=2)}


def test_jalali_days_follow_each_other_without_gap() -> None:
    days = [
        day for year in range(1300, 1473) for month in range(1, 13) for n in range(1, 32)
        if (day := from_jalali(year, month, n))
    ]  # fmt: skip
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))


@pytest.mark.parametrize(
    ("numbers", "day"),
    [((1357, 11, 22), date(1979, 2, 11)), ((1402, 5, 21), date(2023, 8, 12)), ((1403, 12, 30), date(2025, 3, 20))],
)
def test_known_jalali_days(numbers: tuple[int, int, int], day: date) -> None:
    assert from_jalali(*numbers) == day


@pytest.mark.parametrize("numbers", [(1402, 12, 30), (1402, 7, 31), (1402, 13, 1), (1402, 1, 0), (1299, 1, 1)])
def test_days_that_the_jalali_calendar_does_not_have(numbers: tuple[int, int, int]) -> None:
    assert from_jalali(*numbers) is None


@pytest.mark.parametrize(
    ("numbers", "day"),
    [((1444, 9, 1), date(2023, 3, 23)), ((1445, 1, 25), date(2023, 8, 12)), ((1445, 10, 1), date(2024, 4, 10))],
)
def test_hijri_days_are_those_of_umm_al_qura(numbers: tuple[int, int, int], day: date) -> None:
    assert from_hijri(*numbers) == day


def test_days_that_no_calendar_has_are_none() -> None:
    assert from_hijri(1445, 1, 31) is None
    assert from_hijri(1700, 1, 1) is None
    assert from_gregorian(2023, 2, 30) is None
    assert from_gregorian(1445, 1, 25) is None
