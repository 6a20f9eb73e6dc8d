from __future__ import annotations

import pytest

from mujaz.clean.stamps import read_stamp, read_stated_stamp


@pytest.mark.parametrize(
    ("stamp", "value", "precision"),
    [
        ("20230812", "2023-08-12", "day"),
        ("20230812143000", "2023-08-12", "day"),
        ("2023-W32-6", "2023-08-12", "day"),
        ("2023W326", "2023-08-12", "day"),
        ("2023-08", "2023-08", "month"),
        ("2023/08", "2023-08", "month"),
    ],
)
def test_the_notations_of_programs_are_read(stamp: str, value: str, precision: str) -> None:
    reading = read_stamp(stamp)
    assert reading is not None
    assert (reading.value, reading.precision) == (value, precision)


@pytest.mark.parametrize("text", ["20231332", "20230230", "2023-W54-1", "2011-12", "2022-23", "2023", "1691834400", ""])
def test_what_no_calendar_has_or_may_be_something_else_is_no_stamp(text: str) -> None:
    assert read_stamp(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1691834400", "2023-08-12T10:00:00+00:00"),
        ("1691834400000", "2023-08-12T10:00:00+00:00"),
        ("1691834400.0", "2023-08-12T10:00:00+00:00"),
        ("2023", "2023"),
    ],
)
def test_metadata_may_also_be_seconds_or_a_year(text: str, value: str) -> None:
    reading = read_stated_stamp(text)
    assert reading is not None
    assert reading.value == value
