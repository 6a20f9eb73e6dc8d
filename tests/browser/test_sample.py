"""The sample archive shows everything that an item's page can hold, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

PARTS = {
    "headline": "//h1[@class='title']",
    "date in words and for machines": "//header//time[@datetime]",
    "date as a machine writes it": "//aside//*[contains(@class, 'iso')]",
    "reading time": "//p[@class='meta']/span[contains(text(), 'minute') or contains(text(), 'للقراءة')]",
    "summary": "//p[@class='standfirst']",
    "language link": "//p[@class='other-version']/a[@hreflang]",
    "actors": "//aside//ul[@class='chips actors']/li",
    "places": "//aside//ul[@class='chips places']/li",
    "topics": "//aside//ul[@class='chips topics']/li",
    "a map of the places": "//aside//figure/*[name()='svg']",
    "the original": "//aside//a[@rel='external'][text()='Original page' or text()='الصفحة الأصلية']",
    "a copy in an archive": "//aside//a[@rel='external'][text()='Archived copy' or text()='نسخة محفوظة']",
    "a date of the event": "//aside//dt[text()='Date of the event' or text()='تاريخ الحدث']",
    "a picture with caption and credit": "//figure[.//img]/figcaption[small[@class='credit']]",
    "a table": "//div[@class='prose']//table",
    "a quotation": "//div[@class='prose']/blockquote",
    "a footnote": "//div[contains(@class, 'prose')]//*[@class='footnote']//li",
    "a content warning": "//details[contains(@class, 'warning')][summary and div[@class='prose']]",
    "a mention that leads to its record": "//div[@class='prose']//a[@class='mention']",
    "corrections": "//section[contains(@class, 'corrections')]//time",
    "another version": "//section[@class='versions']//article",
    "references": "//section[@class='references']//a[@rel='external']",
    "a formatted reference": "//p[@class='reference']",
    "BibTeX": "//section[@class='citation']//a[text()='BibTeX']",
    "RIS": "//section[@class='citation']//a[text()='RIS']",
    "CSL-JSON": "//section[@class='citation']//a[text()='CSL-JSON']",
    "permanent link": "//input[@id='permalink'][@readonly]",
    "digest of the saved page": "//section[@class='provenance']//code[string-length(text()) = 64]",
    "a mail that reports an error": "//p[@class='report']/a[starts-with(@href, 'mailto:')]",
    "related items with reasons": "//aside//article//p[@class='why']",
    "the item before": "//nav[@class='neighbours']/a[@rel='prev']",
    "the item behind": "//nav[@class='neighbours']/a[@rel='next']",
}
IN_ONE_LANGUAGE = {
    "when it was retrieved": "//dt[text()='Retrieved' or text()='تاريخ الحفظ']",
    "an excerpt": "//p[@role='note'][contains(text(), 'excerpt')]",
    "details only": "//p[@role='note'][contains(text(), 'بيانات هذه المادة')]",
}


def shown(site: Path, path: str, languages: str) -> list[str]:
    """Return the pages of items on which something stands."""
    found = sorted(site.glob(f"{languages}/briefings/*/index.html"))
    assert len(found) > 40
    return [page.parent.name for page in found if html.fromstring(page.read_bytes()).xpath(path)]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_an_items_page_is_shown_by_the_sample(site: Path, part: str, language: str) -> None:
    assert shown(site, PARTS[part], language)


@pytest.mark.parametrize("part", IN_ONE_LANGUAGE)
def test_the_rights_of_archived_articles_are_shown_by_the_sample(site: Path, part: str) -> None:
    assert shown(site, IN_ONE_LANGUAGE[part], "*")
