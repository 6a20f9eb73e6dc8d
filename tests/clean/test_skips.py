"""Boxes that a page offers to skip: from the link as far as its goal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.plain import paragraphs_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

ONE = "The ferry between the two banks resumed on Saturday after eleven days, the river authority said at noon."
TWO = "Its pilots will keep to half the usual speed until the level of the river has fallen below four metres."
BOX = "<strong>Suggested</strong><ul><li>Three villages had no water for a week</li></ul>"


def texts(clean_page: Clean, between: str) -> list[str]:
    body = f"<main id='top'><h1>Ferry returns after eleven days</h1><p>{ONE}</p>{between}<p>{TWO}</p></main>"
    return list(
        paragraphs_of(clean_page(f"<!doctype html><title>Ferry returns after eleven days</title>{body}").blocks)
    )


@pytest.mark.parametrize(
    "between",
    [
        f'<section><a href="#end-of-list">Skip suggested stories</a>{BOX}<p id="end-of-list">End</p></section>',
        f'<section><a href="#e">تخطى قصص مقترحة وواصل القراءة</a>{BOX}<p id="e">نهاية</p></section>',
        f'<a href="#skip-4">past newsletter</a><aside>{BOX}</aside><p id="skip-4">after newsletter promotion</p>',
    ],
)
def test_a_box_goes_with_the_link_and_its_goal(between: str, clean_page: Clean) -> None:
    assert texts(clean_page, between) == [ONE, TWO]


def test_a_link_to_what_stands_above_takes_nothing_out(clean_page: Clean) -> None:
    assert texts(clean_page, '<p><a href="#top">Skip to the top of this page</a></p>') == [ONE, TWO]


def test_a_link_to_a_goal_far_below_takes_no_article_out(clean_page: Clean) -> None:
    long = f"<p>{TWO}</p>" * 9
    assert texts(clean_page, f'<a href="#end-of-all">Skip</a>{long}<p id="end-of-all"></p>').count(TWO) == 10


def test_a_short_article_behind_a_link_to_it_stays(clean_page: Clean) -> None:
    text = f"<h1>Ferry returns</h1><p>{ONE}</p><p>{TWO}</p>"
    body = f'<a href="#c">Skip to content</a><nav>News</nav><div id="c">{text}</div>'
    found = paragraphs_of(clean_page(f"<!doctype html><title>Ferry returns</title>{body}").blocks)
    assert list(found) == [ONE, TWO]
