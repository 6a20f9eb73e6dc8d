"""RSS 2.0 with full text, Dublin Core authors and the links of RFC 5005."""

from __future__ import annotations

from email.utils import format_datetime

from lxml import etree

from mujaz.site.feeds.views import FeedItem, FeedPicture, FeedView
from mujaz.site.feeds.xml import ATOM, CONTENT, DUBLIN_CORE, HISTORY, MEDIA, XML, Element, add, to_bytes, verbatim

NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DUBLIN_CORE, "fh": HISTORY, "media": MEDIA}
DOCS = "https://www.rssboard.org/rss-specification"
FORMAT = "rss"
EMPTY, BEGIN, END, BETWEEN = b"<item/>", b"<item>", b"</item>", b"\n  "
"""What stands for the items while the rest is written, and around them; no text holds a tag unescaped."""
TTL = "60"
"""After how many minutes a reader may look again."""
LOGO_SIZE = "144"


def write_rss(view: FeedView) -> bytes:
    """Return the feed as an RSS 2.0 document."""
    root = etree.Element("rss", version="2.0", nsmap=NAMESPACES)
    root.set(f"{{{XML}}}lang", view.language)
    channel = add(root, "channel")
    add(channel, "title", view.title)
    add(channel, "link", view.page)
    add(channel, "description", view.description)
    add(channel, "language", view.language)
    if view.rights:
        add(channel, "copyright", view.rights)
    add(channel, "lastBuildDate", format_datetime(view.updated))
    add(channel, "docs", DOCS)
    add(channel, "generator", "Mujaz")
    add(channel, "ttl", TTL)
    _add_links(channel, view)
    _add_logo(channel, view)
    if not view.items:
        return to_bytes(root, view.stylesheet)
    etree.SubElement(channel, "item")
    before, behind = to_bytes(root, view.stylesheet).split(EMPTY)
    return before + BETWEEN.join(map(_written, view.items)) + behind


def _written(item: FeedItem) -> bytes:
    """Return an item as it stands in every document."""
    if FORMAT not in item.written:
        root = etree.Element("rss", nsmap=NAMESPACES)
        _add_item(add(root, "channel"), item)
        whole = to_bytes(root)
        item.written[FORMAT] = whole[whole.index(BEGIN) : whole.rindex(END) + len(END)]
    return item.written[FORMAT]


def _add_links(channel: Element, view: FeedView) -> None:
    if view.archive:
        add(channel, f"{{{HISTORY}}}archive")
    links = {
        "self": view.url,
        "current": view.current,
        "prev-archive": view.previous,
        "next-archive": view.next,
    }
    for rel, href in links.items():
        if href:
            add(channel, f"{{{ATOM}}}link", rel=rel, href=href, type="application/rss+xml")


def _add_logo(channel: Element, view: FeedView) -> None:
    image = add(channel, "image")
    add(image, "url", view.logo)
    add(image, "title", view.title)
    add(image, "link", view.page)
    add(image, "width", LOGO_SIZE)
    add(image, "height", LOGO_SIZE)


def _add_item(channel: Element, item: FeedItem) -> None:
    node = add(channel, "item")
    add(node, "title", item.title)
    add(node, "link", item.url)
    add(node, "guid", item.id, isPermaLink="false")
    add(node, "pubDate", format_datetime(item.published))
    if item.updated != item.published:
        add(node, f"{{{ATOM}}}updated", item.updated.isoformat())
    add(node, f"{{{DUBLIN_CORE}}}creator", item.author)
    for domain, name in item.categories:
        add(node, "category", name, domain=domain)
    add(node, "description", item.summary)
    add(node, f"{{{CONTENT}}}encoded").text = verbatim(item.content)
    if item.picture:
        _add_picture(node, item.picture)


def _add_picture(node: Element, picture: FeedPicture) -> None:
    length = str(picture.length)
    add(node, "enclosure", url=picture.url, length=length, type=picture.type)
    media = add(node, f"{{{MEDIA}}}content", url=picture.url, type=picture.type, medium="image", fileSize=length,
                width=str(picture.width), height=str(picture.height))  # fmt: skip
    if picture.alt:
        add(media, f"{{{MEDIA}}}description", picture.alt, type="plain")
