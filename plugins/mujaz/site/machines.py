"""Writing the files for machines: sitemaps, robots.txt, `_headers`."""

from __future__ import annotations

from lxml import etree

from mujaz.site.feeds.xml import add, to_bytes
from mujaz.site.pages.machine import HeadersView, RobotsView, SitemapIndexView, SitemapView
from mujaz.site.views.search import FileView, OpenSearchView

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
SHORT_NAME, DESCRIPTION = 16, 1024
"""How many characters an OpenSearch description may spend on each."""
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
    for url, lastmod in view.urls:
        node = add(root, f"{{{SITEMAP}}}sitemap")
        add(node, f"{{{SITEMAP}}}loc", url)
        if lastmod:
            add(node, f"{{{SITEMAP}}}lastmod", lastmod)
    return to_bytes(root)


def write_robots(view: RobotsView) -> bytes:
    """Return a robots.txt that allows everything and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()


def write_file(view: FileView) -> bytes:
    """Return a file that says itself how it is made."""
    return view.make()


def write_opensearch(view: OpenSearchView) -> bytes:
    """Return an OpenSearch 1.1 description (github.com/dewitt/opensearch)."""
    root = etree.Element(f"{{{OPENSEARCH}}}OpenSearchDescription", nsmap={None: OPENSEARCH})
    add(root, f"{{{OPENSEARCH}}}ShortName", view.name[:SHORT_NAME])
    add(root, f"{{{OPENSEARCH}}}Description", view.description[:DESCRIPTION])
    add(root, f"{{{OPENSEARCH}}}Language", view.language)
    add(root, f"{{{OPENSEARCH}}}InputEncoding", "UTF-8")
    add(root, f"{{{OPENSEARCH}}}Image", view.icon, width="32", height="32", type="image/x-icon")
    add(root, f"{{{OPENSEARCH}}}Url", type="text/html", method="get", template=view.template)
    add(root, f"{{{OPENSEARCH}}}Url", type="application/opensearchdescription+xml", rel="self", template=view.itself)
    return to_bytes(root)


def write_headers(view: HeadersView) -> bytes:
    """Return the headers that a server should send."""
    blocks = ("\n".join([path, *(f"  {name}: {value}" for name, value in headers)]) for path, headers in view.rules)
    return ("\n\n".join(blocks) + "\n").encode()
