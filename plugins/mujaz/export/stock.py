"""What an archive lacks: translations, reviews, sources, summaries; what waits and until when; how much a month has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from mujaz.export.draft import is_outdated
from mujaz.frozen import frozen
from mujaz.model import Item


@frozen
class Entry:
    """An item of which something is to be told, and what."""

    path: str
    title: str
    note: str = ""


@frozen
class Stock:
    """The state of an archive: for each thing that may be wanting, the items that want it, oldest first."""

    items: int
    files: Mapping[str, int]
    """How many files there are in each language."""
    wanting: Mapping[str, tuple[Entry, ...]]
    """What is wanting → where; empty lists are left in, for they tell that nothing is."""
    months: Mapping[str, int]
    """`2023-08` → how many items it has; those of which only the year is known are under `2023`."""


def take_stock(items: Iterable[Item], languages: Sequence[str], now: datetime) -> Stock:
    """Return the state of the archive that holds `items`; `now` tells which embargoes still hold."""
    ordered = sorted(items, key=lambda item: (item.date, item.slug, item.language))
    by_slug: dict[str, dict[str, Item]] = {}
    for item in ordered:
        by_slug.setdefault(item.slug, {})[item.language] = item
    standing = [item for item in ordered if item.status != "withdrawn"]
    originals = [item for item in standing if item.translation is None]
    found = {
        "untranslated": _untranslated(originals, by_slug, languages),
        "outdated": _outdated(standing, by_slug),
        "review": _each(item for item in ordered if item.status == "review"),
        "draft": _each(item for item in ordered if item.status == "draft"),
        "withheld": [
            Entry(item.path, item.title, f"until {item.publish_at.isoformat()}")
            for item in standing
            if item.publish_at is not None and item.publish_at > now
        ],
        "no source": _each(item for item in originals if not (item.source or item.references)),
        "no summary": _each(item for item in standing if not item.summary),
        "no actor": _each(item for item in originals if not item.actors),
        "no place": _each(item for item in originals if not item.places),
        "no topic": _each(item for item in originals if not item.topics),
        "withdrawn": _each(item for item in ordered if item.status == "withdrawn"),
    }
    months = Counter(_month(next(iter(versions.values()))) for versions in by_slug.values())
    return Stock(
        items=len(by_slug),
        files=dict(sorted(Counter(item.language for item in ordered).items())),
        wanting={name: tuple(entries) for name, entries in found.items()},
        months=dict(sorted(months.items())),
    )


def _each(items: Iterable[Item]) -> list[Entry]:
    return [Entry(item.path, item.title) for item in items]


def _untranslated(
    originals: Iterable[Item], by_slug: Mapping[str, Mapping[str, Item]], languages: Sequence[str]
) -> list[Entry]:
    """Return the items that lack a language; one with a gist in it is marked, for its readers have something."""
    found = []
    for item in originals:
        for language in languages:
            if language not in by_slug[item.slug]:
                gist = any(gist.language == language for gist in item.gists)
                found.append(Entry(item.path, item.title, f"{language}, has a gist" if gist else language))
    return found


def _outdated(items: Iterable[Item], by_slug: Mapping[str, Mapping[str, Item]]) -> list[Entry]:
    found = []
    for item in items:
        source = next((other for other in by_slug[item.slug].values() if other.translation is None), None)
        if source is not None and source is not item and is_outdated(item, source):
            found.append(Entry(item.path, item.title, f"older than {source.path}"))
    return found


def _month(item: Item) -> str:
    """Return the month of an item, as far as it is known, by the date as it was written."""
    return item.date.isoformat()[: 4 if item.precision == "year" else 7]
