"""What kind of text a page is."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["html", "text"]

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|article|div|main|title)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The start of an HTML page: its doctype or one of the tags that open one, comments before it or not."""
HTML_TAG = re.compile(r"</(?:p|div|a|span|h[1-6]|article|body|html)\s*>", re.IGNORECASE)
"""A closing tag of HTML."""
HTML_NAME = re.compile(r"\.x?html?\Z", re.IGNORECASE)


def kind_of(name: str, text: str) -> Kind:
    """Return whether the page `text`, from a file called `name`, is HTML or plain text.

    >>> kind_of("page", "<!DOCTYPE html><p>نص</p>")
    'html'
    >>> kind_of("page.txt", "قال إن a < b")
    'text'
    """
    if HTML_START.match(text[:20_000]):
        return "html"
    return "html" if HTML_NAME.search(name) and HTML_TAG.search(text) else "text"
