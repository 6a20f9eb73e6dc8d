"""Hostile pages have a clear outcome; what they cost is shown by benchmarks/clean/bounds.py."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.clean.decode import MOST_BYTES, decode
from mujaz.clean.markup import parse
from mujaz.errors import ContentError
from mujaz.model import CleanArticle, RawPage

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "clean"))
import hostile
from hostile import AR, EN, TOP

Clean = Callable[..., CleanArticle]


@pytest.mark.parametrize(
    "odd", ["&#0;", "&#1;", "&#x1f;", "&#xD800;", "&#xFFFF;", "&#99999999;", "&#000000000;", "&#&#0;0;", "\uffff"]
)
def test_a_reference_to_a_character_that_no_document_has_does_no_harm(odd: str, clean_page: Clean) -> None:
    article = clean_page(f"<html><h1>Ferry returns</h1><p>{EN}</p><p>{odd}{EN}{odd} It ended.</p></html>")
    assert article.headline == "Ferry returns"


@pytest.mark.parametrize("page", hostile.PAGES, ids=range(len(hostile.PAGES)))
def test_a_hostile_page_is_read_or_refused_in_words(page: str, clean_page: Clean) -> None:
    try:
        assert clean_page(page).headline
    except ContentError as refused:
        assert str(refused).startswith("page.txt: ")  # noqa: PT017 - refused or not, both are clear outcomes


@pytest.mark.parametrize("piece", hostile.PIECES)
def test_a_file_of_the_largest_size_is_decoded_or_refused_in_words(piece: str) -> None:
    data = b"<html>" + piece.encode() * (MOST_BYTES // len(piece.encode()) - 1)
    try:
        assert decode(RawPage("page", data, "")).startswith("<html>")
    except ContentError as refused:
        assert str(refused).startswith("page: ")  # noqa: PT017 - refused or not, both are clear outcomes


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (f"عودة الماء\n{AR * 4_000}", "more than 400,000 characters"),
        (TOP + f"<p>{EN * 4_000}</p>", "more than 400,000 characters"),
        (f"Ferry returns\n{EN}\n" + "a\n" * 9_000, "more than 8,000 lines"),
        (TOP + "<p>a</p>" * 16_000, "more than 15,000 elements"),
        (TOP + "<p title='x'>a</p>" * 200_000, "more than 3,145,728 characters of text and tags"),
        (TOP + "<script>var a = 1;</script>" * 9, "no text below it"),
    ],
)
def test_what_is_too_large_is_told(page: str, message: str, clean_page: Clean) -> None:
    with pytest.raises(ContentError, match=message) as refused:
        clean_page(page)
    assert str(refused.value).startswith("page.txt: ")


def test_a_large_page_of_scripts_and_embedded_pictures_is_read(clean_page: Clean) -> None:
    script = "<script>" + "var a = '<p>';" * 100_000 + "</script><style>" + "a{}" * 100_000 + "</style><!-- x -->"
    picture = f"<img src='data:image/png;base64,{'A' * 4_000_000}'>"
    text = "".join(f"<p>{n} {EN}</p>" for n in range(5))
    assert clean_page(f"{TOP}{script}{picture}<article>{text}</article>").headline == "Ferry returns to the river"


def test_a_truncated_page_is_read(clean_page: Clean) -> None:
    whole = TOP + "<article>" + "".join(f"<p>{n} {AR}</p>" for n in range(5)) + "</article><footer><a href='/x"
    assert len(clean_page(whole).blocks) == 5
    assert len(clean_page(whole[: whole.index("4 ")]).blocks) == 4


@pytest.mark.parametrize(
    "page", ["<!doctype html>", '<!doctype html><html lang="fa" dir="rtl"', "<html", "<html><!-- x -->"]
)
def test_a_page_that_ends_within_its_first_tag_is_refused(clean_page: Clean, page: str) -> None:
    with pytest.raises(ContentError, match="There is no headline and no text here"):
        clean_page(page, "page.html")


@pytest.mark.parametrize("value", ["", ' b=">"', " c='>' d=x/y "])
def test_the_attributes_of_a_tag_with_thousands_of_them_are_let_go(clean_page: Clean, value: str) -> None:
    attributes = " ".join(f"a{number}{value}" for number in range(40_000))
    page = f'<html><h1>Ferry returns</h1><div {attributes}><p title="kept">{EN}</p></div></html>'
    assert len(parse(page).xpath("//div/@*")) == 0
    assert clean_page(page).headline == "Ferry returns"


def test_other_tags_of_a_large_page_keep_their_attributes() -> None:
    page = f"<html><div id=x {'class=y ' * 3} data-z='a>b'>{EN * 2000}</div></html>"
    (box,) = parse(page).xpath("//div")
    assert dict(box.attrib) == {"id": "x", "class": "y", "data-z": "a>b"}
