from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.errors import ContentError
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

BODY = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."


def test_a_headline_that_stands_again_without_its_suffix_is_taken_once(clean_page: Clean) -> None:
    article = clean_page(f"عودة الماء إلى الحي القديم - أيام وأخبار\n\nعودة الماء إلى الحي القديم\n\n{BODY}")
    assert article.headline == "عودة الماء إلى الحي القديم"
    assert len(article.blocks) == 1


def test_the_suffix_names_the_publication(clean_page: Clean) -> None:
    article = clean_page(f"عودة الماء إلى الحي القديم - Up North!\n{BODY}")
    assert (article.headline, article.source) == ("عودة الماء إلى الحي القديم", "north-gazette")


def test_a_dash_within_a_headline_stays(clean_page: Clean) -> None:
    assert clean_page(f"العقوبات - رد أوروبي أول\n{BODY}").headline == "العقوبات - رد أوروبي أول"


def test_a_section_above_the_text_is_not_the_headline_again(clean_page: Clean) -> None:
    assert clean_page(f"سوريا - عام على الزلزال\nسوريا\n{BODY}").headline == "سوريا - عام على الزلزال"


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>Ferry returns - Coast Wire</title>", "Ferry returns"),
        ("<title>Ferry returns to service at last | The Unknown Daily</title>", "Ferry returns to service at last"),
        ("<title>Ferry returns - at last</title>", "Ferry returns - at last"),
        (
            '<meta property="og:site_name" content="Daily"><meta property="og:title" content="Ferry returns – Daily">',
            "Ferry returns",
        ),
        (
            "<title>Ferry returns to service - Daily</title><body><h1>Ferry returns to service</h1>",
            "Ferry returns to service",
        ),
        ("<title>Ferry returns to service</title><body><h1>Our Daily</h1>", "Ferry returns to service"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(head: str, headline: str, clean_page: Clean) -> None:
    body = "<p>The ferry between the two banks resumed on Saturday after eleven days, the authority said.</p>" * 3
    assert clean_page(f"<!doctype html>{head}<article>{body}</article>").headline == headline


@pytest.mark.parametrize("title", ["...", "!!!\n", "— « » —", "؟؟؟"])
def test_a_title_of_punctuation_only_is_refused(title: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match="without a letter"):
        clean_page(f"{title}\n\n{BODY}")
