"""What kind of text a page is."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["html", "text"]

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|link"
    r"|script|style|title|base|header|nav|main|article|section|div|table|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The start of an HTML page: its doctype or one of the tags that open one, comments before it or not."""
DOCUMENT_WITHIN = 20_000
HTML_TAG = re.compile(r"</(?:p|div|a|span|h[1-6]|article|body|html)\s*>", re.IGNORECASE)
"""A closing tag of HTML."""
DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
"""A tag that no text has unless it is one on HTML, wherever it stands."""
HTML_NAME = re.compile(r"\.x?html?\Z", re.IGNORECASE)


def kind_of(name: str, text: str) -> Kind:
    r"""Return whether the page `text`, from a file called `name`, is HTML or plain text.

    >>> kind_of("page", "<!DOCTYPE html><p>نص</p>")
    'html'
    >>> kind_of("page.txt", "قال إن a < b")
    'text'
    >>> kind_of("-", "HTTP/1.1 200 OK\n\n<html><body><p>نص</p></body></html>")
    'html'
    """
    if "<" not in text:
        return "text"
    if HTML_START.match(text[:20_000]):
        return "html"
    marked = HTML_NAME.search(name) or DOCUMENT.search(text[:DOCUMENT_WITHIN])
    return "html" if marked and HTML_TAG.search(text) else "text"
