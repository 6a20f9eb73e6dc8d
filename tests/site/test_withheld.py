"""What a site keeps back: drafts, embargoes, withdrawn items, and texts beyond their rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Built, Site

LIBRARY = "/en/briefings/2024-01-15-example-library/"
CENSUS = "/ar/briefings/2024-01-20-example-census/"
MISTAKE = "/ar/briefings/2024-02-02-example-mistake/"


@pytest.mark.parametrize(
    "secret", ["DRAFT-", "draft-slug", "draft-old", "EMBARGO-", "embargo-slug", "metadata-only", "EXCERPT-ENDS"]
)
def test_what_is_withheld_stands_in_no_file_whatever(built: Built, secret: str) -> None:
    for spelled in (secret, secret.upper(), secret.lower()):
        assert [path for path, data in built.tree.items() if spelled.encode() in data] == []


def test_a_withdrawn_item_leaves_a_tombstone_with_its_reason(built: Built) -> None:
    page = built.page(MISTAKE)
    assert page.xpath("//h1//text()") == ["مثال على مادة سُحبت"]
    assert "كان المثال خاطئاً." in page.xpath("string(//div[@role='note'])")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("secret", ["WITHDRAWN-SUMMARY", "WITHDRAWN-TEXT"])
def test_neither_summary_nor_text_of_a_withdrawn_item_is_published(built: Built, secret: str) -> None:
    assert [path for path, data in built.tree.items() if secret.encode() in data] == []


def test_a_withdrawn_item_stands_in_no_list_but_that_of_corrections(built: Built) -> None:
    mention = b"2024-02-02-example-mistake"
    assert [path for path, data in built.tree.items() if mention in data and not path.startswith("ar/br")] == [
        "ar/corrections/feed.rss",
        "ar/corrections/index.html",
        "ar/feed.atom",
        "ar/feed.json",
        "ar/feed.rss",
        "ar/feeds/2024-02.atom",
        "ar/feeds/2024-02.rss",
        "ar/index.html",
        "data/briefings.csv",
        "data/briefings.jsonl",
        "data/entities.ftm.json",
        "en/corrections/index.html",
        "en/index.html",
        "manifest",
    ]


def test_a_withdrawn_version_of_a_pair_is_hidden_in_its_language_only(site: Site) -> None:
    site.edit("content/briefings/en/2023/harvest.md", "translation: full", "translation: full\nstatus: withdrawn\n"
              "withdrawn_reason: An example of a reason.")  # fmt: skip
    site.build()
    tree = site.tree
    text = b"invented figures for wheat"
    summary = b"An invented example of a harvest in Example Province."
    assert [path for path, data in tree.items() if text in data or summary in data] == []
    assert "بدأ حصاد المثال".encode() in tree["ar/briefings/2023-08-20-example-harvest/index.html"]


def test_an_excerpt_publishes_the_first_paragraph_and_says_so(built: Built) -> None:
    page = built.page(LIBRARY)
    assert page.xpath("//div[@class='prose']//p/text()") == ["The example library lent its first invented book."]
    assert "This is an excerpt" in page.xpath("string(//p[@class='notice'])")


def test_metadata_rights_publish_title_and_details_only(built: Built) -> None:
    page = built.page(CENSUS)
    assert page.xpath("//div[@class='prose']") == []
    assert page.xpath("//h1/text()") == ["مثال على تعداد"]
