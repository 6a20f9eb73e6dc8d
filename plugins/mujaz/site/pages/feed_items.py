"""An item as it stands in a feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from mujaz.arabic.bidi import direction
from mujaz.site import markdown
from mujaz.site.archive import Edition, Entry
from mujaz.site.desk import Desk
from mujaz.site.feeds.views import FeedItem

Own = tuple[Entry, Edition]


def own_items(desk: Desk, entries: Sequence[Entry]) -> list[Own]:
    """Return the items that exist in the desk's language; a feed holds its own language only."""
    return [(entry, edition) for entry in entries if (edition := entry.published(desk.language))]


def make_item(desk: Desk, entry: Entry, edition: Edition) -> FeedItem:
    """Return an item as it stands in the feeds of the desk's language."""
    item = edition.item
    published = desk.archive.local(item.date)
    summary = item.summary or edition.text.partition("\n")[0] or item.title
    source = desk.record_name("sources", item.source).text if item.source else None
    return FeedItem(
        id=_tag(desk, published, f"{item.language}/{entry.slug}"),
        url=desk.urls.absolute(desk.urls.item(desk.language, entry.slug)),
        title=item.title,
        summary=summary,
        content=_content(desk, edition, summary),
        author=source or desk.archive.settings.archive.organisation,
        published=published,
        updated=desk.archive.local(entry.modified),
        categories=_categories(desk, edition),
    )


def _tag(desk: Desk, day: datetime, name: str) -> str:
    """Return the permanent id of an item: a tag URI of the site's host, the item's first date and its name."""
    return f"tag:{urlsplit(desk.urls.site_url).hostname},{day:%Y-%m-%d}:{name}"


def _content(desk: Desk, edition: Edition, summary: str) -> str:
    """Return the text as rights allow, in one element that says language and direction, addresses absolute."""
    page = desk.urls.absolute(desk.urls.item(desk.language, edition.item.slug))
    html = markdown.relink(edition.html, desk.urls.site_url, page) or markdown.paragraph(summary)
    return f'<div lang="{desk.language}" dir="{direction(desk.language)}">{html}</div>'


def _categories(desk: Desk, edition: Edition) -> tuple[tuple[str, str], ...]:
    item = edition.item
    links = (
        *desk.record_links("topics", item.topics),
        *desk.record_links("actors", item.actors),
        *desk.record_links("places", item.places),
    )
    return tuple((desk.urls.absolute(link.url), link.name.text) for link in links)
