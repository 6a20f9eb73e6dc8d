"""What reference managers, search engines and social sites read in a page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Built

LIBRARY = "/en/briefings/2024-01-15-example-library/"
BRIDGE = "/ar/briefings/2023-08-12-example-bridge/"
HOST = "https://sample.example"


def metas(built: Built, url: str) -> dict[str, str]:
    return {meta.get("name"): meta.get("content") for meta in built.page(url).xpath("//meta[@name]")}


def test_zotero_finds_a_newspaper_article_with_its_publication_as_one_name(built: Built) -> None:
    found = metas(built, LIBRARY)
    assert found["DC.type"] == "newsItem"
    assert found["DC.title"] == "An example library lends its first book"
    assert (found["DC.language"], found["DC.date"]) == ("en", "2024-01-15")
    assert found["prism.publicationName"] == "Example Wire"
    assert found["prism.publicationDate"] == "2024-01-15"
    assert found["citation_author"] == "Example Wire,"
    assert built.page(LIBRARY).xpath("//meta[@property='og:type']/@content") == ["article"]


def test_zotero_finds_a_report_in_a_briefing(built: Built) -> None:
    found = metas(built, BRIDGE)
    assert (found["DC.type"], found["DC.publisher"]) == ("report", "أرشيف المثال")
    assert found["citation_author"] == "أرشيف المثال,"
    assert found["prism.modificationDate"] == "2023-09-01"
    assert "prism.publicationName" not in found


def test_nothing_stands_in_a_head_that_would_make_another_kind_of_it(built: Built) -> None:
    for url, page in built.pages:
        names = set(page.xpath("//meta/@name"))
        assert not names & {"citation_title", "DC.source", "citation_journal_title"}, url


def test_the_namespaces_of_the_names_are_declared(built: Built) -> None:
    links = {link.get("rel"): link.get("href") for link in built.page(BRIDGE).xpath("//link[starts-with(@rel, 'sch')]")}
    assert links == {
        "schema.DC": "http://purl.org/dc/elements/1.1/",
        "schema.prism": "http://prismstandard.org/namespaces/1.2/basic/",
    }


def test_a_briefing_is_a_report_with_its_corrections_and_translations(built: Built) -> None:
    arabic = next(data for data in built.json_ld(BRIDGE) if data["@type"] == "NewsArticle")
    assert arabic["additionalType"] == "https://schema.org/Report"
    assert arabic["correction"] == [
        {"@type": "CorrectionComment", "text": "مثال على تصويب الطول.", "datePublished": "2023-09-01"}
    ]
    english = next(data for data in built.json_ld(BRIDGE.replace("/ar/", "/en/")) if data["@type"] == "NewsArticle")
    assert english["translationOfWork"] == {"@id": f"{HOST}{BRIDGE}"}


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("/ar/actors/example-person/", "Person", "سالم المثال"),
        ("/en/actors/example-league/", "Organization", "Example League"),
        ("/en/places/example-town/", "Place", "Example Town"),
        ("/ar/sources/example-wire/", "NewsMediaOrganization", "وكالة المثال"),
    ],
)
def test_the_page_of_a_record_collects_what_is_about_it(built: Built, url: str, kind: str, name: str) -> None:
    page = next(data for data in built.json_ld(url) if data["@type"] == "CollectionPage")
    assert (page["about"]["@type"], page["about"]["name"]) == (kind, name)
    assert page["about"]["url"] == page["url"] == f"{HOST}{url}"
