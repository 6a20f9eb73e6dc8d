"""What a page says of its article in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mujaz.clean.markup import Element, squeeze

ARTICLES = ("Article", "BlogPosting", "Report")
"""How the types of schema.org end that are articles."""
MAX_DEPTH = 8
"""How deep an article's object lies within lists and graphs; deeper is no page's."""


def read_jsonld(tree: Element) -> dict[str, Any]:
    """Return the first object in the page's JSON-LD that is an article; an empty one if there is none."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        article = next(_articles(data), None)
        if article is not None:
            return article
    return {}


def _articles(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects in `data` whose type is an article's."""
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for part in data:
            yield from _articles(part, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type", "")
        if any(str(kind).endswith(ARTICLES) for kind in (types if isinstance(types, list) else [types])):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def text_at(article: dict[str, Any], *keys: str) -> str | None:
    """Return the text below `keys`, of the first entry where there is a list.

    >>> text_at({"author": [{"name": "ليلى حداد"}]}, "author", "name")
    'ليلى حداد'
    """
    value: Any = article
    for key in keys:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(key) if isinstance(value, dict) else None
    value = value[0] if isinstance(value, list) and value else value
    return squeeze(value) or None if isinstance(value, str) else None
