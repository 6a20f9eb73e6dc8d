"""The times of publication that an HTML page states for machines or marks as such, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from mujaz.clean.date_labels import names_publication
from mujaz.clean.dates import Candidate, read_date, read_date_line
from mujaz.clean.jsonld import text_at
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.notation import canonize
from mujaz.model import FoundDate

ADDRESS_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<gap>[/-])(?P<month>[01]?\d)(?P=gap)(?P<day>[0-3]?\d)(?=[/-])")
"""`/2023/08/12/` in an address."""
PARSELY = re.compile(r'"pub_date"\s*:\s*"([^"]{8,40})"')
"""The time of publication in the object that old versions of Parse.ly have in one meta element."""
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
TITLE_GAP = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")
STORY = re.compile(r"article|post|story|news|entry|content|item|detail", re.IGNORECASE)
"""Classes and ids of the box of an article."""
STEPS_UP, MOST_ABOVE, LONGEST_LABEL = 3, 6, 80
"""So many boxes around a headline, elements above it and characters of one are looked at for a date."""
MOST_BEFORE, LABELLED = 60, frozenset({"div", "span", "p", "li", "td", "time", "small"})
"""So many elements above a headline, and those of these kinds, are looked at for a date that says what it is."""
ANY_TIME = "//time[not(ancestor::aside or ancestor::footer or ancestor::nav)][not(contains(@class, 'updated'))]"


def stated_dates(
    tree: Element, metas: dict[str, list[str]], article: dict[str, Any], page: dict[str, Any]
) -> Iterator[Candidate]:
    """Yield what the page states as its time of publication; `page` describes it where no `article` does."""
    yield from _of_metas(metas, SUREST)
    if stated := text_at(article, "datePublished"):
        yield Candidate(stated, "JSON-LD datePublished")
    yield from _of_metas(metas, PUBLISHED)
    for text in metas.get("parsely-page", ()):
        yield from (Candidate(date, "meta parsely-page") for date in PARSELY.findall(text))
    yield from _times(tree)
    for described, key in ((article, "dateCreated"), (page, "datePublished"), (page, "uploadDate")):
        if stated := text_at(described, key):
            yield Candidate(stated, f"JSON-LD {key}")


def title_dates(titles: Iterable[str]) -> Iterator[Candidate]:
    """Yield the parts of the page's titles that are a date and nothing else: `Bridge reopens | DW | 19.01.2020`."""
    parts = (part for title in titles for part in TITLE_GAP.split(title)[1:])
    yield from (Candidate(part, f"title: {part}") for part in parts if read_date_line(part, day_first=True))


def dates_above(headline: Element | None) -> Iterator[Candidate]:
    """Yield the dates right above a headline, in the box of its article; further up stands the day of the visit."""
    if headline is not None:
        yield from _labelled_above(headline)
    holders = [] if headline is None else [headline, *islice(headline.iterancestors(), STEPS_UP - 1)]
    for step, holder in enumerate(holders):
        parent = holder.getparent()
        if (
            parent is None
            or parent.tag == "body"
            or (step and parent.tag != "article" and not has_class(parent, STORY))
        ):
            return
        for beside in islice(holder.itersiblings(preceding=True), MOST_ABOVE):
            for part in islice(beside.iter(*LABELLED, "ul"), MOST_BEFORE):
                text = squeeze(part.text_content())
                if 0 < len(text) <= LONGEST_LABEL and read_date_line(text, day_first=True):
                    yield Candidate(text, f"above the headline: {text}")
                    break


def _labelled_above(headline: Element) -> Iterator[Candidate]:
    """Yield the last date above a headline that calls itself the publication's: `تاريخ النشر: 12/8/2023`."""
    for element in reversed(headline.xpath(f"preceding::*[position() <= {MOST_BEFORE}]")):
        text = squeeze(element.text_content()) if element.tag in LABELLED and len(element) <= 1 else ""
        if (
            0 < len(text) <= LONGEST_LABEL
            and names_publication(canonize(text))
            and read_date_line(text, day_first=True)
        ):
            yield Candidate(text, f"above the headline: {text}")
            return


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
    days = {_day_of(_stated(time)) for time in marked}
    # Of several days that is meant which a word before it calls so.
    meant = marked if len(days) == 1 else [time for time in marked if names_publication(canonize(_before(time)))]
    if len({_day_of(_stated(time)) for time in meant}) == 1:
        yield Candidate(_stated(meant[0]), f"<time>: {_stated(meant[0])}")


def _stated(time: Element) -> str:
    """Return the moment that an element states."""
    said = (time.get("datetime") or time.get("content") or time.get("title") or "").strip()
    return said or " ".join(time.text_content().split())


def _before(time: Element) -> str:
    """Return the words right before a time, with a figure in its place: `نشر: 0`."""
    beside = time.getprevious()
    parent = time.getparent()
    text = (parent.text if beside is None and parent is not None else None) or ""
    if beside is not None:
        text = beside.tail if (beside.tail or "").strip() else beside.text_content()
    return f"{squeeze(text or '')[-LONGEST_LABEL:]} 0"


def _day_of(text: str) -> str:
    """Return what tells the days of times apart: of a stamp its first ten signs, else the day that is read in it."""
    reading = None if text[:4].isdecimal() else read_date(text, day_first=True)
    return reading.value[:10] if reading else text[:10]
