from __future__ import annotations

from collections.abc import Callable

from mujaz.clean.plain import text_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

SUMMARY = "بعد أحد عشر يوماً من التوقف، تنقل العبّارة الركاب بين الضفتين من جديد."
BODY = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
HEAD = f"<!doctype html><title>عودة العبّارة</title><meta name=description content='{SUMMARY}'><h1>عودة العبّارة</h1>"


def texts(article: CleanArticle) -> list[str]:
    return [text_of(block) for block in article.blocks]


def test_the_summary_below_the_headline_is_not_the_first_paragraph(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD}<h2 class=deck>{SUMMARY}</h2><article>{f'<p>{BODY}</p>' * 2}</article>")
    assert (texts(article), article.summary) == ([BODY, BODY], SUMMARY)


def test_a_first_paragraph_that_is_the_description_too_stays(clean_page: Clean) -> None:
    article = clean_page(f"{HEAD}<article><p>{SUMMARY}</p>{f'<p>{BODY}</p>' * 2}</article>")
    assert texts(article) == [SUMMARY, BODY, BODY]
