"""RSS 2.0 with full text, Dublin Core authors and the links of RFC 5005."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mujaz.site.feeds.dates import mail_date
from mujaz.site.feeds.views import FeedItem, FeedPicture, FeedView
from mujaz.site.feeds.xml import (
    ATOM,
    CONTENT,
    DUBLIN_CORE,
    HISTORY,
    MEDIA,
    document,
    element,
    entry,
    fill,
    parent,
    verbatim,
)

NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DUBLIN_CORE, "fh": HISTORY, "media": MEDIA}
DOCS = "https://www.rssboard.org/rss-specification"
FORMAT = "rss"
TTL = "60"
"""After how many minutes a reader may look again."""
LOGO_SIZE = "144"


def write_rss(view: FeedView) -> bytes:
    """Return the feed as an RSS 2.0 document."""
    spaces = {f"xmlns:{prefix}": space for prefix, space in NAMESPACES.items()}
    channel = parent("channel", _channel(view))
    root = parent("rss", [channel], **spaces, version="2.0", **{"xml:lang": view.language})
    return fill(document(root, view.stylesheet), "channel", map(_item, view.items))


def _channel(view: FeedView) -> Iterator[str]:
    """Yield what stands in the feed before its items: what it is."""
    yield element("title", view.title)
    yield element("link", view.page)
    yield element("description", view.description)
    yield element("language", view.language)
    if view.rights:
        yield element("copyright", view.rights)
    yield element("lastBuildDate", mail_date(view.updated))
    yield element("docs", DOCS)
    yield element("generator", "Mujaz")
    yield element("ttl", TTL)
    yield from _links(view)
    yield _logo(view)


def _links(view: FeedView) -> Iterator[str]:
    if view.archive:
        yield element("fh:archive")
    links = {
        "self": view.url,
        "current": view.current,
        "prev-archive": view.previous,
        "next-archive": view.next,
    }
    for rel, href in links.items():
        if href:
            yield element("atom:link", rel=rel, href=href, type="application/rss+xml")


def _logo(view: FeedView) -> str:
    told = {"url": view.logo, "title": view.title, "link": view.page, "width": LOGO_SIZE, "height": LOGO_SIZE}
    return parent("image", (element(name, value) for name, value in told.items()))


def _item(item: FeedItem) -> bytes:
    """Return an item as it stands in every document."""
    return item.once(FORMAT, lambda item: entry("item", _of_item(item)))


def _of_item(item: FeedItem) -> Iterator[str]:
    yield element("title", item.title)
    yield element("link", item.url)
    yield element("guid", item.id, isPermaLink="false")
    yield element("pubDate", mail_date(item.published))
    if item.updated != item.published:
        yield element("atom:updated", item.updated.isoformat())
    yield element("dc:creator", item.author)
    for domain, name in item.categories:
        yield _category(domain, name)
    yield element("description", item.summary)
    yield verbatim("content:encoded", item.content)
    if item.picture:
        yield from _picture(item.picture)


@cache
def _category(domain: str, name: str) -> str:
    """Return what an item is about; many others are about it too."""
    return element("category", name, domain=domain)


def _picture(picture: FeedPicture) -> Iterator[str]:
    length = str(picture.length)
    yield element("enclosure", url=picture.url, length=length, type=picture.type)
    alt = [element("media:description", picture.alt, type="plain")] if picture.alt else []
    yield parent("media:content", alt, url=picture.url, type=picture.type, medium="image", fileSize=length,
                 width=str(picture.width), height=str(picture.height))  # fmt: skip
