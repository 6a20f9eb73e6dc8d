"""What a page says of itself outside its text: titles, address, site, author, summary, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from mujaz.clean.dates import Candidate
from mujaz.clean.jsonld import read_jsonld, text_at
from mujaz.clean.markup import Element, first_text, squeeze, texts

META = "//meta[translate(@{attribute}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')='{name}']/@content"
"""The content of a meta element, whatever the case of its name."""
PUBLISHED = (
    ("property", "article:published_time"),
    ("name", "article:published_time"),
    ("property", "og:published_time"),
    ("itemprop", "datepublished"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "pubdate"),
    ("name", "publishdate"),
    ("name", "publish-date"),
    ("name", "dc.date.issued"),
    ("name", "dcterms.issued"),
    ("name", "dcterms.date"),
    ("name", "dcterms.created"),
    ("name", "dc.date"),
    ("name", "dc.date.created"),
    ("property", "og:article:published_time"),
    ("name", "article.published"),
    ("name", "publication_date"),
    ("name", "publish_date"),
    ("name", "datepublished"),
    ("name", "cxenseparse:recs:publishtime"),
    ("name", "date"),
)
"""Meta elements that hold the time of publication, the surest first."""
PUBLISHED_TIME = (
    "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish') or contains(@class, 'entry-date')]"
)
PUBLISHED_ABBR = "//abbr[contains(concat(' ', @class, ' '), ' published ')][@title]"
"""The microformat of blogs."""
ANY_TIME = "//time[not(ancestor::aside or ancestor::footer or ancestor::nav)][not(contains(@class, 'updated'))]"
CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[&hellip;\])\s*\Z")
"""The end of a summary that a site has cut from the text."""
AUTHOR_BOX = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' byline ')"
    " or (contains(concat(' ', @class, ' '), ' fn ') and ancestor::*[contains(@class, 'vcard')])]"
    "[not(ancestor::aside or ancestor::footer)]"
)
NAME_LENGTH = 60
"""Longer texts are no name of an author."""
ORGANISATIONS = ("Organization", "Corporation", "Brand")
"""How the types of schema.org end that are no persons."""
NEAR_TAGS = frozenset({"div", "span", "p", "li", "a", "time", "td", "font", "small", "strong", "b", "h2", "h3", "h4"})
NEAR, NEAR_LENGTH = 60, 140
"""So many elements behind the headline are looked at, as far as one with a text so long."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; nothing at all for plain text."""

    headings: tuple[str, ...] = ()
    """Its `<h1>`s."""
    titles: tuple[str, ...] = ()
    """The titles that it gives to machines, the one most likely free of the site's name first."""
    canonical_url: str | None = None
    base: str = ""
    """The address from which its links are seen."""
    site_name: str | None = None
    byline: str | None = None
    summary: str | None = None
    near: tuple[str, ...] = ()
    """Short texts between the headline and the first paragraph: bylines, dates, buttons."""
    dates: tuple[Candidate, ...] = ()

    @property
    def host(self) -> str | None:
        """The host of the page's own address, or else of its links."""
        return urlsplit(self.canonical_url or self.base).hostname


def read_metadata(tree: Element) -> Metadata:
    """Return what the page `tree` says of itself."""
    article = read_jsonld(tree)
    address = _address(tree, article)
    titles = (
        text_at(article, "headline"),
        _meta(tree, "og:title"),
        first_text(tree, "//head/title", "//title"),
    )
    site = _meta(tree, "og:site_name") or text_at(article, "publisher", "name")
    return Metadata(
        headings=tuple(texts(tree, "//h1")),
        titles=tuple(title for title in titles if title),
        canonical_url=address,
        base=web_address(address or "", first_text(tree, "//base/@href") or "") or "",
        site_name=site,
        byline=_author(tree, article, site),
        near=tuple(_near(tree)),
        summary=_summary(tree, article),
        dates=tuple(_dates(tree, article)),
    )


