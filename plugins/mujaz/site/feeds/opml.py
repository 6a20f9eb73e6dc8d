"""OPML 2.0: all feeds of a language as one list that feed readers import."""

from __future__ import annotations

from email.utils import format_datetime

from lxml import etree

from mujaz.site.feeds.views import OpmlView
from mujaz.site.feeds.xml import add, to_bytes


def write_opml(view: OpmlView) -> bytes:
    """Return the list of feeds as an OPML document."""
    root = etree.Element("opml", version="2.0")
    head = add(root, "head")
    add(head, "title", view.title)
    add(head, "dateModified", format_datetime(view.updated))
    add(head, "docs", "https://opml.org/spec2.opml")
    body = add(root, "body")
    for heading, outlines in view.groups:
        group = add(body, "outline", text=heading)
        for line in outlines:
            add(group, "outline", text=line.title, title=line.title, type="rss", version="RSS2",
                language=view.language, xmlUrl=line.feed, htmlUrl=line.page)  # fmt: skip
    return to_bytes(root)
