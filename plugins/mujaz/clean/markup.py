"""HTML as a tree, read once for its metadata and once for its text: lxml's door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

Element = Any
"""An element of lxml's tree; lxml has no types of its own."""

SPACES = re.compile(r"[ \t\r\n\f]+")
"""What HTML shows as one space; a no-break space is not among them."""
EMPTY = "<html><body></body></html>"


def parse(text: str) -> Element:
    """Return the tree of an HTML page, however broken; what is nested hundreds deep is let go."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # Bytes, because lxml refuses a text that declares an encoding of its own.
    return html.document_fromstring(text.encode("utf-8", "replace") or EMPTY, parser=parser, ensure_head_body=True)


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
