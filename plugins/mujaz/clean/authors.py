"""Who wrote an article, by what an HTML page states of it and prints beside its headline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mujaz.clean.author_boxes import UNSEEN, author_texts
from mujaz.clean.jsonld import list_at, plain_text
from mujaz.clean.markup import Element, squeeze
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


def find_authors(
    tree: Element, metas: dict[str, list[str]], article: dict[str, Any], names: Iterable[str]
) -> str | None:
    """Return the authors as the page prints them, else as it states them; `names` are the publication's own."""
    site = frozenset(map(squash, names))
    stated = _unique(name for text in _stated(metas, article) for name in people_in(bare_byline(text), site))
    boxes = list(author_texts(tree))
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
