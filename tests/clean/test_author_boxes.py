"""Where a page prints its authors: by names of classes, hidden words, links to their pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.author_boxes import author_texts
from mujaz.clean.markup import parse
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TEXT = "<p>The night train runs again from the first of next month, the authority said on Tuesday at noon.</p>" * 3
TITLE = "Night train returns next month"


def page(beside: str) -> str:
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{beside}{TEXT}</body></html>"


@pytest.mark.parametrize(
    ("beside", "byline"),
    [
        ('<div class="post-footer"><span class="post-author">Posted by <a href="/p">Qais Dali</a></span></div>',
         "Qais Dali"),
        ('<ul><li><span><span class="visually-hidden">Author, </span>Qais Dali</span></li></ul>', "Qais Dali"),
        ("<ul><li><span>نویسنده, </span><span>کیوان بهرامی</span></li></ul>", "کیوان بهرامی"),
        ('<ul class="meta"><li>القنطرة: <a href="/author/12">شاكر الدالي</a></li></ul>', "شاكر الدالي"),
        ('<div data-testid="byline-contributors"><span>Qais Dali</span><div>Transport correspondent</div></div>',
         "Qais Dali"),
        ('<p class="auteur">Par Claire Martin</p>', "Claire Martin"),
        ('<p class="byline">كتب- قيس الدالي:</p>', "قيس الدالي"),
        ('<p class="byline">By <a href="/by/q">Qais Dali</a> and Rana Saleh, The Evening Gazette</p>',
         "Qais Dali and Rana Saleh"),
        ("<div><span>حاورته: ليلى حداد</span></div>", "ليلى حداد"),
    ],
)  # fmt: skip
def test_the_author_is_read_where_a_page_prints_it(beside: str, byline: str, clean_page: Clean) -> None:
    assert clean_page(page(beside)).byline == byline


@pytest.mark.parametrize(
    "beside",
    [
        '<section><strong id="article-byline" class="visually-hidden">معلومات المقال</strong></section>',
        '<span class="author">«الضفاف»</span>',
        '<a class="author-name" href="/a">مرايا24</a>',
        '<span class="author">NRC</span>',
        '<span class="author">Coast Wire staff, New Haven</span>',
        '<span class="author">Harbour Media GmbH</span>',
    ],
)
def test_a_publication_a_newsroom_and_a_heading_for_the_deaf_are_no_authors(beside: str, clean_page: Clean) -> None:
    assert clean_page(page(beside)).byline is None


def test_a_link_to_an_author_far_below_the_headline_is_of_another_article() -> None:
    far = "<i></i>" * 70 + '<a href="/author/7">Omar Haddad</a>'
    assert list(author_texts(parse(page(far)))) == []


def test_a_box_named_after_its_author_is_no_byline_if_the_whole_page_is_in_it() -> None:
    assert list(author_texts(parse(page(f'<div class="author">{"<p>Sara Khalil</p>" * 70}</div>')))) == []
