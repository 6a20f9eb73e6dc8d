"""Which columns of a dump hold what: the usual names, and those that `--map` gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mujaz.errors import UsageError, nearest
from mujaz.frozen import frozen
from mujaz.intake.entry import Entry
from mujaz.intake.found import UnreadableError

USUAL: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "article_title", "العنوان", "عنوان"),
    "text": (
        "content_html", "html", "text", "body", "content", "content_text", "full_text", "maintext", "article_body",
        "article_text", "plaintext", "النص", "نص", "المحتوى", "نص الخبر", "متن",
    ),
    "date": (
        "date", "published", "date_published", "published_at", "publish_date", "date_publish", "published_date",
        "publication_date", "published_on", "publish_time", "published_time", "publishing_date", "pub_date", "التاريخ",
        "تاريخ النشر", "تاریخ",
    ),
    "author": ("author", "authors", "byline", "creator", "الكاتب", "المؤلف", "نویسنده"),
    "source": ("source", "publication", "publisher", "site", "site_name", "outlet", "المصدر", "الموقع", "منبع"),
    "url": ("url", "link", "original_url", "permalink", "الرابط", "رابط", "لینک"),
    "retrieved": ("retrieved_at", "retrieved", "date_download", "scraped_at", "crawled_at", "fetched_at"),
}  # fmt: skip
"""What a record can say of an article, and the names under which dumps have it, the likeliest first."""
SEPARATORS = re.compile(r"[\s_-]+")
"""What parts the words of a column's name."""
NAMED = ("name", "rendered", "value", "html", "text", "#text", "$t")
"""Where a value that is a mapping has what it is called."""


@frozen
class FieldMap:
    """The columns to read, before the usual ones."""

    given: tuple[tuple[str, str], ...] = ()

    def columns(self, field: str) -> tuple[str, ...]:
        """Return the columns that may hold `field`, the likeliest first."""
        given = tuple(column for name, column in self.given if name == field)
        return given or USUAL[field]


def read_map(texts: tuple[str, ...]) -> FieldMap:
    """Return the columns that `--map` names.

    >>> read_map(("title=headline,text=content",)).columns("title")
    ('headline',)
    """
    pairs = [pair.strip() for text in texts for pair in text.split(",") if pair.strip()]
    return FieldMap(tuple(_read_pair(pair) for pair in pairs))


def _read_pair(pair: str) -> tuple[str, str]:
    field, equals, column = (part.strip() for part in pair.partition("="))
    if not equals or not column:
        raise UsageError(f'--map: "{pair}" is no pair; write FIELD=COLUMN, for example title=headline.')
    if field not in USUAL:
        near = nearest(field, USUAL, 1)
        hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(USUAL)}."
        raise UsageError(f'--map: "{field}" is not a field; {hint}')
    return field, column


def read_entry(record: Mapping[str, Any], fields: FieldMap, word: str) -> Entry:
    """Return what a record says of an article; `word` is how its columns are called in messages."""
    found = {field: _find(record, fields.columns(field)) for field in USUAL}
    title, text = found["title"], found["text"]
    if text is None:
        have = ", ".join(map(str, list(record)[:20])) or "nothing"
        raise UnreadableError(f"no {word} holds the text (there are {have}); name it, as in --map text=COLUMN.")
    values = {field: pair[1] if pair else None for field, pair in found.items()}
    source = values["source"]
    if source and re.match(r"https?://", source):  # as programs that extract texts call the page's address
        values |= {"source": None, "url": values["url"] or source}
    evidence = f"{word} {found['date'][0]}" if found["date"] else None
    return Entry(
        title[1] if title else "",
        text[1],
        values["date"],
        evidence,
        values["author"],
        values["source"],
        values["url"],
        _moment(values["retrieved"]),
    )


def _find(record: Mapping[str, Any], columns: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the first of the columns that holds something, and what."""
    names = {key_of(str(name)): name for name in reversed(list(record))}
    for column in columns:
        value = record.get(column, record.get(names.get(key_of(column), column)))
        if value is None and "." in column:
            value = _descend(record, column.split("."))
        text = text_of(value)
        if text and text.strip():
            return column, text.strip()
    return None


def key_of(name: str) -> str:
    """Return the name of a column in the form in which names are compared.

    >>> key_of(" Publication Date ") == key_of("publicationDate") == key_of("publication_date")
    True
    """
    return SEPARATORS.sub("", name.casefold())


def _descend(value: Any, path: list[str]) -> Any:
    """Return what lies at `path` in nested mappings, as `article.body`."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def text_of(value: Any) -> str | None:
    r"""Return a value of JSON as text: lists line by line, mappings by their name.

    >>> text_of([{"name": "سارة"}, "علي"]), text_of(None)
    ('سارة\nعلي', None)
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    return "\n".join(_texts(value)) or None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = next((value[name] for name in NAMED if isinstance(value.get(name), str)), None)
        yield from [value] if value else []
    elif isinstance(value, list):
        for entry in value:
            text = entry if isinstance(entry, str) else text_of(entry) if isinstance(entry, Mapping) else None
            if text:
                yield text


def _moment(text: str | None) -> str | None:
    """Return the time of retrieval if it is written as ISO 8601 has it, else nothing."""
    from datetime import datetime  # noqa: PLC0415

    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()
