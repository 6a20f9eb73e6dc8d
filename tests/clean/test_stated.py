"""Dates beside the metadata: in titles, above the headline, behind a label anywhere on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TEXT = "<p>قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات.</p>" * 3
TITLE = "عودة الماء إلى الحي القديم"


def page(above: str, title: str = TITLE, below: str = "") -> str:
    head = f"<head><meta charset=utf-8><title>{title}</title></head>"
    return f"<!doctype html><html lang=ar>{head}<body>{above}<h1>{TITLE}</h1>{TEXT}{below}</body></html>"


def test_a_date_at_the_end_of_the_title_is_read(clean_page: Clean) -> None:
    article = clean_page(page("", f"{TITLE} | DW | 19.01.2020"))
    assert article.date is not None
    assert (article.date.value, article.date.evidence) == ("2020-01-19", "title: 19.01.2020")


@pytest.mark.parametrize(
    "above",
    [
        "<div>السبت 19 آب 2023</div><article><div class=date>12 آب 2023</div>",
        '<div>السبت 19 آب 2023</div><div class="news"><ul><li>السبت / 12 آب 2023 / 14:30</li><li>محليات</li></ul>',
        "<div>السبت 19 آب 2023</div><div><span>رقم الخبر: 118</span><span>تاريخ النشر: 12/8/2023</span></div>",
    ],
)
def test_a_date_above_the_headline_is_read_and_the_day_of_the_visit_is_not(above: str, clean_page: Clean) -> None:
    article = clean_page(page(above))
    assert article.date is not None
    assert article.date.value == "2023-08-12"


def test_times_in_words_of_two_years_are_not_one_day(clean_page: Clean) -> None:
    assert clean_page(page("<time>12 أغسطس 2022</time><time>12 أغسطس 2023</time>")).date is None
    found = clean_page(page("<time>12 أغسطس 2023 - 10:30</time><time>12 أغسطس 2023</time>")).date
    assert found is not None
    assert found.value == "2023-08-12"


def test_the_day_of_the_visit_alone_is_no_date(clean_page: Clean) -> None:
    assert clean_page(page("<div>السبت 19 آب 2023</div>")).date is None


def test_a_labelled_date_below_the_text_of_a_dump_is_read(clean_page: Clean) -> None:
    text = TEXT.replace("<p>", "").replace("</p>", "\n")
    article = clean_page(f"{TITLE}\n{text}شارك\nالوسوم: ماء\nتاريخ النشر: 12 آب 2023\n")
    assert article.date is not None
    assert article.date.value == "2023-08-12"


def test_a_date_in_two_calendars_as_long_as_a_sentence_is_read(clean_page: Clean) -> None:
    line = "الاثنين 1427/4/10 هـ - الموافق 8/5/2006 م (آخر تحديث) الساعة 17:51 (مكة المكرمة)، 14:51 (غرينتش)"
    text = TEXT.replace("<p>", "").replace("</p>", "\n")
    article = clean_page(f"{TITLE}\n{line}\n{text}")
    assert article.date is not None
    assert article.date.value == "2006-05-08"


def test_of_several_times_that_counts_which_a_word_before_it_calls_the_publication(clean_page: Clean) -> None:
    times = (
        '<p>نشر: <time datetime="2023-08-12">12 آب</time> آخر تحديث: <time datetime="2023-08-14">14 آب</time></p>'
        '<p><span>Updated</span> <time datetime="2023-08-14">x</time></p>'
    )
    found = clean_page(page(times)).date
    assert found is not None
    assert found.value == "2023-08-12"
    times = times.replace("نشر:", "")
    assert clean_page(page(times)).date is None


def test_the_object_of_old_parsely_is_read(clean_page: Clean) -> None:
    meta = '<meta name="parsely-page" content="{&quot;pub_date&quot;: &quot;2023-08-12T10:00:00Z&quot;}">'
    found = clean_page(page("").replace("<meta ", f"{meta}<meta ")).date
    assert found is not None
    assert found.value == "2023-08-12T10:00:00+00:00"


@pytest.mark.parametrize(
    "data",
    [
        '<!--\n//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2023-08-12"}\n//]]>\n-->',
        '{"@type": "NewsArticle", "datePublished": "2023-08-12", "description": "he said "yes" twice"}',
    ],
    ids=["wrapped twice", "quotation marks that are not escaped"],
)
def test_json_ld_that_templates_break_still_gives_its_date(data: str, clean_page: Clean) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    found = clean_page(page("").replace("<meta ", f"{script}<meta ")).date
    assert found is not None
    assert (found.value, found.evidence) == ("2023-08-12", "JSON-LD datePublished")


def test_broken_json_ld_with_the_dates_of_several_objects_gives_none(clean_page: Clean) -> None:
    data = '{"@type": "NewsArticle", "datePublished": "2023-08-12", "a": "b"c", "x": {"datePublished": "2020-01-01"}}'
    script = f'<script type="application/ld+json">{data}</script>'
    assert clean_page(page("").replace("<meta ", f"{script}<meta ")).date is None
