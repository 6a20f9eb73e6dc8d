from __future__ import annotations

from collections.abc import Callable

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TITLE = "عودة الماء إلى الحي القديم"
BODY = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."


def page(head: str, below: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><h1>{TITLE}</h1><article>{f'<p>{BODY}</p>' * 3}</article>{below}</body></html>"
    )


def test_tags_are_those_of_the_article_before_words_for_search_engines(clean_page: Clean) -> None:
    head = (
        '<meta name=keywords content="أخبار, سوريا"><meta property="article:tag" content="مياه">'
        '<meta property="article:tag" content="#الحي_القديم"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "keywords": "مياه، أنهار"}</script>'
    )
    assert clean_page(page(head)).tags == ("مياه", "الحي القديم", "أنهار")


def test_words_for_search_engines_are_better_than_none(clean_page: Clean) -> None:
    head = '<meta property=og:site_name content="جريدة الشمال"><meta name=keywords content="مياه، جريدة الشمال، أنهار">'
    assert clean_page(page(head)).tags == ("مياه", "أنهار")


def test_links_that_call_themselves_tags_are_read(clean_page: Clean) -> None:
    below = "<div><a rel=tag href=/t/1>مياه</a> <a rel=tag href=/t/2>أنهار</a></div>"
    assert clean_page(page("", below)).tags == ("مياه", "أنهار")


def test_a_printed_line_names_the_tags(clean_page: Clean) -> None:
    assert clean_page(f"{TITLE}\n{BODY}\nالكلمات المفتاحية: مياه، أنهار").tags == ("مياه", "أنهار")
    assert clean_page(f"{TITLE}\n{BODY}\nوسوم\nمياه\nأنهار").tags == ("مياه", "أنهار")
    assert clean_page(f"{TITLE}\n{BODY}\n#مياه #أنهار").tags == ("مياه", "أنهار")
