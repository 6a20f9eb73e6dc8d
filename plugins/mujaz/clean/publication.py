"""Which publication a page is of, found without reading its article: for what its pages teach of each other."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from mujaz.clean.copies import cut_headline
from mujaz.clean.decode import decode
from mujaz.clean.headline import find_headline
from mujaz.clean.kind import kind_of
from mujaz.clean.markup import parse
from mujaz.clean.metadata import read_metadata
from mujaz.clean.page import read_page
from mujaz.clean.source import find_source
from mujaz.clean.title_ends import Headline
from mujaz.errors import ContentError
from mujaz.model import RawPage
from mujaz.register import Register

ADDRESS = re.compile(
    rb"<(?:link|meta)\b[^<>]{0,300}?(?:rel=[\"']?canonical|property=[\"']?og:url)\b[^<>]{0,600}>", re.IGNORECASE
)
"""The element with which most pages name their own address."""
VALUE = re.compile(rb"(?:href|content)=[\"']?(https?://[^\s\"'<>]{1,500})", re.IGNORECASE)
HEAD = 200_000
"""Bytes within which it stands."""


def find_publication(raw: RawPage, register: Register) -> str | None:
    """Return the id of a page's publication as `clean` finds it, in nearly all cases; None where it is not known."""
    quick = _by_address(raw.data[:HEAD], register)
    if quick is not None:
        return quick
    try:
        text = decode(raw)
        if kind_of(raw.name, text) == "html":
            return find_source(read_metadata(parse(text)), Headline(""), (), register).id
        page = read_page(raw)
        headline = find_headline(page.name, page.lines, page.metadata, register)
        draft = cut_headline(page.lines, page.related, headline, page.frame)
        return find_source(page.metadata, headline, draft.head, register, page.frame).id
    except ContentError:
        return None


def _by_address(head: bytes, register: Register) -> str | None:
    for element in ADDRESS.finditer(head):
        value = VALUE.search(element[0])
        if value and (host := urlsplit(html.unescape(value[1].decode("ascii", "replace"))).hostname):
            return register.source_of_host(host)
    return None
