"""Addresses and the files behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.site.urls import Urls, ascii_url, folders_of, output_path

if TYPE_CHECKING:
    from conftest import Built

ROOT = Urls("https://archive.example", "")
BELOW = Urls("https://archive.example/of/news", "/of/news")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (ROOT.root(), "/"),
        (ROOT.home("ar"), "/ar/"),
        (ROOT.home("en", 2), "/en/page/2/"),
        (ROOT.item("ar", "2023-08-12-example"), "/ar/briefings/2023-08-12-example/"),
        (ROOT.record("en", "actors", "example"), "/en/actors/example/"),
        (ROOT.record("en", "places", "example", 3), "/en/places/example/page/3/"),
        (ROOT.index("ar", "sources"), "/ar/sources/"),
        (ROOT.archive("ar"), "/ar/archive/"),
        (ROOT.archive("ar", 2023), "/ar/archive/2023/"),
        (ROOT.archive("ar", 2023, 8, 2), "/ar/archive/2023/08/page/2/"),
        (ROOT.text("en", "about"), "/en/about/"),
        (ROOT.feed("/ar/", "rss"), "/ar/feed.rss"),
        (ROOT.feed_month("ar", "atom", 2023, 8), "/ar/feeds/2023-08.atom"),
        (BELOW.home("ar"), "/of/news/ar/"),
        (BELOW.archive("ar", 2023), "/of/news/ar/archive/2023/"),
    ],
)
def test_everything_lies_where_the_contract_says(url: str, address: str) -> None:
    assert url == address


def test_an_absolute_address_has_the_prefix_once() -> None:
    assert ROOT.absolute("/ar/") == "https://archive.example/ar/"
    assert BELOW.absolute("/of/news/ar/") == "https://archive.example/of/news/ar/"


@pytest.mark.parametrize(
    ("url", "prefix", "path"),
    [
        ("/", "", "index.html"),
        ("/ar/", "", "ar/index.html"),
        ("/ar/feed.rss", "", "ar/feed.rss"),
        ("/_headers", "", "_headers"),
        ("/of/news/ar/", "/of/news", "ar/index.html"),
    ],
)
def test_an_address_is_a_file_of_the_output(url: str, prefix: str, path: str) -> None:
    assert output_path(url, prefix) == path


@pytest.mark.parametrize(
    "url",
    ["", "ar/", "//", "/../x", "/ar/../../x", "/a//b/", "/.git/", "/a/.htaccess", "/a\\b/", "/ا/", "/a b/", "/%2e/"],
)
def test_an_address_that_could_leave_the_output_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="is no address of this site"):
        output_path(url, "")


@given(st.text())
def test_no_address_leaves_the_output(text: str) -> None:
    try:
        path = output_path("/" + text, "")
    except ValueError:
        return
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert path.isascii()


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/سوريا", "https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"),
        ("https://example.org/%D8%B3?a=b&c=d#e", "https://example.org/%D8%B3?a=b&c=d#e"),
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://مثال..example/", "https://%D9%85%D8%AB%D8%A7%D9%84..example/"),
        ("", ""),
    ],
)
def test_a_web_address_is_written_in_ascii(url: str, written: str) -> None:
    assert ascii_url(url) == written


def test_the_folders_of_files_are_all_that_they_lie_in() -> None:
    assert folders_of(["a/b/c.html", "a/d.html", "e.txt"]) == {"a", "a/b"}


def test_no_two_files_differ_in_letter_case_only(built: Built) -> None:
    assert len({path.lower() for path in built.tree}) == len(built.tree)


def test_every_path_is_one_that_all_file_systems_hold(built: Built) -> None:
    for path in built.tree:
        assert path.isascii()
        assert not set(path) & set('\\:*?"<>|')
        assert max(map(len, path.split("/"))) <= 100
