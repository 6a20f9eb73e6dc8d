from __future__ import annotations

from datetime import date

import pytest

from mujaz.clean.clock import find_clocks, moment_of
from mujaz.clean.notation import canonize

DAY = date(2023, 8, 12)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:30 بتوقيت دمشق", "2023-08-12T14:30:00+03:00"),
        ("2:30 م بتوقيت مكة المكرمة", "2023-08-12T14:30:00+03:00"),
        ("12:15 ص بتوقيت بيروت", "2023-08-12T00:15:00+03:00"),
        ("11:30 صباحاً بتوقيت غرينتش", "2023-08-12T11:30:00+00:00"),
        ("14:30 (GMT+3)", "2023-08-12T14:30:00+03:00"),
        ("14:30 (+3 غرينتش)", "2023-08-12T14:30:00+03:00"),
        ("2:30 p.m. EDT", "2023-08-12T14:30:00-04:00"),
        ("14:30 Damascus time", "2023-08-12T14:30:00+03:00"),
        ("T14:30:00-0500", "2023-08-12T14:30:00-05:00"),
        ("۱۴:۳۰ به وقت تهران", "2023-08-12T14:30:00+03:30"),
    ],
)
def test_a_time_with_its_zone_is_a_moment(text: str, moment: str) -> None:
    found = moment_of(DAY, find_clocks(canonize(text)))
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        "14:30",
        "2:30 بتوقيت دمشق",  # before or after noon
        "10:00 ليلاً بتوقيت دمشق",
        "14:30 BST",  # British or Bangladesh time
        "14:30 بالتوقيت المحلي",
        "25:30 GMT",
        "00:00 GMT",  # which stands for no time
        "14:30 - 11:30 GMT",
        "14:30 بتوقيت عمان",  # Amman or Oman
    ],
)
def test_a_time_that_leaves_something_open_is_none(text: str) -> None:
    assert moment_of(DAY, find_clocks(canonize(text))) is None


def test_two_clocks_that_show_the_same_moment_agree() -> None:
    clocks = find_clocks(canonize("14:30 بتوقيت بيروت (11:30 غرينتش)"))
    assert [clock.time is None for clock in clocks] == [False, False]
    assert moment_of(DAY, clocks) is not None


def test_a_zone_had_other_hours_in_other_years() -> None:
    found = moment_of(date(2021, 1, 12), find_clocks(canonize("14:30 بتوقيت دمشق")))
    assert found is not None
    assert found.isoformat() == "2021-01-12T14:30:00+02:00"
