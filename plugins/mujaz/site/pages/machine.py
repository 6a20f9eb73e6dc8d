"""Files for machines: the sitemap, robots.txt and the headers that a server should send."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterable, Iterator, Sequence

from mujaz.frozen import frozen
from mujaz.site.desk import Desk
from mujaz.site.heads import SCRIPT_POLICY
from mujaz.site.listings import Listing
from mujaz.site.page import Page, later
from mujaz.site.urls import Urls
from mujaz.site.views import Alternate, Head


@frozen
class SitemapEntry:
    """A page in the sitemap; addresses are absolute."""

    url: str
    lastmod: str | None
    alternates: tuple[Alternate, ...]


@frozen
class SitemapView:
    """One sitemap of at most 50,000 pages."""

    entries: tuple[SitemapEntry, ...]


@frozen
class SitemapIndexView:
    """The list of the sitemaps of a site with more pages than one may hold; addresses are absolute."""

    urls: tuple[tuple[str, str | None], ...]
    """(address, day of the newest change of any page in it)."""


@frozen
class RobotsView:
    """`robots.txt`; `sitemap` is absolute."""

    sitemap: str


@frozen
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
NEVER = (("Cache-Control", "no-cache"),)
"""For the file that names them: browsers ask each time whether it has changed."""


SITEMAP = "/sitemap.xml"


def pages(desks: Sequence[Desk]) -> Iterator[Page]:
    """Yield the files for machines that are the same whatever pages there are."""
    urls = desks[0].urls
    yield Page(urls.root("/robots.txt"), "robots.txt", RobotsView(urls.absolute(urls.root(SITEMAP))))
    yield Page(urls.root("/_headers"), "_headers", HeadersView(_rules(urls.prefix)))


def listing_of(view: object) -> Listing | None:
    """Return what the sitemap says of a page that shows a view; None of one that it does not name."""
    head = getattr(view, "head", None)
    if not isinstance(head, Head) or head.noindex:
        return None
    url = head.canonical  # the same object for the same text, so that the state keeps it once
    return url, head.lastmod, tuple((each.hreflang, url if each.url == url else each.url) for each in head.alternates)


def sitemaps(urls: Urls, listings: Iterable[Listing]) -> Iterator[Page]:
    """Yield the sitemap of a site, or its sitemaps and what leads to them."""
    entries = sorted(listings)
    parts = [entries[start : start + MOST_URLS] for start in range(0, len(entries), MOST_URLS)] or [[]]
    sitemap = urls.root(SITEMAP)
    if len(parts) == 1:
        yield Page(sitemap, "sitemap.xml", later(_sitemap, _Part(parts[0])))
    else:
        names = [urls.root(f"/sitemap-{number}.xml") for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield Page(name, "sitemap.xml", later(_sitemap, _Part(part)))
        yield Page(sitemap, "sitemap-index.xml", _index(map(urls.absolute, names), parts))


@frozen
class _Part:
    """The pages of one sitemap."""

    listings: list[Listing]

    @property
    def term(self) -> str:
        """A digest of all that the sitemap says."""
        return hashlib.sha256(marshal.dumps(self.listings, 0)).hexdigest()


def _sitemap(part: _Part) -> SitemapView:
    return SitemapView(tuple(
        SitemapEntry(url, lastmod, tuple(Alternate(*alternate) for alternate in alternates))
        for url, lastmod, alternates in part.listings
    ))  # fmt: skip


def _index(names: Iterable[str], parts: Sequence[Sequence[Listing]]) -> SitemapIndexView:
    newest = (max((lastmod for _, lastmod, _ in part if lastmod), default=None) for part in parts)
    return SitemapIndexView(tuple(zip(names, newest, strict=True)))


def _rules(prefix: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    types = ((f"{prefix}/*.{suffix}", (("Content-Type", kind),)) for suffix, kind in TYPES)
    index = ((f"{prefix}/assets/search/parts/*", FOREVER), (f"{prefix}/assets/search/index.json", NEVER))
    return ((f"{prefix}/*", SAFETY), (f"{prefix}/theme/*", FOREVER), (f"{prefix}/media/*", FOREVER), *index, *types)
