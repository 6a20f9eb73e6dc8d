"""Where everything lies: the one place that knows the site's addresses (docs/urls.md has the contract)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from mujaz.frozen import frozen
from mujaz.model import RecordKind

SAFE_PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*)?\Z")
"""An address that a page may have: no empty, hidden or climbing part, only letters every file system holds."""

PLAIN_URL = re.compile(r"https?://[a-z0-9.-]+/[\w%:@!$&'()*+,;=~./-]*(?:\?[\w%:@!$&'()*+,;=?~./-]+)?", re.ASCII)
"""A web address in which there is nothing to encode; most are."""

NARROWED = {"topic": "topics", "kind": "kinds", "language": "languages"}
"""By what a list is narrowed → the folder of such lists below its page; years lie there themselves."""


@frozen
class Urls:
    """Builds addresses; all but `absolute` return a path from the root, with the site's prefix."""

    site_url: str
    prefix: str

    def root(self, path: str = "/") -> str:
        """Return `path` (from the site's root) below the site's prefix."""
        return self.prefix + path

    def absolute(self, url: str) -> str:
        """Return the full address of a root-relative one."""
        return self.site_url + url.removeprefix(self.prefix)

    def home(self, language: str, page: int = 1) -> str:
        """Return a language's home, or a further page of its list."""
        return self.paged(self.root(f"/{language}/"), page)

    def item(self, language: str, slug: str) -> str:
        """Return an item's page."""
        return self.root(f"/{language}/briefings/{slug}/")

    def card(self, language: str, slug: str) -> str:
        """Return the picture of an item for where it is shared."""
        return f"{self.item(language, slug)}card.png"

    def record(self, language: str, kind: RecordKind, record: str, page: int = 1) -> str:
        """Return the page of an actor, place, source or topic."""
        return self.paged(self.root(f"/{language}/{kind}/{record}/"), page)

    def index(self, language: str, kind: RecordKind, of_type: str | None = None) -> str:
        """Return the index of all actors, places, sources or topics, or of those of one type."""
        return self.root(f"/{language}/{kind}/" + (f"types/{of_type}/" if of_type else ""))

    def archive(self, language: str, year: int | None = None, month: int | None = None, page: int = 1) -> str:
        """Return the time archive, a year or a month in it."""
        parts = "".join([f"{year:04d}/" if year else "", f"{month:02d}/" if month else ""])
        return self.paged(self.root(f"/{language}/archive/{parts}"), page)

    def text(self, language: str, slug: str) -> str:
        """Return a page of `content/pages/`, or one of the site's own such as `feeds`."""
        return self.root(f"/{language}/{slug}/")

    def search(self, name: str) -> str:
        """Return a file of the search's index, which all languages share."""
        return self.root(f"/assets/search/{name}")

    def opensearch(self, language: str) -> str:
        """Return what tells browsers how to search in a language."""
        return self.root(f"/{language}/opensearch.xml")

    def feed(self, page: str, kind: str) -> str:
        """Return the feed (`rss`, `atom`, `json`) of the page at an address."""
        return f"{page}feed.{kind}"

    def feed_month(self, language: str, kind: str, year: int, month: int) -> str:
        """Return the document of a month behind a language's feed (RFC 5005)."""
        return self.root(f"/{language}/feeds/{year:04d}-{month:02d}.{kind}")

    @staticmethod
    def narrowed(page: str, facet: str, value: str) -> str:
        """Return the part of the list at `page` that has one year, topic, kind or language."""
        return f"{page}{value}/" if facet == "year" else f"{page}{NARROWED[facet]}/{value}/"

    @staticmethod
    def paged(url: str, page: int) -> str:
        """Return the address of a further page of the list at `url`."""
        return url if page == 1 else f"{url}page/{page}/"


def output_path(url: str, prefix: str) -> str:
    """Return the file, relative to the output folder, in which the page at a root-relative `url` lies.

    Raises ValueError for an address that would lie outside or that some file system cannot hold.
    """
    path = url.removeprefix(prefix)
    if not SAFE_PATH.match(path):
        raise ValueError(f"{url} is no address of this site")
    return path[1:] + ("index.html" if path.endswith("/") else "")


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder in which files at `paths` lie; none of them can be a file.

    >>> sorted(folders_of(["ar/about/index.html", "robots.txt"]))
    ['ar', 'ar/about']
    """
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


@lru_cache(maxsize=1024)
def ascii_url(url: str) -> str:
    """Return a web address with every character outside ASCII percent-encoded, as machines want it.

    >>> ascii_url("https://example.org/سوريا?q=حلب")
    'https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7?q=%D8%AD%D9%84%D8%A8'
    """
    if PLAIN_URL.fullmatch(url):
        return url
    parts = urlsplit(url)
    host = _ascii_host(parts.netloc)
    rest = (quote(part, safe="/%:@!$&'()*+,;=?~-._") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def _ascii_host(host: str) -> str:
    """Return a host in ASCII; one that no domain name can be is percent-encoded."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host)
