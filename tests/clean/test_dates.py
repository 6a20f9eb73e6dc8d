from __future__ import annotations

import pytest

from mujaz.clean.dates import Candidate, find_date, read_date, read_date_line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-08-12", "2023-08-12"),
        ("2023-08-12T14:30:00+03:00", "2023-08-12T14:30:00+03:00"),
        ("2023-08-12T14:30:00.123Z", "2023-08-12T14:30:00+00:00"),
        ("2023-08-12T14:30:00", "2023-08-12"),
        ("2023-08-12T00:00:00+00:00", "2023-08-12"),
        ("الثلاثاء 14 شباط 2023", "2023-02-14"),
        ("12 August 2023", "2023-08-12"),
        ("August 12, 2023", "2023-08-12"),
        ("12th of Aug. 2023", "2023-08-12"),
        ("١٢ آب ٢٠٢٣", "2023-08-12"),
        ("۱۲ آب ۲۰۲۳", "2023-08-12"),
        ("12 آب/أغسطس 2023", "2023-08-12"),
        ("12 أغسطس (آب) 2023", "2023-08-12"),
        ("12 اغسطس، 2023", "2023-08-12"),
        ("18 كانون الأول/ديسمبر 2015", "2015-12-18"),
        ("18 كانون الثاني 2015", "2015-01-18"),
        ("3 غشت 2022", "2022-08-03"),
        ("3 جانفي 2022", "2022-01-03"),
        ("3 يونيه 2022", "2022-06-03"),
        ("12/8/2023", "2023-08-12"),
        ("١٢/٠٨/٢٠٢٣", "2023-08-12"),
        ("2023/8/12", "2023-08-12"),
        ("Sat, 12 Aug 2023 14:30:00 GMT", "2023-08-12"),
    ],
)
def test_dates_are_read_as_newsrooms_print_them(text: str, value: str) -> None:
    reading = read_date(text, day_first=True)
    assert reading is not None
    assert reading.value == value


@pytest.mark.parametrize(
    "text",
    [
        "الجمعة 12 آب 2023",  # it was a Saturday
        "31 شباط 2023",
        "2023-02-30",
        "12 آب/تموز 2023",  # two months
        "الجمعة 11 آب",  # no year
        "آب 2023",
        "1445 محرم 25",
        "25 محرم 1445",
        "12/13/2023",
        "5 آب 0023",
        "منذ ثلاث ساعات",
        "2023",
        "",
    ],
)
def test_nothing_is_better_than_a_guess(text: str) -> None:
    assert read_date(text, day_first=True) is None


def test_figures_that_may_be_either_are_no_date_in_english() -> None:
    assert read_date("12/8/2023", day_first=False) is None
    assert read_date("8/13/2023", day_first=False) is not None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("نشر في: الثلاثاء 14 شباط 2023", "2023-02-14"),
        ("تاريخ النشر 14/2/2023 - 15:20", "2023-02-14"),
        ("Published: 12 August 2023, 18:20 GMT", "2023-08-12"),
        ("Published 12 August 2023 | Last updated 14 August 2023", "2023-08-12"),
        ("السبت، 12 آب 2023 الساعة 14:30 بتوقيت دمشق", "2023-08-12"),
    ],
)
def test_a_line_that_is_a_date_alone_is_read(line: str, value: str) -> None:
    reading = read_date_line(line, day_first=True)
    assert reading is not None
    assert reading.value == value


@pytest.mark.parametrize(
    "line",
    [
        "قتل ثلاثة أشخاص في 14 شباط 2023",
        "The dam broke on 12 August 2023",
        "آخر تحديث: 14 شباط 2023",
        "Updated 12 August 2023",
        "© 2023",
    ],
)
def test_a_date_in_running_text_or_of_an_update_is_none(line: str) -> None:
    assert read_date_line(line, day_first=True) is None


def test_what_the_page_states_stands_above_its_lines() -> None:
    stated, line = Candidate("2023-08-12", "meta date"), Candidate("14 آب 2023", "line 2: 14 آب 2023")
    found = find_date([stated], [line], day_first=True)
    assert found is not None
    assert (found.value, found.evidence) == ("2023-08-12", "meta date")
    found = find_date([Candidate("اليوم", "meta date")], [line], day_first=True)
    assert found is not None
    assert (found.value, found.precision, found.evidence) == ("2023-08-14", "day", "line 2: 14 آب 2023")
