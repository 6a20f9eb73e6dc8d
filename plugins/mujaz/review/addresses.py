"""Addresses of the desk's pages; paths of the archive in them are quoted, and never trusted on their way back."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from mujaz.export.shelf import BRIEFINGS

BASE = f"{BRIEFINGS}/"


def item_url(path: str, folder: str = "item", **query: str) -> str:
    """Return the address of an item's page, or of another page on it (`beside`, `translate`).

    >>> item_url("content/briefings/ar/2023/x.md", queue="review")
    '/item/ar/2023/x.md?queue=review'
    """
    return f"/{folder}/{quote(path.removeprefix(BASE))}" + _query(query)


def raw_url(raw: str, folder: str = "raw", **query: str) -> str:
    """Return the address of a raw page as it is, or of the page on which its questions are answered (`page`).

    >>> raw_url("content/inbox/crawl.warc#urn:uuid:1")
    '/raw/crawl.warc?part=urn%3Auuid%3A1'
    """
    file, mark, part = raw.partition("#")
    given = {**({"part": part} if mark else {}), **query}
    return f"/{folder}/{quote(file.removeprefix('content/inbox/'))}" + _query(given)


def path_of_item(rest: str) -> str:
    """Return the path of the archive that an item's address names."""
    return f"{BASE}{rest}"


def path_of_raw(rest: str, part: str | None) -> str:
    """Return the place of the raw page that an address names."""
    return f"content/inbox/{rest}" + (f"#{part}" if part is not None else "")


def _query(given: dict[str, str]) -> str:
    kept = {key: value for key, value in given.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