def _meta(tree: Element, name: str) -> str | None:
    """Return the content of the meta element called `name`."""
    paths = (META.format(attribute=attribute, name=name) for attribute in ("property", "name"))
    return first_text(tree, *paths)


def _address(tree: Element, article: dict[str, Any]) -> str | None:
    """Return the page's own address, if it is a complete one on the web."""
    stated = (
        first_text(tree, "//link[@rel='canonical']/@href"),
        _meta(tree, "og:url"),
        text_at(article, "mainEntityOfPage", "@id") or text_at(article, "mainEntityOfPage"),
        text_at(article, "url"),
    )
    base = first_text(tree, "//base/@href") or ""
    return next((url for address in stated if address and (url := web_address(base, address))), None)


def web_address(base: str, address: str) -> str | None:
    """Return `address`, seen from `base`, if it is one on the web, with what an address may not hold encoded.

    >>> web_address("https://gazette.example/a/", "../b c")
    'https://gazette.example/b%20c'
    >>> web_address("", "javascript:alert(1)") is None
    True
    """
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return None
    return re.sub(r"[\s<>\"\\^`{|}]", lambda char: f"%{ord(char[0]):02X}", joined) if good else None


def _author(tree: Element, article: dict[str, Any], site: str | None) -> str | None:
    """Return the author as named on the page; an organisation is none, and the site itself neither."""
    author = article.get("author")
    first = author[0] if isinstance(author, list) and author else author
    named = text_at(article, "author", "name") or text_at(article, "author")
    if isinstance(first, dict) and str(first.get("@type")).endswith(ORGANISATIONS):
        named = None
    for stated in (named, _meta(tree, "author"), _meta(tree, "article:author"), *texts(tree, AUTHOR_BOX)):
        if stated and len(stated) <= NAME_LENGTH and not stated.startswith(("http", "@")) and stated != site:
            return stated
    return None


def _near(tree: Element) -> Iterator[str]:
    """Yield the short texts behind the first `<h1>`, as far as the first long one."""
    for element in tree.xpath("(//h1)[1]/following::*")[:NEAR]:
        if element.tag not in NEAR_TAGS:
            continue
        text = squeeze(element.text_content())
        if len(text) > NEAR_LENGTH and len(element) <= 1:
            return
        if 0 < len(text) <= NAME_LENGTH:
            yield text


def _summary(tree: Element, article: dict[str, Any]) -> str | None:
    """Return the publication's own summary, unless it is the text's beginning cut off."""
    stated = _meta(tree, "og:description") or _meta(tree, "description") or text_at(article, "description")
    return None if stated is None or CUT_OFF.search(stated) else stated


def _dates(tree: Element, article: dict[str, Any]) -> Iterator[Candidate]:
    """Yield what the page states as its time of publication, the surest first."""
    for attribute, name in PUBLISHED[:3]:
        yield from _meta_dates(tree, attribute, name)
    if stated := text_at(article, "datePublished"):
        yield Candidate(stated, "JSON-LD datePublished")
    for attribute, name in PUBLISHED[3:]:
        yield from _meta_dates(tree, attribute, name)
    yield from _times(tree)


def _meta_dates(tree: Element, attribute: str, name: str) -> Iterator[Candidate]:
    for text in texts(tree, META.format(attribute=attribute, name=name)):
        yield Candidate(text, f"meta {name}")


def _times(tree: Element) -> Iterator[Candidate]:
    """Yield the `<time>`s that say they are of publication; else the one outside sidebars, if there is just one day."""
    marked = tree.xpath(PUBLISHED_TIME) or tree.xpath(PUBLISHED_ABBR) or tree.xpath(ANY_TIME)
    attributes = ((time.get("datetime") or time.get("title") or "").strip() for time in marked)
    stated = [said or " ".join(time.text_content().split()) for said, time in zip(attributes, marked, strict=True)]
    days = {text[:10] for text in stated}
    if len(days) == 1:
        yield Candidate(stated[0], f"<time>: {stated[0]}")
