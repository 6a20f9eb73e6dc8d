"""Writing the files for machines: sitemaps, robots.txt, `_headers`."""

from __future__ import annotations

from xml.sax.saxutils import escape

from mujaz.site.feeds.xml import DECLARATION, document, element, parent
from mujaz.site.pages.machine import HeadersView, RobotsView, SitemapIndexView, SitemapView
from mujaz.site.views.search import FileView, OpenSearchView

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
SHORT_NAME, DESCRIPTION = 16, 1024
"""How many characters an OpenSearch description may spend on each."""
XHTML = "http://www.w3.org/1999/xhtml"


def write_sitemap(view: SitemapView) -> bytes:
    """Return a sitemap with the versions of each page in other languages (sitemaps.org, Google's hreflang)."""
    parts = [f'{DECLARATION}<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">\n']
    for entry in view.entries:
        parts.append(f" <url>\n  <loc>{_escape(entry.url)}</loc>\n")
        if entry.lastmod:
            parts.append(f"  <lastmod>{entry.lastmod}</lastmod>\n")
        parts += [
            f'  <xhtml:link rel="alternate" hreflang="{each.hreflang}" href="{_escape(each.url)}"/>\n'
            for each in entry.alternates
        ]
        parts.append(" </url>\n")
    return "".join([*parts, "</urlset>\n"]).encode()


def _escape(url: str) -> str:
    return escape(url, {'"': "&quot;"})


def write_sitemap_index(view: SitemapIndexView) -> bytes:
    """Return the list of sitemaps."""
    told = ([element("loc", url), *([element("lastmod", lastmod)] if lastmod else [])] for url, lastmod in view.urls)
    return document(parent("sitemapindex", (parent("sitemap", each) for each in told), xmlns=SITEMAP))


def write_robots(view: RobotsView) -> bytes:
    """Return a robots.txt that allows everything and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()


def write_file(view: FileView) -> bytes:
    """Return a file that says itself how it is made."""
    return view.make()


def write_opensearch(view: OpenSearchView) -> bytes:
    """Return an OpenSearch 1.1 description (github.com/dewitt/opensearch)."""
    told = (
        element("ShortName", view.name[:SHORT_NAME]),
        element("Description", view.description[:DESCRIPTION]),
        element("Language", view.language),
        element("InputEncoding", "UTF-8"),
        element("Image", view.icon, width="32", height="32", type="image/x-icon"),
        element("Url", type="text/html", method="get", template=view.template),
        element("Url", type="application/opensearchdescription+xml", rel="self", template=view.itself),
    )
    return document(parent("OpenSearchDescription", told, xmlns=OPENSEARCH))


def write_headers(view: HeadersView) -> bytes:
    """Return the headers that a server should send."""
    blocks = ("\n".join([path, *(f"  {name}: {value}" for name, value in headers)]) for path, headers in view.rules)
    return ("\n\n".join(blocks) + "\n").encode()
