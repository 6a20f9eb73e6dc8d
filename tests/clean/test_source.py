from __future__ import annotations

from collections.abc import Callable

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]


BODY = "<p>The ferry between the two banks resumed on Saturday after eleven days, the authority said.</p>" * 3


def test_the_address_stands_above_the_name(clean_page: Clean) -> None:
    head = '<link rel=canonical href="https://www.coast.example/1"><meta property=og:site_name content="North Gazette">'
    assert clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}").source == "coast-wire"


def test_the_name_of_the_site_is_known(clean_page: Clean) -> None:
    head = '<meta property=og:site_name content="North Gazette">'
    assert clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}").source == "north-gazette"


def test_a_page_of_nobody_has_no_source(clean_page: Clean) -> None:
    head = '<link rel=canonical href="https://other.example/1">'
    article = clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}")
    assert (article.source, article.canonical_url) == (None, "https://other.example/1")
