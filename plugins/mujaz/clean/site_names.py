"""How a page calls its site, for machines and at the ends of its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mujaz.clean.jsonld import text_at
from mujaz.clean.lines import count_words
from mujaz.clean.people import squash

SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:android:app_name",
    "publisher",
    "dc.publisher",
)
"""Meta elements that name the site, the surest first."""
BAR = re.compile(r"(?<=\S)\s*\|\s*")
"""What stands between a site's name and its slogan, or its name in another language."""
TITLE_GAP = re.compile(r"\s+[-–—|:»·•]\s+|\s*\|\s*")
SLOGAN_WORDS = 4
NAME_LENGTH = 60
"""Longer texts are no name or date beside a headline, and no name of a site."""


def site_names(metas: dict[str, list[str]], described: dict[str, Any], host: str) -> Iterator[str]:
    """Yield the names that the page gives its site, the part that its `host` knows or else the first one of each.

    An address or an account is none.
    """
    publisher = text_at(described, "publisher", "name") or text_at(described, "isPartOf", "name")
    first, *others = (metas.get(name, [None])[0] for name in SITES)
    for stated in (first, publisher, *others):
        parts = BAR.split(stated) if stated else [None]
        known = (part for part in parts if part and squash(part) and squash(part) in host)
        # A name in another language stands behind the first; what is longer is a slogan.
        name = parts[0] if parts[0] and count_words(parts[0]) <= SLOGAN_WORDS else next(known, parts[0])
        if name and len(name) <= NAME_LENGTH and not name.startswith(("http", "@")):
            yield name


def title_ends(titles: tuple[str, ...]) -> Iterator[str]:
    """Yield the short parts of the titles, one of which is the name of the site."""
    for title in titles:
        parts = TITLE_GAP.split(title)
        yield from (part for part in parts if len(parts) > 1 and len(part) <= NAME_LENGTH)
