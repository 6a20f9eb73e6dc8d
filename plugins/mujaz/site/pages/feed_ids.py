"""The permanent ids of what stands in feeds (docs/urls.md tells the rule)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from mujaz.model import Item
from mujaz.site.desk import Desk

OWN_ADDRESS = re.compile(r"/(?P<language>[A-Za-z-]+)/briefings/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?:index\.html)?")
"""The address of an item, now or formerly."""
DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?=-|\Z)")
"""The date with which a slug starts."""


def item_id(desk: Desk, item: Item) -> str:
    """Return the id of an item in one language, which neither another title, slug, date nor time zone changes.

    It is a `tag:` URI (RFC 4151) of the host, the first date and the first slug. The first slug is that of the oldest
    address in `old_urls`; the first date is the one with which that slug starts, else the item's.
    """
    slug = first_slug(item)
    return f"{_host(desk)},{_day_in(slug) or desk.archive.local(item.date).date().isoformat()}:{item.language}/{slug}"


def first_slug(item: Item) -> str:
    """Return the slug under which an item was first published; `old_urls` names the oldest address first."""
    found = (OWN_ADDRESS.fullmatch(old) for old in item.old_urls)
    return next((match["slug"] for match in found if match and match["language"] == item.language), item.slug)


def _host(desk: Desk) -> str:
    """Return the start of every id: the host of the archive, or the one that it had at first."""
    return f"tag:{desk.archive.settings.archive.id_host or _host_of(desk.urls.site_url)}"


@cache
def _host_of(url: str) -> str | None:
    return urlsplit(url).hostname


def _day_in(slug: str) -> str | None:
    found = DATED.match(slug)
    try:
        return found[0] if found and date.fromisoformat(found[0]) else None
    except ValueError:
        return None
