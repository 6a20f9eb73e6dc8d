"""A hostile item: nothing that it carries runs, loads, submits or turns text around, in any page, feed or JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from mujaz.site.heads import POLICY

if TYPE_CHECKING:
    from conftest import Built

HOSTILE = "briefings/2024-03-05-hostile-example/"
SEARCH = ("/ar/search/", "/en/search/")
"""The pages that run the archive's own script; everything that it shows it makes of texts (tests/browser)."""
FORBIDDEN_TAGS = ("iframe", "object", "embed", "form", "input", "base", "style", "math", "img", "video", "audio")
SCHEMES = ("https://", "http://", "/", "#", "mailto:")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066\u2067\u061c]")
"""Direction marks, embeddings, overrides and isolates with a direction; our own isolates have none."""


def check(root: html.HtmlElement, where: str) -> None:
    """Fail if anything in a tree could run, load or submit."""
    for element in root.iter(etree.Element):
        assert element.tag not in FORBIDDEN_TAGS, where
        if element.tag == "script":
            assert element.get("type") == "application/ld+json", where
        for name, value in element.attrib.items():
            assert not name.startswith("on"), where
            assert name not in ("style", "srcdoc", "formaction", "background", "ping"), where
            if name in ("href", "src", "action"):
                assert value.startswith(SCHEMES), f"{where}: {value}"
            assert "javascript:" not in value.lower() or name == "content", where


def test_nothing_hostile_survives_in_any_page(built: Built) -> None:
    for url, page in built.pages:
        if url in SEARCH:
            (script,) = page.xpath("//script[not(@type='application/ld+json')]")
            assert re.fullmatch(r"/theme/search\.[0-9a-f]+\.js", script.get("src"))
            assert not script.text
            for element in (script, *page.xpath("//form | //form//input")):
                element.getparent().remove(element)
        for field in page.xpath("//input[@id='permalink']"):
            assert dict(field.attrib).keys() == {"id", "type", "readonly", "dir", "translate", "value"}, url
            assert field.get("value").endswith(url), url
            field.getparent().remove(field)
        check(page, url)


def test_nothing_hostile_survives_in_any_feed(built: Built) -> None:
    contents = 0
    for path, data in built.tree.items():
        if not path.endswith((".rss", ".atom")):
            continue
        root = etree.fromstring(data)
        for node in root.iter(
            "{http://purl.org/rss/1.0/modules/content/}encoded", "{http://www.w3.org/2005/Atom}content"
        ):
            check(html.fragment_fromstring(node.text), path)
            contents += 1
        for link in root.iter("link", "{http://www.w3.org/2005/Atom}link"):
            assert (link.get("href") or link.text).startswith("https://"), path
    assert contents > 20


def test_nothing_hostile_survives_in_a_json_feed(built: Built) -> None:
    for language in ("ar", "en"):
        for item in json.loads(built.tree[f"{language}/feed.json"])["items"]:
            check(html.fragment_fromstring(item["content_html"]), language)
            assert item["url"].startswith("https://")


def test_a_title_is_shown_as_it_was_written_in_both_languages(built: Built) -> None:
    for language, words in (("ar", "مثال عدائي"), ("en", "Hostile example")):
        title = f"{words} <script>alert('title')</script> \"quoted\" & 'single' reversed <b>bold</b>"
        page = built.page(f"/{language}/{HOSTILE}")
        assert page.xpath("string(//h1)") == title
        assert page.xpath("//meta[@property='og:title']/@content") == [title]
        article = next(data for data in built.json_ld(f"/{language}/{HOSTILE}") if data["@type"] == "NewsArticle")
        assert article["headline"] == title
        assert json.loads(built.tree[f"{language}/feed.json"])["items"][0]["title"] == title


def test_a_name_is_shown_as_it_was_written(built: Built) -> None:
    name = """Example <b onclick="x()">'Sons'</b> & "Partners\""""
    assert built.page("/en/actors/hostile-sons/").xpath("string(//h1)") == name
    assert name in built.page(f"/en/{HOSTILE}").xpath("//aside//a/bdi/text()")
    feed = etree.fromstring(built.tree["en/actors/hostile-sons/feed.rss"])
    assert feed.findtext("channel/title") == f"{name} — Example Archive"


def test_json_in_a_page_cannot_end_its_element(built: Built) -> None:
    for url, page in built.pages:
        for script in page.xpath("//script[not(@src)]"):
            assert "<" not in script.text, url
            json.loads(script.text)


def test_no_control_that_turns_text_around_is_published(built: Built) -> None:
    found = {path for path, data in built.tree.items() if path.endswith((".html", ".rss", ".atom", ".json", ".opml"))
             and BIDI.search(data.decode())}  # fmt: skip
    assert found == set()


def test_an_address_cannot_leave_its_attribute(built: Built) -> None:
    links = built.page(f"/en/{HOSTILE}").xpath("//aside//a[@rel='external']/@href")
    assert links == ["https://gazette.example/%22onclick=%22alert(1)"]


def test_the_text_of_the_hostile_item_is_what_is_harmless_in_it(built: Built) -> None:
    prose = built.page(f"/en/{HOSTILE}").xpath("//div[@class='prose']")[0]
    assert " ".join(prose.text_content().split()) == (
        "Hostile example <script> \"quoted\" & 'single' reversed. Paragraph scheme tabbed upper data vb reference raw d"
    )
    assert {element.tag for element in prose.iter()} <= {"div", "p", "a"}


def test_every_page_carries_a_policy_that_lets_nothing_run(built: Built) -> None:
    for url, page in built.pages:
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert ("script-src 'self' 'strict-dynamic' 'sha256-" in policy) is (url in SEARCH)
        assert policy == POLICY or url in SEARCH, url
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
