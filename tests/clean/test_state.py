from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mujaz.errors import ContentError
from mujaz.model import CleanArticle, FoundDate, Heading, Paragraph

Clean = Callable[..., CleanArticle]

TITLE = "Ferry returns after eleven days"
ONE = "The ferry between the two banks resumed on Saturday after eleven days, the river authority said."
TWO = "Its pilots will keep to half the usual speed until the level of the river has fallen below four metres."


def texts(article: CleanArticle) -> list[str]:
    return [block.spans[0].text for block in article.blocks if isinstance(block, Paragraph | Heading)]


def page(script: str, body: str = "<div id=root></div>") -> str:
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body>{body}{script}</body></html>"


def test_the_text_is_read_from_json_ld_where_the_page_shows_none(clean_page: Clean) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{ONE}\n\n{TWO}"})
    assert texts(clean_page(page(f'<script type="application/ld+json">{data}</script>'))) == [ONE, TWO]


def test_the_text_is_read_from_the_state_of_an_app(clean_page: Clean) -> None:
    data = json.dumps({"props": {"story": {"title": TITLE, "body": f"<p>{ONE}</p><h2>Half speed</h2><p>{TWO}</p>"}}})
    script = f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
    assert texts(clean_page(page(script))) == [ONE, "Half speed", TWO]


def test_a_list_of_paragraphs_in_a_variable_is_read(clean_page: Clean) -> None:
    data = json.dumps({"article": {"content": [{"type": "p", "text": ONE}, {"type": "p", "text": TWO}]}})
    assert texts(clean_page(page(f"<script>window.__INITIAL_STATE__ = {data};</script>"))) == [ONE, TWO]


def test_date_and_author_of_the_text_are_read_from_the_same_state(clean_page: Clean) -> None:
    other = {"title": "Another story", "publishedAt": "2023-07-01T08:00:00Z", "author": {"name": "Omar Haddad"}}
    story = {
        "title": TITLE,
        "updatedAt": "2023-08-13T10:00:00Z",
        "publishedAt": "2023-08-12T09:30:00Z",
        "authors": [{"name": "Sara Khalil", "slug": "sara"}, {"name": "News Desk"}],
        "content": {"html": f"<div>{ONE}</div><div>{TWO}</div>"},
    }
    data = json.dumps({"props": {"related": [other], "story": story}})
    article = clean_page(page(f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'))
    assert texts(article) == [ONE, TWO]
    assert article.byline == "Sara Khalil"
    assert article.date == FoundDate("2023-08-12T09:30:00+00:00", "time", "data of the page: publishedAt")


def test_what_the_page_shows_stands_above_its_data(clean_page: Clean) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "Another text. " * 12})
    script = f'<script type="application/ld+json">{data}</script>'
    assert texts(clean_page(page(script, f"<article><p>{ONE}</p><p>{TWO}</p></article>"))) == [ONE, TWO]


def test_a_page_of_scripts_only_is_refused(clean_page: Clean) -> None:
    with pytest.raises(ContentError, match="no text below it"):
        clean_page(page("<script>window.app = function () { return {body: 1}; }</script>"))
