"""What an app's state says of an article beside its text: when it was published, who wrote it, its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mujaz.clean.dates import Candidate
from mujaz.clean.metadata import Metadata
from mujaz.clean.names import bare_byline, join_people, people_in

DATES = (
    re.compile(
        r"(?:first_?)?(?:date_?)?publi(?:sh(?:ed)?|cation)(?:_?(?:at|on|date|time|date_?time|timestamp))?|pub_?date"
    ),
    re.compile(r"display_?date|release_?date|created(?:_?(?:at|on|date|time))?|date_?created|date(?:_?time)?"),
)
"""Names, in small letters, under which a record holds its time of publication, the surest first."""
AUTHORS = re.compile(r"authors?|by_?lines?|writers?|journalists?|reporters?|creators?|author_?names?|written_?by")
NAMES = ("name", "fullname", "full_name", "displayname", "display_name", "title")
"""Under which of these a record of a person holds the name."""
TITLES = re.compile(r"(?:main_?)?(?:headline|title)(?:_?text)?")
LONGEST = 300
"""No longer text is a headline, a name or a date."""


def add_record(metadata: Metadata, records: tuple[dict[str, Any], ...]) -> Metadata:
    """Return what a page says of itself, with what its app's state says of the article, the innermost record first."""
    dates = tuple(candidate for one in records[:1] for candidate in _dates(one)) or tuple(
        candidate for one in records[1:] for candidate in _dates(one)
    )
    title = next((text for one in records for text in _values(one, TITLES)), None)
    return replace(
        metadata,
        dates=(*metadata.dates, *dates[:1]),
        byline=metadata.byline or next(filter(None, map(_authors, records)), None),
        headings=metadata.headings or ((title,) if title else ()),
    )


def _dates(record: dict[str, Any]) -> Iterator[Candidate]:
    """Yield the times of publication in a record."""
    for names in DATES:
        for key, value in record.items():
            if names.fullmatch(key.lower()) and isinstance(value, str | int) and 0 < len(str(value)) <= LONGEST:
                yield Candidate(str(value), f"data of the page: {key}")


def _authors(record: dict[str, Any]) -> str | None:
    """Return the persons whom a record names as its authors."""
    texts = list(_values(record, AUTHORS))
    return join_people(tuple(dict.fromkeys(name for text in texts for name in people_in(bare_byline(text)))))


def _values(record: dict[str, Any], names: re.Pattern[str]) -> Iterator[str]:
    """Yield the texts under some names of a record, also those of objects and lists there."""
    for key, value in record.items():
        if names.fullmatch(key.lower()):
            yield from (text for one in (value if isinstance(value, list) else [value]) if (text := _name(one)))


def _name(value: Any) -> str | None:
    """Return a text, or the name that an object has."""
    if isinstance(value, dict):
        lower = {str(key).lower(): part for key, part in value.items()}
        value = next((lower[key] for key in NAMES if isinstance(lower.get(key), str)), None)
    return value.strip() if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST else None
