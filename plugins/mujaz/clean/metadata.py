"""What a page says of itself outside its text: titles, address, site, authors, summary, dates, tags, picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from mujaz.clean.address import base_address, page_address, web_address
from mujaz.clean.authors import find_authors
from mujaz.clean.dates import Candidate
from mujaz.clean.image import find_image
from mujaz.clean.jsonld import read_jsonld, read_page_jsonld, text_at
from mujaz.clean.markup import Element, first_text, has_class, read_metas, squeeze, texts
from mujaz.clean.people import squash
from mujaz.clean.phrases import fold_phrase
from mujaz.clean.site_names import site_names, title_ends
from mujaz.clean.stated import dates_above, stated_dates, title_dates
from mujaz.clean.tags import stated_tags, tidy_tags
from mujaz.frozen import frozen
from mujaz.model import LeadImage

CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[&hellip;\])\s*\Z")
"""The end of a summary that a site has cut from the text."""
PLATFORMS = frozenset({"telegram"})
"""Sites whose posts have no title of their own."""
NEAR_TAGS = frozenset(
    {
        "div",
        "span",
        "p",
        "li",
        "a",
        "time",
        "td",
        "th",
        "font",
        "small",
        "strong",
        "b",
        "h2",
        "h3",
        "h4",
        "dd",
        "em",
        "i",
    }
)
HEADING_TAGS = ("h1", "h2", "h3", "h4")
LINE_TAGS = ("b", "strong", "div", "span", "td", "font", "p", "a")
FEWEST_WORDS, MOST_PARTS, MOST_HEADINGS, LONGEST_HEADLINE = 4, 3, 400, 300
TITLE_NAME = re.compile(
    r"(?:news|article|post|story|entry|topic|content|lbl)[\s_-]?title(?:$|[\s_-])|headline", re.IGNORECASE
)
"""Classes and ids that sites give to the headline."""
MOST_TITLE_WORDS = 30
NEAR, NEAR_LENGTH = 60, 140
"""So many elements behind the headline are looked at, as far as one with a text so long."""


@frozen
class Metadata:
    """What a page says of itself; nothing at all for plain text."""

    headings: tuple[str, ...] = ()
    """Its `<h1>`s."""
    titles: tuple[str, ...] = ()
    """The titles that it gives to machines, the one most likely free of the site's name first."""
    canonical_url: str | None = None
    base: str = ""
    """The address from which its links are seen."""
    site_names: tuple[str, ...] = ()
    """How the page calls its site, the surest first."""
    byline: str | None = None
    summary: str | None = None
    near: tuple[str, ...] = ()
    """Short texts between the headline and the first paragraph: bylines, dates, buttons."""
    dates: tuple[Candidate, ...] = ()
    dates_above: tuple[Candidate, ...] = ()
    """Dates that stand right above the headline."""
    tags: tuple[str, ...] = ()
    image: LeadImage | None = None

    @property
    def host(self) -> str | None:
        """The host of the page's own address, or else of its links."""
        return urlsplit(self.canonical_url or self.base).hostname

    @property
    def site_name(self) -> str | None:
        """The surest of the names of its site."""
        return next(iter(self.site_names), None)


def read_metadata(tree: Element) -> Metadata:
    """Return what the page `tree` says of itself."""
    metas = read_metas(tree)
    article = read_jsonld(tree)
    described = article or read_page_jsonld(tree)
    address = page_address(tree, metas, described)
    base = web_address(address or "", base_address(tree)) or ""
    host = (urlsplit(address or "").hostname or "").split(".")
    sites = tuple(dict.fromkeys(site_names(metas, described, squash("".join(host)))))
    titles = tuple(_titles(tree, metas, article))
    if sites and fold_phrase(sites[0]) in PLATFORMS:
        # A post on a platform is its channel's, and the channel is all that its titles name.
        sites = titles = tuple(metas.get("og:title", ())[:1])
    headline = headline_element(tree, titles)
    return Metadata(
        headings=tuple(dict.fromkeys((*texts(tree, "//h1"), *_texts_of(headline)))),
        titles=titles,
        canonical_url=address,
        base=base,
        site_names=sites,
        byline=find_authors(tree, metas, article, (*sites, *host, *title_ends(titles))),
        near=tuple(_near(headline)),
        summary=_summary(metas, article),
        dates=(*stated_dates(tree, metas, article, described), *title_dates(titles)),
        dates_above=tuple(dates_above(headline)),
        tags=tidy_tags(stated_tags(tree, metas, article), but=sites),
        image=find_image(tree, metas, article, base),
    )


def _titles(tree: Element, metas: dict[str, list[str]], article: dict[str, Any]) -> Iterator[str]:
    stated = (
        text_at(article, "headline") or text_at(article, "name"),
        *metas.get("og:title", ())[:1],
        first_text(tree, "//head/title", "//title"),
    )
    yield from (title for title in stated if title)


def headline_element(tree: Element, titles: tuple[str, ...]) -> Element | None:
    """Return the element that holds the headline: the heading that a title of the page confirms, else the first h1.

    Old templates have no heading at all, but a bold line that says what the title does.
    """
    known = [fold_phrase(title) for title in titles]
    first = next(tree.iter("h1"), None)
    for tags, fewest in ((HEADING_TAGS, 2), (LINE_TAGS, FEWEST_WORDS)):
        found = [element for element in islice(tree.iter(*tags), MOST_HEADINGS) if _says(element, known, fewest)]
        if found:
            return max(found, key=lambda element: len(element.text_content()))
    return first if first is not None else _named_title(tree)


def _named_title(tree: Element) -> Element | None:
    """Return the first element that calls itself the title of an article, as templates without headings have it."""
    for element in islice(tree.iter(*HEADING_TAGS, *LINE_TAGS), MOST_HEADINGS):
        own = has_class(element, TITLE_NAME) or TITLE_NAME.search(element.get("id") or "")
        if (
            own
            and len(element) <= MOST_PARTS
            and FEWEST_WORDS <= len(element.text_content().split()) <= MOST_TITLE_WORDS
        ):
            return element
    return None


def _says(element: Element, titles: list[str], fewest: int) -> bool:
    """Tell whether the text of an element stands in one of the titles, and has enough words for a headline."""
    text = squeeze(element.text_content()) if len(element) <= MOST_PARTS else ""
    if not fewest <= len(text.split()) or len(text) > LONGEST_HEADLINE:
        return False
    folded = fold_phrase(text)
    return any(folded in title for title in titles)


def _texts_of(element: Element | None) -> Iterator[str]:
    if element is not None and (text := squeeze(element.text_content())):
        yield text


def _near(headline: Element | None) -> Iterator[str]:
    """Yield the short texts behind the headline, as far as the first long one."""
    for element in () if headline is None else headline.xpath(f"following::*[position() <= {NEAR}]"):
        if element.tag not in NEAR_TAGS:
            continue
        # What stands in elements side by side is seen apart, whether there is a space between them or not.
        text = squeeze(" ".join(element.itertext()))
        if len(text) > NEAR_LENGTH and len(element) <= 1:
            return
        if 0 < len(text) <= NEAR_LENGTH:
            yield text


def _summary(metas: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    """Return the publication's own summary, unless it is the text's beginning cut off."""
    stated = (*metas.get("og:description", ())[:1], *metas.get("description", ())[:1], text_at(article, "description"))
    found = next((text for text in stated if text), None)
    return None if found is None or CUT_OFF.search(found) else found
