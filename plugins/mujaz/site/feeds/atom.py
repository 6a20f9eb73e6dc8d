"""Atom (RFC 4287) with full text and the links of RFC 5005."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mujaz.site.feeds.views import FeedItem, FeedView
from mujaz.site.feeds.xml import ATOM, HISTORY, document, element, entry, fill, parent, verbatim

FORMAT = "atom"


def write_atom(view: FeedView) -> bytes:
    """Return the feed as an Atom document."""
    spaces = {"xmlns": ATOM, "xmlns:fh": HISTORY, "xml:lang": view.language}
    frame = document(parent("feed", _feed(view), **spaces), view.stylesheet)
    return fill(frame, "feed", map(_entry, view.items))


def _feed(view: FeedView) -> Iterator[str]:
    """Yield what stands in the feed before its items: what it is."""
    yield element("id", view.url)
    yield element("title", view.title)
    yield element("subtitle", view.description)
    yield element("updated", view.updated.isoformat())
    if view.rights:
        yield element("rights", view.rights)
    yield parent("author", [element("name", view.author)])
    yield element("generator", "Mujaz")
    yield element("icon", view.icon)
    yield element("logo", view.logo)
    yield from _links(view)


def _links(view: FeedView) -> Iterator[str]:
    yield element("link", rel="alternate", type="text/html", href=view.page)
    links = {
        "self": view.url,
        "current": view.current,
        "prev-archive": view.previous,
        "next-archive": view.next,
    }
    for rel, href in links.items():
        if href:
            yield element("link", rel=rel, type="application/atom+xml", href=href)
    if view.archive:
        yield element("fh:archive")


def _entry(item: FeedItem) -> bytes:
    """Return an item as it stands in every document."""
    return item.once(FORMAT, lambda item: entry("entry", _of_entry(item)))


def _of_entry(item: FeedItem) -> Iterator[str]:
    yield element("id", item.id)
    yield element("title", item.title)
    yield element("link", rel="alternate", type="text/html", href=item.url)
    yield element("published", item.published.isoformat())
    yield element("updated", item.updated.isoformat())
    if item.picture:
        picture = item.picture
        length = str(picture.length)
        yield element("link", rel="enclosure", type=picture.type, length=length, href=picture.url)
    yield parent("author", [element("name", item.author)])
    for scheme, name in item.categories:
        yield _category(scheme, name)
    yield element("summary", item.summary)
    yield verbatim("content", item.content, type="html")


@cache
def _category(scheme: str, name: str) -> str:
    """Return what an item is about; many others are about it too."""
    return element("category", term=name, scheme=scheme)
