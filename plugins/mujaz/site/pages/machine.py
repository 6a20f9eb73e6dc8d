"""Files for machines: the sitemap, robots.txt and the headers that a server should send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mujaz.site.desk import Desk
from mujaz.site.heads import SCRIPT_POLICY
from mujaz.site.page import Page
from mujaz.site.views import Alternate


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in the sitemap; addresses are absolute."""

    url: str
    lastmod: str | None
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """One sitemap of at most 50,000 pages."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The list of the sitemaps of a site with more pages than one may hold; addresses are absolute."""

    urls: tuple[tuple[str, str | None], ...]
    """(address, day of the newest change of any page in it)."""


@dataclass(frozen=True, slots=True)
class RobotsView:
    """`robots.txt`; `sitemap` is absolute."""

    sitemap: str


@dataclass(frozen=True, slots=True)
class HeadersView:
    """`_headers`, as Netlify and Cloudflare Pages read it: for each path pattern its headers."""

    rules: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


MOST_URLS = 50_000
"""What one sitemap may hold (sitemaps.org)."""
SAFETY = (
    # Every page states its own policy, and both hold: this one must let pass what the page of the search may run.
    ("Content-Security-Policy", f"{SCRIPT_POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
)
"""Headers of every answer."""
TYPES = (
    ("rss", "application/rss+xml; charset=utf-8"),
    ("atom", "application/atom+xml; charset=utf-8"),
    ("opml", "text/x-opml; charset=utf-8"),
    ("bib", "application/x-bibtex; charset=utf-8"),
    ("ris", "application/x-research-info-systems; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("jsonl", "application/jsonl; charset=utf-8"),
    ("geojson", "application/geo+json; charset=utf-8"),
)
"""Media types that servers do not know by themselves."""
FOREVER = (("Cache-Control", "public, max-age=31536000, immutable"),)
"""For files whose names carry their digest."""


def pages(desks: Sequence[Desk], all_pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the files for machines of a site that consists of `all_pages`."""
    urls = desks[0].urls
    entries = _entries(all_pages)
    parts = [entries[start : start + MOST_URLS] for start in range(0, len(entries), MOST_URLS)] or [()]
    sitemap = urls.root("/sitemap.xml")
    if len(parts) == 1:
        yield Page(sitemap, "sitemap.xml", SitemapView(parts[0]))
    else:
        names = [urls.root(f"/sitemap-{number}.xml") for number in range(1, len(parts) + 1)]
        yield from (Page(name, "sitemap.xml", SitemapView(part)) for name, part in zip(names, parts, strict=True))
        yield Page(sitemap, "sitemap-index.xml", _index(map(urls.absolute, names), parts))
    yield Page(urls.root("/robots.txt"), "robots.txt", RobotsView(urls.absolute(sitemap)))
    yield Page(urls.root("/_headers"), "_headers", HeadersView(_rules(urls.prefix)))


def _index(names: Iterable[str], parts: Sequence[Sequence[SitemapEntry]]) -> SitemapIndexView:
    newest = (max((entry.lastmod for entry in part if entry.lastmod), default=None) for part in parts)
    return SitemapIndexView(tuple(zip(names, newest, strict=True)))


def _entries(all_pages: Sequence[Page]) -> tuple[SitemapEntry, ...]:
    heads = [page.view.head for page in all_pages if hasattr(page.view, "head")]
    listed = {head.canonical: head for head in heads if not head.noindex}
    return tuple(SitemapEntry(url, head.lastmod, head.alternates) for url, head in sorted(listed.items()))


def _rules(prefix: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    types = ((f"{prefix}/*.{suffix}", (("Content-Type", kind),)) for suffix, kind in TYPES)
    return ((f"{prefix}/*", SAFETY), (f"{prefix}/theme/*", FOREVER), (f"{prefix}/media/*", FOREVER), *types)
