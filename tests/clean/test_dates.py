from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mujaz.clean.dates import Candidate, find_date, line_candidates, read_date, read_date_line, read_publication_date
from mujaz.clean.records import records_of
from mujaz.model import CleanArticle, FoundDate

Clean = Callable[..., CleanArticle]


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
        ("14 جولائی 2024", "2024-07-14"),
        ("شائع 14 جولائی 2024", "2024-07-14"),
        ("12/8/2023", "2023-08-12"),
        ("١٢/٠٨/٢٠٢٣", "2023-08-12"),
        ("2023/8/12", "2023-08-12"),
        ("Sat, 12 Aug 2023 14:30:00 GMT", "2023-08-12T14:30:00+00:00"),
        ("25 محرم 1445", "2023-08-12"),
        ("۲۱ مرداد ۱۴۰۲", "2023-08-12"),
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
        "1445 محرم 25",
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
        ("Published: 12 August 2023, 18:20 GMT", "2023-08-12T18:20:00+00:00"),
        ("Published 12 August 2023 | Last updated 14 August 2023", "2023-08-12"),
        ("السبت، 12 آب 2023 الساعة 14:30 بتوقيت دمشق", "2023-08-12T14:30:00+03:00"),
        ("24 أكتوبر 2023 18:20 مساء | آخر تحديث: 25 أكتوبر 08:10 2023 | دقيقتان قراءة", "2023-10-24"),
        ("24/10/2023 | آخر تحديث: 25/10/202306:20 م (بتوقيت مكة المكرمة)", "2023-10-24"),
        ("12 August 2023 | 3 min read", "2023-08-12"),
        ("Published Tue, Aug 15 2023 9:48 AM EDT Updated Tue, Aug 15 2023 11:48 AM EDT", "2023-08-15T09:48:00-04:00"),
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


def find(
    *stated: str, lines: tuple[str, ...] = (), retrieved: date | None = None, opening: str = ""
) -> FoundDate | None:
    return find_date(
        [Candidate(text, "meta date") for text in stated],
        [Candidate(text, f"line {number}: {text}") for number, text in enumerate(lines, 1)],
        day_first=True,
        retrieved=retrieved,
        opening=opening,
    )


@pytest.mark.parametrize(
    ("stated", "value", "precision"),
    [
        ("السبت, 12 آب 2023 - 14:30", "2023-08-12", "day"),
        ("1691839800", "2023-08-12T11:30:00+00:00", "time"),
        ("20230812", "2023-08-12", "day"),
        ("1402-05-21T14:30:00+03:30", "2023-08-12T14:30:00+03:30", "time"),
        ("August 2023", "2023-08", "month"),
        ("2023", "2023", "year"),
    ],
)
def test_broken_stamps_of_metadata_are_read(stated: str, value: str, precision: str) -> None:
    found = find(stated)
    assert found is not None
    assert (found.value, found.precision, found.evidence) == (value, precision, "meta date")


@pytest.mark.parametrize("stated", ["0000-00-00", "1970-01-01", "8/12/2023 2:30:00 PM", "2023-08-12 / 2023-08-14"])
def test_stamps_that_mean_nothing_are_none(stated: str) -> None:
    assert find(stated) is None


def test_a_day_goes_before_a_year() -> None:
    found = find("2023", lines=("السبت 12 آب 2023",))
    assert found is not None
    assert (found.value, found.evidence) == ("2023-08-12", "line 1: السبت 12 آب 2023")


def test_lines_of_several_days_are_none_unless_one_is_labelled() -> None:
    assert find(lines=("الإثنين 14 آب 2023", "12 آب 2023")) is None
    found = find(lines=("الإثنين 14 آب 2023", "نشر في: 12 آب 2023"))
    assert found is not None
    assert found.value == "2023-08-12"


def test_a_dateline_is_the_last_to_be_asked() -> None:
    opening = "نيويورك، 18 كانون الأول/ديسمبر 2015 (وكالة الساحل) – قال المجلس في 20 آب 2016 إن الطريق طويل."
    found = find(opening=opening)
    assert found is not None
    assert (found.value, found.evidence) == ("2015-12-18", "dateline: نيويورك، 18 كانون الأول/ديسمبر 2015")
    found = find("2015-12-19", opening=opening)
    assert found is not None
    assert found.value == "2015-12-19"


def test_a_page_was_not_published_after_its_retrieval() -> None:
    assert find("2023-08-16", retrieved=date(2023, 8, 14)) is None
    assert find("2023-08-15", retrieved=date(2023, 8, 14)) is not None


def test_a_missing_year_is_solved_by_the_weekday_near_the_retrieval() -> None:
    found = find(lines=("الجمعة 11 آب",), retrieved=date(2023, 8, 14))
    assert found is not None
    assert (found.value, found.evidence) == ("2023-08-11", "line 1: الجمعة 11 آب")
    assert find(lines=("الجمعة 11 آب",)) is None


def test_today_alone_may_be_the_name_of_a_section() -> None:
    assert find(lines=("اليوم",), retrieved=date(2023, 8, 14)) is None
    assert read_publication_date("اليوم", retrieved=date(2023, 8, 14)) is not None


def test_a_string_gives_value_precision_and_evidence() -> None:
    assert read_publication_date("آب/أغسطس 2023") == FoundDate("2023-08", "month", "آب/أغسطس 2023")
    assert read_publication_date("Published 12 August 2023 | Updated 14 August 2023") == FoundDate(
        "2023-08-12", "day", "Published 12 August 2023 | Updated 14 August 2023"
    )


def test_a_label_in_the_line_above_says_which_date_is_the_publications() -> None:
    lines = records_of("5/12/2022\nآخر تحديث:\n6/12/2022\n12:40 م")
    assert [candidate.text for candidate in line_candidates(lines)][:2] == ["5/12/2022", "آخر تحديث: 6/12/2022"]
    found = find_date((), line_candidates(lines), day_first=True)
    assert found is not None
    assert (found.value, found.evidence) == ("2022-12-05", "line 1: 5/12/2022")


def test_a_label_says_nothing_of_a_date_that_stands_below_another_line() -> None:
    lines = records_of("آخر تحديث:\nعادت العبارة إلى البحيرة بعد تسعة أسابيع من الإصلاح\n6/12/2022")
    assert [candidate.text for candidate in line_candidates(lines)] == ["6/12/2022"]


@pytest.mark.parametrize("line", ["الحادي عشر من أيلول 2023", "الحادي عشر من أيلول عام ألفين وثلاثة وعشرين"])
def test_a_date_line_in_words_is_read(clean_page: Clean, line: str) -> None:
    text = "قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات منذ الصباح."
    article = clean_page(
        f"عودة الماء إلى الحي القديم\n\n{line}\n\n{text}\n\n{text} وأضافت أن العمل ينتهي قبل الشتاء.\n"
    )
    assert article.date is not None
    assert (article.date.value, article.date.evidence) == ("2023-09-11", f"line 3: {line}")
