"""Who wrote an article, by what an HTML page states of it and prints beside its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from mujaz.clean.jsonld import list_at, plain_text
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.names import bare_byline, join_people, people_in
from mujaz.clean.people import squash
from mujaz.clean.phrases import fold_phrase, phrases

METAS = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "article.author",
)  # fmt: skip
"""Meta elements that name an author, the most common first."""
ORGANISATIONS = ("Organization", "Corporation", "Brand")
"""How the types of schema.org end that are no persons."""
AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:authors?|by-?line|writers?|journalists?|reporters?|contributors?)(?:$|[\s_-])|author-?name"
    r"|(?:^|[\s_-])fn(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of classes that sites give to the author's name."""
BESIDE = re.compile(
    r"comment|sidebar|footer|widget|related|recommend|popular|most-|teaser|card|about-?author|author-?(?:box|bio|info)",
    re.IGNORECASE,
)
"""Names of classes of what stands beside an article and has authors of its own."""
PICTURES = re.compile(r"caption|credit|photo|image|figure|gallery|thumb", re.IGNORECASE)
"""Names of classes of what says whose picture it is."""
BESIDE_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption", "form"})
LONGEST = 140
"""Longer texts are more than a byline."""
MOST_BOXES = 40
NEAREST = 4
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})


def find_authors(
    tree: Element, metas: dict[str, list[str]], article: dict[str, Any], names: Iterable[str]
) -> str | None:
    """Return the authors as the page prints them, else as it states them; `names` are the publication's own."""
    site = frozenset(map(squash, names))
    stated = _unique(name for text in _stated(metas, article) for name in people_in(bare_byline(text), site))
    boxes = list(_boxes(tree))
    if stated:
        printed = next((text for text in boxes if all(name in text for name in stated)), "")
        if printed or _are_seen(stated, tree):
            return join_people(stated, bare_byline(printed))
    for text in boxes:
        bare = bare_byline(text)
        if found := people_in(bare, site):
            return join_people(found, bare)
    return join_people(stated)


def _stated(metas: dict[str, list[str]], article: dict[str, Any]) -> Iterator[str]:
    """Yield the authors that the page names for machines: all of the first statement that names any."""
    for found in (list(_of_jsonld(article)), *(metas.get(name, []) for name in METAS), list(_labelled(metas))):
        named = [text for text in found if people_in(bare_byline(text))]
        if named:
            yield from named
            return


def _labelled(metas: dict[str, list[str]]) -> Iterator[str]:
    """Yield what stands behind a byline's label in the cards of Twitter: `twitter:label1`, `twitter:data1`."""
    for number in (1, 2):
        if any(fold_phrase(label) in phrases("byline") for label in metas.get(f"twitter:label{number}", ())):
            yield from metas.get(f"twitter:data{number}", ())


def _of_jsonld(article: dict[str, Any]) -> Iterator[str]:
    """Yield the persons among the authors."""
    for author in (*list_at(article, "author"), *(() if article.get("author") else list_at(article, "creator"))):
        if isinstance(author, str):
            yield plain_text(author) or ""
        elif isinstance(author, dict) and not str(author.get("@type")).endswith(ORGANISATIONS):
            yield from (plain_text(name) or "" for name in list_at(author, "name") if isinstance(name, str))


def _boxes(tree: Element) -> Iterator[str]:
    """Yield the texts of the elements that hold an author's name, those behind the headline first."""
    found: list[tuple[bool, str]] = []
    headline_seen = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        headline_seen = headline_seen or element.tag == "h1"
        if len(found) < MOST_BOXES and _names_author(element) and not _is_beside(element):
            text = squeeze(" ".join(_all_authors(element).itertext()))
            if 0 < len(text) <= LONGEST:
                found.append((not headline_seen, text))
    yield from (text for _, text in sorted(found, key=lambda one: one[0]))


def _names_author(element: Element) -> bool:
    if element.tag in UNSEEN or element.tag in {"meta", "link", "body", "html", "h1", "img"}:
        return False
    return _is_marked(element) or has_class(element, AUTHOR)


def _is_marked(element: Element) -> bool:
    return element.get("rel") == "author" or element.get("itemprop") in {"author", "creator"}


def _all_authors(element: Element) -> Element:
    """Return the box of several authors' names for the name of one of them."""
    holder = element.getparent()
    several = holder is not None and _is_marked(element) and sum(map(_is_marked, islice(holder, MOST_BOXES))) > 1
    return holder if several and holder is not None else element


def _is_beside(element: Element) -> bool:
    if has_class(element, PICTURES):
        return True
    holders = list(element.iterancestors())
    # Templates name the whole page after a part of it, so only the nearest boxes count.
    return any(holder.tag in BESIDE_TAGS for holder in holders) or any(
        has_class(holder, BESIDE) or has_class(holder, PICTURES) for holder in holders[:NEAREST]
    )


def _are_seen(names: tuple[str, ...], tree: Element) -> bool:
    """Tell whether a reader of the page sees any of the names."""
    return any(any(name in text for name in names) for text in _texts(tree))


def _texts(tree: Element) -> Iterator[str]:
    """Yield the pieces of text that a reader sees."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in UNSEEN and element.text:
            yield squeeze(element.text)
        if element.tail:
            yield squeeze(element.tail)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({fold_phrase(name): name for name in reversed(list(names))}.values())[::-1]
