"""The times of publication that an HTML page states for machines or marks as such, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from mujaz.clean.dates import Candidate
from mujaz.clean.jsonld import text_at
from mujaz.clean.markup import Element
from mujaz.model import FoundDate

ADDRESS_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<gap>[/-])(?P<month>[01]?\d)(?P=gap)(?P<day>[0-3]?\d)(?=[/-])")
"""`/2023/08/12/` in an address."""
SUREST = ("article:published_time", "og:published_time", "datepublished")
PUBLISHED = (
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dcterms.created", "dc.date", "dc.date.created", "og:article:published_time", "article.published",
    "publication_date", "publish_date", "published_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article:published", "bt:pubdate", "citation_publication_date", "originalpublicationdate", "displaydate",
    "rnews:datepublished", "ptime", "date_published", "article_date_original", "date",
)  # fmt: skip
"""Meta elements that hold the time of publication, the surest first."""
PUBLISHED_TIME = (
    "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish') or contains(@class, 'entry-date')]"
)
MARKED = "//*[not(self::time or self::meta)][@itemprop='datePublished'][@content or @datetime or normalize-space()]"
"""Microdata on other elements than `<time>`."""
PUBLISHED_ABBR = "//abbr[contains(concat(' ', @class, ' '), ' published ')][@title]"
"""The microformat of blogs."""
ANY_TIME = "//time[not(ancestor::aside or ancestor::footer or ancestor::nav)][not(contains(@class, 'updated'))]"


def stated_dates(
    tree: Element, metas: dict[str, list[str]], article: dict[str, Any], page: dict[str, Any]
) -> Iterator[Candidate]:
    """Yield what the page states as its time of publication; `page` describes it where no `article` does."""
    yield from _of_metas(metas, SUREST)
    if stated := text_at(article, "datePublished"):
        yield Candidate(stated, "JSON-LD datePublished")
    yield from _of_metas(metas, PUBLISHED)
    yield from _times(tree)
    for described, key in ((article, "dateCreated"), (page, "datePublished"), (page, "uploadDate")):
        if stated := text_at(described, key):
            yield Candidate(stated, f"JSON-LD {key}")


def address_date(address: str | None) -> FoundDate | None:
    """Return the day that a page's address is made of: many sites build it of the day of publication.

    >>> address_date("https://gazette.example/2023/08/12/ferry-returns").value
    '2023-08-12'
    """
    match = ADDRESS_DAY.search(urlsplit(address or "").path)
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return FoundDate(day.isoformat(), "day", f"address: {match[0].strip('/')}")


def _of_metas(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[Candidate]:
    return (Candidate(text, f"meta {name}") for name in names for text in metas.get(name, ()))


def _times(tree: Element) -> Iterator[Candidate]:
    """Yield the times that say they are of publication; else the one outside sidebars, if there is just one day."""
    marked = tree.xpath(PUBLISHED_TIME) or tree.xpath(MARKED) or tree.xpath(PUBLISHED_ABBR) or tree.xpath(ANY_TIME)
    attributes = ((time.get("datetime") or time.get("content") or time.get("title") or "").strip() for time in marked)
    stated = [said or " ".join(time.text_content().split()) for said, time in zip(attributes, marked, strict=True)]
    days = {text[:10] for text in stated}
    if len(days) == 1:
        yield Candidate(stated[0], f"<time>: {stated[0]}")
