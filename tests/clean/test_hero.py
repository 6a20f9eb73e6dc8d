"""Teasers above the headline."""

from __future__ import annotations

from collections.abc import Callable

from mujaz.clean.plain import paragraphs_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TITLE = "عودة الماء إلى الحي القديم بعد أسبوع"
ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "وأضافت أن فرقها ستبقى في المكان أسبوعاً آخر، وأنها تنشر قياساتها كل ساعة على موقعها وفي الإذاعة المحلية."
TEASER = "لا تزال القرى الثلاث من دون ماء منذ أن تعطلت المضخة الرئيسية قبل أسبوع كامل من اليوم."


def texts(clean_page: Clean, above: str, body: str) -> list[str]:
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}</title></head><body>{above}<h2>{TITLE}</h2>"
    return list(paragraphs_of(clean_page(f"{page}{body}</body></html>").blocks))


def test_teasers_above_the_headline_are_no_part_of_the_text(clean_page: Clean) -> None:
    teaser = f"<article><h3><a href=/a>ثلاث قرى بلا ماء</a></h3><p>{TEASER}</p></article>"
    assert texts(clean_page, teaser, f"<p>{ONE}</p><p>{TWO}</p>" * 2) == [ONE, TWO, ONE, TWO]


def test_a_text_that_stands_above_a_heading_of_its_title_stays(clean_page: Clean) -> None:
    assert texts(clean_page, f"<p>{ONE}</p><p>{TWO}</p>", f"<p>{TEASER}</p>") == [ONE, TWO, TEASER]
