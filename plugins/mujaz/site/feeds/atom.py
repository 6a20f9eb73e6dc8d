"""Atom (RFC 4287) with full text and the links of RFC 5005."""

from __future__ import annotations

from lxml import etree

from mujaz.site.feeds.views import FeedItem, FeedView
from mujaz.site.feeds.xml import ATOM, HISTORY, XML, Element, add, to_bytes, verbatim

NAMESPACES = {None: ATOM, "fh": HISTORY}


def write_atom(view: FeedView) -> bytes:
    """Return the feed as an Atom document."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=NAMESPACES)
    root.set(f"{{{XML}}}lang", view.language)
    _add(root, "id", view.url)
    _add(root, "title", view.title)
    _add(root, "subtitle", view.description)
    _add(root, "updated", view.updated.isoformat())
    if view.rights:
        _add(root, "rights", view.rights)
    _add(_add(root, "author"), "name", view.author)
    _add(root, "generator", "Mujaz")
    _add(root, "icon", view.icon)
    _add(root, "logo", view.logo)
    _add_links(root, view)
    for item in view.items:
        _add_entry(root, item)
    return to_bytes(root, view.stylesheet)


def _add(parent: Element, tag: str, content: str | None = None, **attributes: str) -> Element:
    return add(parent, f"{{{ATOM}}}{tag}", content, **attributes)


def _add_links(root: Element, view: FeedView) -> None:
    _add(root, "link", rel="alternate", type="text/html", href=view.page)
    links = {
        "self": view.url,
        "current": view.current,
        "prev-archive": view.previous,
        "next-archive": view.next,
    }
    for rel, href in links.items():
        if href:
            _add(root, "link", rel=rel, type="application/atom+xml", href=href)
    if view.archive:
        add(root, f"{{{HISTORY}}}archive")


def _add_entry(root: Element, item: FeedItem) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "link", rel="alternate", type="text/html", href=item.url)
    _add(entry, "published", item.published.isoformat())
    _add(entry, "updated", item.updated.isoformat())
    if item.picture:
        picture = item.picture
        _add(entry, "link", rel="enclosure", type=picture.type, length=str(picture.length), href=picture.url)
    _add(_add(entry, "author"), "name", item.author)
    for scheme, name in item.categories:
        _add(entry, "category", term=name, scheme=scheme)
    _add(entry, "summary", item.summary)
    _add(entry, "content", type="html").text = verbatim(item.content)
