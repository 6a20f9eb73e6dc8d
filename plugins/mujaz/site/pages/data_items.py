"""Items as the data holds them: a value for each column of `dataset/fields.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mujaz.site.archive import Edition, Entry
from mujaz.site.citing.table import row
from mujaz.site.citing.views import Table
from mujaz.site.dataset.schema import columns
from mujaz.site.dataset.views import JsonLines
from mujaz.site.dataset.write import compact
from mujaz.site.desk import Desk
from mujaz.site.pages.feed_ids import item_id
from mujaz.site.urls import ascii_url
from mujaz.site.workshop import iso_date

Item = tuple[Desk, Entry, Edition]


def all_items(desks: Sequence[Desk]) -> Iterator[Item]:
    """Yield every item in each of its languages, newest first; a withdrawn one with what is left of it."""
    by_language = {desk.language: desk for desk in desks}
    for entry in desks[0].archive.entries:
        for edition in entry.editions:
            yield by_language[edition.item.language], entry, edition


def items_table(desks: Sequence[Desk]) -> Table:
    """Return all items as a table."""
    names = tuple(column.name for column in columns("briefings"))
    return Table(names, tuple(_row(names, item_values(*item)) for item in all_items(desks)))


def items_lines(desks: Sequence[Desk]) -> JsonLines:
    """Return all items as JSON Lines, with their texts; every line has every column, null where there is nothing."""
    return JsonLines(tuple(compact(_with_text(*item)) for item in all_items(desks)))


def _row(names: Sequence[str], values: dict[str, Any]) -> str:
    cells = (values[name] for name in names)
    return row(["; ".join(cell) if isinstance(cell, tuple) else cell for cell in cells])


def item_values(desk: Desk, entry: Entry, edition: Edition) -> dict[str, Any]:
    """Return an item's value for each column."""
    item = edition.item
    original = item.original_url or item.canonical_url
    return {
        "id": item_id(desk, item),
        "slug": entry.slug,
        "lang": item.language,
        "kind": item.kind,
        "status": item.status,
        "title": item.title,
        "summary": item.summary,
        "date": iso_date(desk.archive.local(item.date), item.precision),
        "date_precision": item.precision,
        "event_date": item.event_date.isoformat() if item.event_date else None,
        "modified": desk.archive.local(entry.modified).date().isoformat(),
        "source": item.source,
        "source_name": desk.record_name("sources", item.source).text if item.source else None,
        "byline": item.byline,
        "url": desk.urls.absolute(desk.urls.item(item.language, entry.slug)),
        "original_url": ascii_url(original) if original else None,
        "archive_urls": tuple(map(ascii_url, item.archive_urls)),
        "topics": item.topics,
        "actors": item.actors,
        "places": item.places,
        "rights": item.rights or "full",
        "translation": item.translation,
        "version_of": item.version_of,
        "duplicate_of": item.duplicate_of,
        "withdrawn_reason": item.withdrawn_reason if item.status == "withdrawn" else None,
        "raw_sha256": item.raw_sha256,
        "text_sha256": item.text_sha256,
    }


def _with_text(desk: Desk, entry: Entry, edition: Edition) -> dict[str, Any]:
    item = edition.item
    values = {key: list(value) if isinstance(value, tuple) else value
              for key, value in item_values(desk, entry, edition).items()}  # fmt: skip
    return {
        **values,
        "references": [{"title": r.title, "url": ascii_url(r.url)} for r in item.references],
        "corrections": [{"date": made.date.isoformat(), "text": made.text} for made in item.corrections],
        "text": edition.text,
    }
