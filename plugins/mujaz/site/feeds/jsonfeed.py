"""JSON Feed 1.1."""

from __future__ import annotations

import json
from typing import Any

from mujaz.site.feeds.views import FeedItem, FeedView

VERSION = "https://jsonfeed.org/version/1.1"


def write_json_feed(view: FeedView) -> bytes:
    """Return the feed as a JSON Feed document."""
    value = {
        "version": VERSION,
        "title": view.title,
        "home_page_url": view.page,
        "feed_url": view.url,
        "description": view.description,
        "icon": view.icon,
        "favicon": view.favicon,
        "authors": [{"name": view.author}],
        "language": view.language,
        "items": [_item(item, view.language) for item in view.items],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: FeedItem, language: str) -> dict[str, Any]:
    value = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": item.author}],
        "tags": [name for _, name in item.categories],
        "language": language,
    }
    if item.picture:
        picture = item.picture
        value["image"] = picture.url
        value["attachments"] = [{"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.length}]
    return value
