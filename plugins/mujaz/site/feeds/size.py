"""How large an item can become in a feed, in whatever format."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from mujaz.site.feeds.views import FeedItem

MOST_BYTES = 500_000
"""A subscription document stays below this, so that it is less than the 512 kB that feed readers take."""
FRAME = 10_000
"""More than a document takes beside its items."""
ITEM = 2_000
"""More than the elements of an item take, with its dates."""
CATEGORY = 100
LONGEST = len("&quot;")
"""What a character takes at most, escaped as XML or as JSON."""


def most_bytes(item: FeedItem) -> int:
    """Return a number of bytes that the item does not exceed in RSS, Atom or JSON."""
    picture = item.picture
    texts = (item.id, item.url, item.url, item.title, item.summary, item.author, item.content)
    shown = (picture.url, picture.url, picture.url, picture.alt) if picture else ()
    categories = [part for pair in item.categories for part in pair]
    return ITEM + CATEGORY * len(item.categories) + sum(map(_bytes, (*texts, *shown, *categories)))


def certainly_fit(items: Iterable[FeedItem]) -> bool:
    """Tell whether items fit into a document whatever has to be escaped in them, which is told without looking."""
    return FRAME + sum([item.once("at most", _at_most) for item in items]) <= MOST_BYTES


def _at_most(item: FeedItem) -> int:
    picture = item.picture
    length = 2 * len(item.url) + len(item.id) + len(item.title) + len(item.summary) + len(item.author)
    length += len(item.content) + sum(len(url) + len(name) for url, name in item.categories)
    length += 3 * len(picture.url) + len(picture.alt) if picture else 0
    return ITEM + CATEGORY * len(item.categories) + LONGEST * length


def _bytes(text: str) -> int:
    r"""Return how many bytes a text takes where it is escaped as XML or as JSON, whichever is longer.

    >>> _bytes("<p>"), _bytes('"\n"')
    (9, 13)
    """
    as_xml = escape(text, quote=False).replace('"', "&quot;").replace("\r", "&#13;")
    return max(len(as_xml.encode()), len(json.dumps(text, ensure_ascii=False).encode()) - len('""'))
