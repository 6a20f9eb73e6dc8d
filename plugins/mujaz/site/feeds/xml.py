"""Writing XML with lxml: escaped by the library, an element a line, the same bytes for the same tree."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not."""

Element = Any
"""An lxml element; lxml has no types of its own."""


def add(parent: Element, tag: str, content: str | None = None, **attributes: str) -> Element:
    """Return a new child of `parent`; characters that XML cannot hold are left out."""
    child = etree.SubElement(parent, tag, {key: clean(value) for key, value in attributes.items()})
    if content is not None:
        child.text = clean(content)
    return child


def clean(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return FORBIDDEN.sub("", text)


def verbatim(html: str) -> etree.CDATA | str:
    """Return HTML as the text of an element that needs no escapes, unless it holds what ends such a text."""
    text = clean(html)
    return text if "]]>" in text else etree.CDATA(text)


def to_bytes(root: Element, stylesheet: str | None = None) -> bytes:
    """Return a whole document, with a CSS stylesheet for people who open it in a browser."""
    if stylesheet:
        root.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{stylesheet}"'))
    etree.indent(root, "")
    written: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)
    return written + b"\n"
