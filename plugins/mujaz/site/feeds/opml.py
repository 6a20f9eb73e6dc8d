"""OPML 2.0: all feeds of a language as one list that feed readers import."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.site.feeds.dates import mail_date
from mujaz.site.feeds.views import OpmlView, Outline
from mujaz.site.feeds.xml import document, element, parent


def write_opml(view: OpmlView) -> bytes:
    """Return the list of feeds as an OPML document."""
    head = (
        element("title", view.title),
        element("dateModified", mail_date(view.updated)),
        element("docs", "https://opml.org/spec2.opml"),
    )
    groups = (_group(heading, outlines, view.language) for heading, outlines in view.groups)
    return document(parent("opml", [parent("head", head), parent("body", groups)], version="2.0"))


def _group(heading: str, outlines: Sequence[Outline], language: str) -> str:
    feeds = (
        element("outline", text=line.title, title=line.title, type="rss", version="RSS2",
                language=language, xmlUrl=line.feed, htmlUrl=line.page)
        for line in outlines
    )  # fmt: skip
    return parent("outline", feeds, text=heading)
