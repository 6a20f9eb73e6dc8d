from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from mujaz.arabic.localize import format_date, format_number, language_name, month_name, og_locale

if TYPE_CHECKING:
    from mujaz.model import Precision

DAY = date(2023, 8, 12)
TIME = datetime(2023, 8, 12, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "precision", "shown"),
    [
        ("ar", "day", "12 آب 2023"),
        ("ar", "month", "آب 2023"),
        ("ar", "year", "2023"),
        ("ar", "time", "12 آب 2023، 14:30"),
        ("en", "day", "12 August 2023"),
        ("en", "month", "August 2023"),
        ("en", "year", "2023"),
        ("en", "time", "12 August 2023, 14:30"),
        ("en-GB", "day", "12 August 2023"),
        ("ar-SY", "day", "12 آب 2023"),
        ("fr", "day", "12 août 2023"),
        ("fr", "month", "août 2023"),
        ("fa", "day", "12 اوت 2023"),
        ("fa", "time", "12 اوت 2023، 14:30"),
        ("he", "day", "12 באוגוסט 2023"),
        ("tr", "day", "12 Ağustos 2023"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(language: str, precision: Precision, shown: str) -> None:
    assert format_date(TIME, precision, language) == shown


def test_a_day_has_no_time_to_tell() -> None:
    assert format_date(DAY, "time", "en") == "12 August 2023"
    assert format_date(DAY, "time", "ar") == "12 آب 2023"


def test_all_levantine_months() -> None:
    assert [month_name(month, "ar") for month in range(1, 13)] == [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ]


def test_months_by_both_names() -> None:
    assert format_date(DAY, "day", "ar", months="dual") == "12 آب/أغسطس 2023"
    assert format_date(DAY, "month", "ar", months="dual") == "آب/أغسطس 2023"
    assert format_date(DAY, "day", "en", months="dual") == "12 August 2023"


@pytest.mark.parametrize("language", ["ar", "en", "fr", "fa", "ur", "ku", "ckb", "he", "ps", "tr", "ru", "xx", "x"])
@pytest.mark.parametrize("precision", ["time", "day", "month", "year"])
def test_any_language_has_western_digits_and_no_direction_marks(language: str, precision: Precision) -> None:
    shown = format_date(TIME, precision, language)
    assert "2023" in shown
    assert all(not character.isdecimal() or character in "0123456789" for character in shown)
    assert not set(shown) & set("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069")


def test_numbers_are_grouped() -> None:
    assert format_number(1234567, "ar") == "1,234,567"
    assert format_number(1234567, "en") == "1,234,567"
    assert format_number(-1234.5, "ar") == "-1,234.5"
    assert format_number(1234, "fr") == "1\u202f234"
    assert format_number(1234, "fa") == "1,234"


def test_languages_name_themselves() -> None:
    assert [language_name(language) for language in ("ar", "en", "en-GB", "fr", "fa", "he", "ckb", "xx")] == [
        "العربية",
        "English",
        "English",
        "français",
        "فارسی",
        "עברית",
        "کوردیی ناوەندی",
        "xx",
    ]


def test_opengraph_locales() -> None:
    assert [og_locale(language) for language in ("ar", "en", "fr", "fa", "ku", "en-US", "xx")] == [
        "ar_SY",
        "en_GB",
        "fr_FR",
        "fa_IR",
        "ku_TR",
        "en_US",
        "xx",
    ]


def test_folding_does_not_load_babel() -> None:
    modules = "fold, clitics, tokens, sorting, bidi, digits, localize, catalogue"
    program = f"import sys; from mujaz.arabic import {modules}; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own line
