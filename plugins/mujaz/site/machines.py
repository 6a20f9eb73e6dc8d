"""Writing the files for machines: sitemaps, robots.txt, `_headers`."""

from __future__ import annotations

from lxml import etree

from mujaz.site.feeds.xml import add, to_bytes
from mujaz.site.pages.machine import HeadersView, RobotsView, SitemapIndexView, SitemapView

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def write_sitemap(view: SitemapView) -> bytes:
    """Return a sitemap with the versions of each page in other languages (sitemaps.org, Google's hreflang)."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for entry in view.entries:
        node = add(root, f"{{{SITEMAP}}}url")
        add(node, f"{{{SITEMAP}}}loc", entry.url)
        if entry.lastmod:
            add(node, f"{{{SITEMAP}}}lastmod", entry.lastmod)
        for alternate in entry.alternates:
            add(node, f"{{{XHTML}}}link", rel="alternate", hreflang=alternate.hreflang, href=alternate.url)
    return to_bytes(root)


def write_sitemap_index(view: SitemapIndexView) -> bytes:
    """Return the list of sitemaps."""
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for url in view.urls:
        add(add(root, f"{{{SITEMAP}}}sitemap"), f"{{{SITEMAP}}}loc", url)
    return to_bytes(root)


def write_robots(view: RobotsView) -> bytes:
    """Return a robots.txt that allows everything and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()


def write_headers(view: HeadersView) -> bytes:
    """Return the headers that a server should send."""
    blocks = ("\n".join([path, *(f"  {name}: {value}" for name, value in headers)]) for path, headers in view.rules)
    return ("\n\n".join(blocks) + "\n").encode()
