"""The page and the feed of corrections: everything that was put right or withdrawn, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import feedparser
import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Built, Site

MakeItem = Callable[..., str]


def rows(page: html.HtmlElement) -> list[tuple[str, str, str]]:
    """Return (day, badge, title) of each change."""
    return [
        (
            row.xpath("string(.//time/@datetime)"),
            row.xpath("string(.//span[contains(@class, 'badge')])"),
            row.xpath("string(.//h2)"),
        )
        for row in page.xpath("//ol[@class='changes']/li")
    ]


def test_the_page_has_every_correction_and_withdrawal_newest_first(built: Built) -> None:
    found = rows(built.page("/ar/corrections/"))
    assert [(day, badge) for day, badge, _ in found] == [
        ("2024-03-06", "صُوِّبت"),
        ("2024-02-02", "مسحوب"),
        ("2023-09-01", "صُوِّبت"),
    ]
    assert found[2][2] == "مثال: افتتاح جسر المثال"


def test_what_exists_in_the_other_language_only_is_named_and_marked(built: Built) -> None:
    page = built.page("/en/corrections/")
    assert [day for day, _, _ in rows(page)] == ["2024-03-06", "2024-02-02"]
    (row,) = page.xpath("//ol[@class='changes']/li[.//a[contains(@href, 'example-mistake')]]")
    assert "In Arabic only" in row.text_content()
    assert row.xpath("string(.//h2/a/@lang)") == "ar"
    assert row.xpath(".//p[@lang='ar'][@dir='rtl']/text()") == ["كان المثال خاطئاً."]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_archive_in_which_nothing_was_corrected_says_so(site: Site, language: str) -> None:
    for path in (site.root / "content/briefings").rglob("*.md"):
        path.unlink()
    site.build()
    page = html.document_fromstring(site.tree[f"{language}/corrections/index.html"].decode())
    words = {"ar": "لم يُصوَّب شيء ولم يُسحب شيء حتى الآن.", "en": "Nothing has been corrected or withdrawn so far."}
    assert page.xpath("//p[@class='empty']/text()") == [words[language]]
    assert feedparser.parse(site.tree[f"{language}/corrections/feed.rss"]).entries == []


def test_a_long_list_goes_on_on_further_pages(site: Site, make_item: MakeItem) -> None:
    made = ", ".join(f"{{date: 2024-06-{day:02d}, text: Change {day}.}}" for day in range(1, 8))
    site.write("briefings/en/2024/changed.md", make_item(corrections=f"[{made}]"))
    site.build()
    tree = site.tree
    first, third = (html.document_fromstring(tree[path].decode()) for path in
                    ("en/corrections/index.html", "en/corrections/page/3/index.html"))  # fmt: skip
    assert [day for day, _, _ in rows(first)] == ["2024-06-07", "2024-06-06", "2024-06-05", "2024-06-04"]
    assert [day for day, _, _ in rows(third)] == ["2024-02-02"]
    assert "en/corrections/page/4/index.html" not in tree


def test_the_feed_has_an_entry_for_each_change_under_an_id_of_its_own(site: Site, make_item: MakeItem) -> None:
    made = "[{date: 2024-06-01, text: One.}, {date: 2024-06-01, text: Two.}]"
    site.write("briefings/en/2024/changed.md", make_item(corrections=made))
    site.build()
    feed = feedparser.parse(site.tree["en/corrections/feed.rss"])
    assert not feed.bozo
    tag = "tag:sample.example,2024-05-01:en/2024-05-01-example-item/correction/2024-06-01"
    assert {entry.id: entry.summary for entry in feed.entries if tag in entry.id} == {tag: "One.", f"{tag}-2": "Two."}
    assert feed.entries[0].title == "Corrected: Example item"
    arabic = feedparser.parse(site.tree["ar/corrections/feed.rss"])
    assert [entry.title for entry in arabic.entries if entry.id.endswith("/withdrawn")] == ["سُحبت: مثال على مادة سُحبت"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_home_footer_and_feeds_lead_to_the_corrections(built: Built, language: str) -> None:
    home = built.page(f"/{language}/")
    assert home.xpath(f"//main//a[@href='/{language}/corrections/']")
    assert home.xpath(f"//footer//a[@href='/{language}/corrections/']")
    assert built.page(f"/{language}/feeds/").xpath(f"//a[@href='/{language}/corrections/feed.rss']")
