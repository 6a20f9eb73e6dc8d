"""Citations, read back by the parsers of others: BibTeX, RIS and CSL-JSON of one item say the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import bibtexparser
import pytest
import rispy

if TYPE_CHECKING:
    from conftest import Built, Site

MakeItem = Callable[..., str]
LIBRARY = "en/briefings/2024-01-15-example-library/"
BRIDGE = "ar/briefings/2023-08-12-example-bridge/"
HOST = "https://sample.example"


def bib(data: bytes) -> list[dict[str, str]]:
    library = bibtexparser.parse_string(data.decode())
    assert library.failed_blocks == []
    return [
        {"kind": entry.entry_type, "key": entry.key, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    ]


def ris(data: bytes) -> dict[str, Any]:
    (found,) = rispy.loads(data.decode())
    return found


def test_an_archived_article_is_cited_as_a_newspaper_article_of_its_publication(built: Built) -> None:
    (entry,) = bib(built.tree[f"{LIBRARY}citation.bib"])
    assert (entry["kind"], entry["key"]) == ("article", "2024-01-15-example-library-en")
    assert (entry["author"], entry["journal"], entry["date"]) == ("{Example Wire}", "Example Wire", "2024-01-15")
    found = ris(built.tree[f"{LIBRARY}citation.ris"])
    assert found["type_of_reference"] == "NEWS"
    assert found["authors"] == ["Example Wire,"]
    assert found["title"] == "An example library lends its first book"
    (item,) = json.loads(built.tree[f"{LIBRARY}citation.json"])
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"literal": "Example Wire"}]
    assert item["issued"] == {"date-parts": [[2024, 1, 15]]}
    assert item["note"] == "Originally published at https://wire.example/library"
    assert entry["url"] == found["urls"][0] == item["URL"] == f"{HOST}/{LIBRARY}"


def test_a_briefing_is_cited_as_a_report_of_the_archive(built: Built) -> None:
    (entry,) = bib(built.tree[f"{BRIDGE}citation.bib"])
    assert (entry["kind"], entry["title"]) == ("techreport", "{مثال: افتتاح جسر المثال}")
    assert (entry["institution"], entry["langid"]) == ("أرشيف المثال", "arabic")
    found = ris(built.tree[f"{BRIDGE}citation.ris"])
    assert (found["type_of_reference"], found["publisher"], found["language"]) == ("RPRT", "أرشيف المثال", "ar")
    (item,) = json.loads(built.tree[f"{BRIDGE}citation.json"])
    assert (item["type"], item["publisher"], item["language"]) == ("report", "أرشيف المثال", "ar")


@pytest.mark.parametrize(
    ("date", "parts", "ris_date"),
    [("2024", [2024], "2024///"), ("2024-05", [2024, 5], "2024/05//"), ("2024-05-01", [2024, 5, 1], "2024/05/01/")],
)
def test_a_date_is_no_more_exact_than_it_is_known(
    site: Site, make_item: MakeItem, date: str, parts: list[int], ris_date: str
) -> None:
    precision = {1: "year", 2: "month", 3: "day"}[len(parts)]
    site.write("briefings/en/2024/new.md", make_item(date=date, date_precision=precision))
    site.build()
    folder = "en/briefings/2024-05-01-example-item/"
    assert json.loads(site.tree[f"{folder}citation.json"])[0]["issued"] == {"date-parts": [parts]}
    assert ris(site.tree[f"{folder}citation.ris"])["date"] == ris_date
    assert bib(site.tree[f"{folder}citation.bib"])[0]["date"] == date
    page = site.tree[f"{folder}index.html"].decode()
    assert f'<meta name="prism.publicationDate" content="{date}">' in page


def test_the_persons_of_a_byline_are_authors_and_the_publication_is_not(site: Site) -> None:
    site.edit(
        "content/briefings/en/2024/library.md", "kind: article", "kind: article\nbyline: Sara Khalil; Omar Haddad"
    )
    site.build()
    assert bib(site.tree[f"{LIBRARY}citation.bib"])[0]["author"] == "{Sara Khalil} and {Omar Haddad}"
    assert ris(site.tree[f"{LIBRARY}citation.ris"])["authors"] == ["Sara Khalil", "Omar Haddad"]
    page = site.tree[f"{LIBRARY}index.html"].decode()
    assert '<meta name="citation_author" content="Sara Khalil">' in page
    assert '<meta name="prism.publicationName" content="Example Wire">' in page


HOSTILE = r"""'A {b} } \input{x} % # $ & _ ~ ^ "q" <i>'"""


def test_a_hostile_title_breaks_no_format(site: Site, make_item: MakeItem) -> None:
    site.write("briefings/en/2024/new.md", make_item(title=HOSTILE, summary="Line %\\end"))
    site.build()
    folder = "en/briefings/2024-05-01-example-item/"
    (entry,) = bib(site.tree[f"{folder}citation.bib"])
    assert entry["title"] == (
        r"{A \textbraceleft{}b\textbraceright{} \textbraceright{} \textbackslash{}input\textbraceleft{}x"
        r"\textbraceright{} \% \# \$ \& \_ \textasciitilde{} \textasciicircum{} "
        '"q" <i>}'
    )
    assert ris(site.tree[f"{folder}citation.ris"])["title"] == HOSTILE.strip("'")
    assert json.loads(site.tree[f"{folder}citation.json"])[0]["title"] == HOSTILE.strip("'")


def test_a_withdrawn_item_is_cited_as_withdrawn(built: Built) -> None:
    (item,) = json.loads(built.tree["ar/briefings/2024-02-02-example-mistake/citation.json"])
    assert item["note"] == "سُحبت هذه المادة. كان المثال خاطئاً."
    assert "abstract" not in item


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"/{LIBRARY}", "Example Wire. “An example library lends its first book”. 15 January 2024. "),
        (f"/{BRIDGE}", "أرشيف المثال. «مثال: افتتاح جسر المثال». 12 آب 2023. "),
    ],
)
def test_an_item_s_page_shows_how_to_cite_it_and_leads_to_the_files(built: Built, url: str, words: str) -> None:
    page = built.page(url)
    shown = " ".join(page.xpath("string(//section[@class='citation']/p[@class='reference'])").split())
    assert shown.startswith(words.strip())
    assert shown.endswith(f"{HOST}{url}")
    assert page.xpath("//section[@class='citation']//a/@href") == [
        f"{url}citation.bib",
        f"{url}citation.ris",
        f"{url}citation.json",
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_list_with_a_feed_has_its_items_as_csv_and_bibtex(built: Built, language: str) -> None:
    folder = f"{language}/topics/harvests/"
    table = list(csv.DictReader(io.StringIO(built.tree[f"{folder}items.csv"].decode("utf-8-sig"), newline="")))
    assert [row["date"] for row in table] == ["2023-08-20"]
    assert [entry["key"] for entry in bib(built.tree[f"{folder}items.bib"])] == [
        f"2023-08-20-example-harvest-{language}"
    ]
    assert built.page(f"/{folder}").xpath(f"//a[@href='/{folder}items.csv']")
    beside = {path.rpartition("/")[0] for path in built.tree if path.endswith("/items.bib")}
    feeds = {path.rpartition("/")[0] for path in built.tree if path.endswith("/feed.rss")}
    assert beside >= feeds - {"ar/corrections", "en/corrections"}
