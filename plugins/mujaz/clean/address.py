"""A page's own address, and the addresses of its links: on the web, and free of the web archive around them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from mujaz.clean.jsonld import text_at
from mujaz.clean.markup import Element, first_text

ARCHIVED = re.compile(
    r"\A(?:https?:)?(?://web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?P<inner>https?:/{1,2}[^/].*)"
)
"""How the Wayback Machine writes the addresses on its copies."""


def web_address(base: str, address: str) -> str | None:
    """Return `address`, seen from `base`, if it is one on the web, with what an address may not hold encoded.

    >>> web_address("https://gazette.example/a/", "../b c")
    'https://gazette.example/b%20c'
    >>> web_address("", "/web/20230812143000/https://gazette.example/a")
    'https://gazette.example/a'
    >>> web_address("", "javascript:alert(1)") is None
    True
    """
    archived = ARCHIVED.match(address.strip())
    try:
        joined = re.sub(r"\A(https?:)/+", r"\1//", archived["inner"]) if archived else urljoin(base, address.strip())
        parts = urlsplit(joined)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return None
    return re.sub(r"[\s<>\"\\^`{|}]", lambda char: f"%{ord(char[0]):02X}", joined) if good else None


def page_address(tree: Element, metas: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    """Return the page's own address, if it is one on the web; a home page only where nothing else is said."""
    stated = (
        first_text(tree, "//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href"),
        *metas.get("og:url", ()),
        text_at(article, "mainEntityOfPage", "@id") or text_at(article, "mainEntityOfPage"),
        text_at(article, "url"),
        *metas.get("twitter:url", ()),
        first_text(tree, "//*[@itemprop='mainEntityOfPage']/@itemid | //*[@itemprop='mainEntityOfPage']/@href"),
    )
    base = base_address(tree)
    found = [url for address in stated if address and (url := web_address(base, address))]
    # Some templates give the home page as the canonical address of every page.
    return next((url for url in found if urlsplit(url).path.strip("/") or urlsplit(url).query), next(iter(found), None))


def base_address(tree: Element) -> str:
    """Return the address that `<base>` states, empty if there is none."""
    return first_text(tree, "//base/@href") or ""
