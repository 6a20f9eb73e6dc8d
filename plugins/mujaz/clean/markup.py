"""HTML as a tree, read once for its metadata and once for its text: lxml's door."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree, html

Element = Any
"""An element of lxml's tree; lxml has no types of its own."""

SPACES = re.compile(r"[ \t\r\n\f]+")
"""What HTML shows as one space; a no-break space is not among them."""
ARCHIVE_BAR = "//*[starts-with(@id, 'wm-ipp') or @id='donato'][not(ancestor::*[starts-with(@id, 'wm-ipp')])]"
"""What the Wayback Machine puts over the pages that it keeps."""
EMPTY = "<html><body></body></html>"
REFERENCE = re.compile(r"&#(?:[xX]0*+(?P<hex>[\da-fA-F]{0,8})(?![\da-fA-F])|0*+(?P<decimal>\d{0,9})(?!\d));?", re.ASCII)
"""A character as its number: &#1548; &#x60C;"""
DIRECTION = re.compile(
    r"&(?:rlm|lrm|#0*(?:820[67]|823[4-8]|829[4-7]|1564|65279)|#x0*(?:200[ef]|202[a-e]|206[6-9]|61c|feff));",
    re.IGNORECASE,
)
"""A mark of direction or byte order as its name or number; those written as themselves are gone by then."""
TWICE = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|laquo|raquo|[lr][ds]quo|hellip|[nm]dash"
    r"|#0*(?:3[489]|60|62|160|171|187|82(?:1[1267]|2[01]|30)));"
)
"""Entities that a reader of a meta element's content would see as such, because a site has escaped them twice."""
MANY = re.compile(
    r"(<[a-zA-Z][^\s/>]*+)"
    r"(?:[\s/]++(?:[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+)?+){500,}+"
)
"""A tag with so many attributes that no page means them, which libxml2 would compare with each other."""
MANY_FROM = 100_000
"""Characters of a page in which they would take more than a second."""
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document may have, however they are written."""


YOUNG = frozenset({"article", "main", "section", "header", "nav", "aside", "figure", "footer"})
"""Elements that libxml2 does not know, so that they open no body for it."""


def parse(text: str) -> Element:
    """Return the tree of an HTML page, however broken; what is nested hundreds deep is let go."""
    text = MANY.sub(r"\1", text) if len(text) > MANY_FROM else text
    text = NEVER.sub("", REFERENCE.sub(_without_never, DIRECTION.sub("", text)))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # Bytes, because lxml refuses a text that declares an encoding of its own.
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:
        # Nothing stands in it, or what ends within its first tag.
        tree = html.document_fromstring(EMPTY, parser=parser, ensure_head_body=True)
    for element in tree.xpath(ARCHIVE_BAR) if "wm-ipp" in text else ():
        element.drop_tree()
    _move_to_body(tree)
    return tree


def _move_to_body(tree: Element) -> None:
    """Move what the parser took for the head: elements younger than it, on a page that leaves out its tags."""
    head, body = tree.find("head"), tree.find("body")
    first = next((place for place, child in enumerate(head) if child.tag in YOUNG), None) if head is not None else None
    if head is None or body is None or first is None:
        return
    for place, child in enumerate(list(head)[first:]):
        body.insert(place, child)


def _without_never(reference: re.Match[str]) -> str:
    """Return a reference as it is written, a space for a character that no document may have."""
    hexadecimal = reference["hex"]
    number = int(f"0{reference['decimal']}") if hexadecimal is None else int(f"0{hexadecimal}", 16)
    # Nothing in its place could make another reference of what stands around it.
    return " " if number > sys.maxunicode or NEVER.match(chr(number)) else reference[0]


def squeeze(text: str) -> str:
    r"""Return `text` with its white space as HTML shows it.

    >>> squeeze(" خبر\n   عاجل ")
    'خبر عاجل'
    """
    return SPACES.sub(" ", text).strip()


def texts(tree: Element, path: str) -> Iterator[str]:
    """Yield the texts that are not empty of what the XPath `path` finds."""
    for found in tree.xpath(path):
        text = squeeze(str(found) if isinstance(found, str) else found.text_content())
        if text:
            yield text


def first_text(tree: Element, *paths: str) -> str | None:
    """Return the first text that any of the XPath `paths` finds, in the order of the paths."""
    return next((text for path in paths for text in texts(tree, path)), None)


def read_metas(tree: Element) -> dict[str, list[str]]:
    """Return the contents of the page's meta elements by name, property or itemprop, in small letters."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = squeeze(_unescape(element.get("content") or ""))
        for attribute in ("property", "name", "itemprop") if content else ():
            name = (element.get(attribute) or "").strip().lower()
            if name:
                found.setdefault(name, []).append(content)
    return found


def _unescape(content: str) -> str:
    """Return the content of a meta element that a site has escaped twice as it was meant."""
    return TWICE.sub(lambda entity: unescape(entity[0]), content) if "&" in content else content


def has_class(element: Element, pattern: re.Pattern[str]) -> bool:
    """Tell whether the classes or the id of an element match a pattern."""
    return pattern.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def drop_element(element: Element) -> None:
    """Take an element out and leave the text behind it where it is."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
