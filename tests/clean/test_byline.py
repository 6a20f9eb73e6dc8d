from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

BODY = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("بقلم: ليلى حداد", "ليلى حداد"),
        ("كتبت: ليلى حداد", "ليلى حداد"),
        ("By Layla Haddad", "Layla Haddad"),
        ("By Mina Farrow • July 15, 2016 • 3 min read", "Mina Farrow"),
        ("دیلان سیروان", "دیلان سیروان"),
        ("ليلى حداد", "ليلى حداد"),
        ("Sara Khalil and Omar Haddad", "Sara Khalil and Omar Haddad"),
        ("القنطرة - ليلى حداد", "ليلى حداد"),
        ("ليلى حداد، بور سودان", "ليلى حداد"),
        ("By Sara Khalil, New York", "Sara Khalil"),
        ("ليلى حداد - جريدة الشمال", "ليلى حداد"),
        ("جريدة الشمال", None),
        ("القنطرة - جريدة الشمال", None),
        ("رويترز", None),
        ("كتب: فريق التحرير", None),
        ("أخبار محلية", None),
        ("الشارقة: مريم الكعبي", "مريم الكعبي"),
        ("ليلى حداد / محررة محلية", "ليلى حداد"),
        ("وزير الزراعة: علي خليل", None),
    ],
)
def test_a_line_above_the_text_names_the_author(line: str, byline: str | None, clean_page: Clean) -> None:
    article = clean_page(f"عودة الماء إلى الحي القديم\n{line}\n{BODY}")
    assert article.byline == byline
    assert len(article.blocks) == 1
    assert ("byline or section", line) in {(removed.rule, removed.text) for removed in article.removed}


def test_a_sentence_that_begins_like_a_byline_stays(clean_page: Clean) -> None:
    text = "كتب سكان الحي على الجدران أسماء من فقدوهم في تلك الليلة، وقالوا إنهم لن يمحوها أبداً."
    assert len(clean_page(f"عودة الماء إلى الحي القديم\n{text}\n{BODY}").blocks) == 2


def test_an_organisation_is_no_author(clean_page: Clean) -> None:
    author = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Daily Desk"}}'
    body = "<p>The ferry between the two banks resumed on Saturday after eleven days, the authority said.</p>" * 3
    page = f'<html><script type="application/ld+json">{author}</script><h1>Ferry returns</h1>{body}'
    assert clean_page(page).byline is None


@pytest.mark.parametrize(
    ("by", "body", "place"), [("By", "Coast Wire staff", ", New York"), ("بقلم", "فريق الساحل", "، بور سودان")]
)
def test_where_a_newsroom_is_is_no_author(by: str, body: str, place: str, clean_page: Clean) -> None:
    line = f'<p>{by} <span class="byline">{body}</span>{place}</p>'
    text = (
        "<p>The ferry between the banks resumed on Saturday after eleven days, the authority said in a statement.</p>"
    )
    more = "<p>Officials said that the service would run from dawn to dusk, and that the fare would stay as it was.</p>"
    page = f"<html><body><article><h1>Ferry returns to the old town</h1>{line}{text}{more}</article></body></html>"
    assert clean_page(page).byline is None


def test_all_authors_beside_each_other_are_read(clean_page: Clean) -> None:
    text = "<p>The night train runs again from the first of next month, the authority said on Tuesday at noon.</p>"
    names = '<a rel="author" href="/a">Firas Dali</a> and <a rel="author" href="/b">Rana Qasim</a>'
    page = f"<!doctype html><title>Night train returns</title><h1>Night train returns</h1><div>By {names}</div>{text}"
    assert clean_page(page).byline == "Firas Dali and Rana Qasim"


def test_whom_to_call_about_a_press_release_is_not_its_author(clean_page: Clean) -> None:
    text = "The night train runs again from the first of next month, the authority said on Tuesday at noon."
    page = f"Night train returns next month\n{text}\n{text[4:-9]} evening.\nContact:\nLeila Haddad\nTransport Authority"
    assert clean_page(page).byline is None


def test_a_byline_behind_the_kurdish_word_is_read(clean_page: Clean) -> None:
    text = "شارەوانی ڕایگەیاند کە ڕێگای شاخاوی دوای یازدە ڕۆژ داخستن بۆ هاتوچۆی بارهەڵگرەکان کرایەوە و ئاسایی بووەتەوە."
    assert clean_page(f"ڕێگای شاخاوی کرایەوە بۆ هاتوچۆ\nلەلایەن هێمن قادر\n{text}").byline == "هێمن قادر"
