"""The XML of feeds, well-formed or nearly so: lxml without entities and without the network."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from lxml import etree

from mujaz.intake.found import UnreadableError
from mujaz.intake.wide import WIDE

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
AMPERSAND = re.compile(rb"<!\[CDATA\[.*?\]\]>|&(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31});|&(?!#\w{1,8};)", re.DOTALL)
"""What may have to be repaired, and passages in which nothing has to."""
NO_XML = "the feed is no XML that can be read; save it again."
OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


def parse_feed(data: bytes, *, comments: bool = False) -> Any:
    """Return the root of a feed, with comments if these are wanted; raise `UnreadableError` if it is none."""
    if ENTITY.search(data):
        raise UnreadableError("the feed declares entities of its own, which can hide anything and are not read.")
    try:
        root = etree.fromstring(data, _parser(comments=comments, recover=False))
    except (etree.XMLSyntaxError, ValueError):
        root = _parse_damaged(data, comments=comments)
    return root


def write_feed(root: Any) -> bytes:
    """Return a feed as a file, in the encoding that it had."""
    tree = root.getroottree()
    written: bytes = etree.tostring(tree, encoding=tree.docinfo.encoding or "utf-8", xml_declaration=True)
    return written


def canonical_form(entry: Any) -> bytes:
    """Return an entry in its canonical form, which is the same however the file around it is laid out.

    An entry that has none, because a namespace in it is no absolute address, is returned as it is written.
    """
    form: bytes
    try:
        form = etree.tostring(entry, method="c14n", exclusive=True, with_tail=False)
    except etree.C14NError:
        form = etree.tostring(entry, encoding="utf-8", with_tail=False)
    return form


def html_of(element: Any) -> str:
    """Return an element as HTML."""
    return str(etree.tostring(element, encoding="unicode", method="html"))


def _parse_damaged(data: bytes, *, comments: bool) -> Any:
    """Return the root of a feed that is not well-formed; raise `UnreadableError` if nothing in it can be read."""
    repaired = data if data.startswith(WIDE) else AMPERSAND.sub(_repaired, data.lstrip())
    try:
        root = etree.fromstring(repaired, _parser(comments=comments, recover=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(NO_XML) from error
    if root is None:
        raise UnreadableError(NO_XML)
    # What no one knows has no canonical form.
    etree.strip_tags(root, etree.Entity)
    return root


def _parser(*, comments: bool, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=not comments,
    )


def _repaired(found: re.Match[bytes]) -> bytes:
    """Return an ampersand that stands for itself escaped, and an entity of HTML, which XML does not know, by number."""
    if found["name"] is None:
        return b"&amp;" if found[0] == b"&" else found[0]
    name = f"{found['name'].decode()};"
    known = "" if name in OF_XML else html5.get(name, "")
    return "".join(f"&#{ord(char)};" for char in known).encode() or found[0]
