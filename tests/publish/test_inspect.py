"""What is wrong with a built site is found before the world sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz.errors import Problems
from mujaz.publish.addresses import find_lost
from mujaz.publish.inspect import inspect

SITE = "https://a.example/sub"
HOME = '<html><body><h1 id="top">x</h1><a href="/sub/ar/#news">ar</a> <a href="https://b.example/gone">out</a></body></html>'
ARABIC = (
    '<html><head><link rel="canonical" href="https://a.example/sub/ar/">'
    '<link rel="alternate" hreflang="ar" href="https://a.example/sub/ar/">'
    '<link rel="alternate" hreflang="en" href="https://a.example/sub/en/"></head>'
    '<body><p id="news">a &lt;a href="/nowhere"&gt; b <a href="../en/">en</a></p></body></html>'
)
ENGLISH = ARABIC.replace('canonical" href="https://a.example/sub/ar/', 'canonical" href="https://a.example/sub/en/')


def found(folder: Path, **changes: str | None) -> list[str]:
    """Return what is told of a small site with some of its files changed, or taken away."""
    files: dict[str, str | None] = {"index.html": HOME, "ar/index.html": ARABIC, "en/index.html": ENGLISH}
    files |= {name.replace("__", "/").replace("_", "."): text for name, text in changes.items()}
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    problems = Problems()
    inspect(folder, SITE, [name for name, text in files.items() if text is not None], problems)
    return [str(problem) for problem in problems]


def test_a_whole_site_has_nothing_wrong(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_link_to_nothing_is_found(tmp_path: Path) -> None:
    told = found(
        tmp_path, index_html=HOME.replace("/sub/ar/#news", "/sub/fa/").replace("</body>", '<img src="/sub/ar/">')
    )
    assert told == ["index.html: A link leads to fa/index.html, which is not there."]


def test_an_anchor_that_nothing_has_is_found(tmp_path: Path) -> None:
    told = found(tmp_path, index_html=HOME.replace("#news", "#old"))
    assert told == ["index.html: A link leads to #old in ar/index.html, where nothing is called so."]


def test_a_language_link_that_is_not_answered_is_found(tmp_path: Path) -> None:
    one_way = ENGLISH.replace('<link rel="alternate" hreflang="ar" href="https://a.example/sub/ar/">', "")
    told = found(tmp_path, en__index_html=one_way)
    assert told == ["ar/index.html: The language link en to https://a.example/sub/en/ is not answered there."]


def test_a_language_link_to_no_page_is_found(tmp_path: Path) -> None:
    told = found(tmp_path, en__index_html=None, ar__index_html=ARABIC.replace('<a href="../en/">en</a>', ""))
    assert "ar/index.html: The language link en leads to no page: https://a.example/sub/en/." in told


@pytest.mark.parametrize(
    ("name", "text"), [("feed_rss", "<rss>"), ("a_json", "{"), ("a_jsonl", "{}\n{"), ("a_svg", "<svg>&nbsp;</svg>")]
)
def test_a_file_that_no_machine_can_read_is_found(tmp_path: Path, name: str, text: str) -> None:
    told = found(tmp_path, **{name: text})
    assert [line.split(": ")[1] for line in told] == ["The file cannot be read by a machine"]


def test_a_page_to_which_nothing_leads_is_found(tmp_path: Path) -> None:
    told = found(tmp_path, lost__index_html="<html></html>")
    assert told == ["lost/index.html: No path of links leads here from the start of the site."]


def test_a_redirect_needs_no_link(tmp_path: Path) -> None:
    page = '<html><meta http-equiv="refresh" content="0; url=/sub/ar/"><a href="/sub/ar/">x</a></html>'
    assert found(tmp_path, old__index_html=page) == []


def test_further_pages_and_the_theme_may_go_but_no_address_that_was_given_out() -> None:
    before = ["ar/a/index.html", "ar/a/page/2/index.html", "ar/feed.rss", "theme/x.css", "data/b.csv", "sitemap-2.xml"]
    assert find_lost(before, []) == ("ar/a/index.html", "ar/feed.rss", "data/b.csv")
