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
        ("ليلى حداد", "ليلى حداد"),
        ("Sara Khalil and Omar Haddad", "Sara Khalil and Omar Haddad"),
        ("القنطرة - ليلى حداد", "ليلى حداد"),
        ("ليلى حداد - جريدة الشمال", "ليلى حداد"),
        ("جريدة الشمال", None),
        ("القنطرة - جريدة الشمال", None),
        ("رويترز", None),
        ("كتب: فريق التحرير", None),
        ("أخبار محلية", None),
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
