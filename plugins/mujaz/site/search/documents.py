"""What is searched: every listed item in each of its languages, and its gist where it has one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.site.archive import Archive, Edition, Entry
from mujaz.site.urls import Urls
from mujaz.site.workshop import iso_date


@dataclass(frozen=True)
class Document:
    """An item in one language, as far as it is published."""

    number: int
    """Its place in the order of dates, the oldest first; the languages of an item follow each other."""
    first: bool
    """Whether it is the first of its item."""
    slug: str
    language: str
    """That of its text."""
    url: str
    page_language: str
    """That of the page to which it leads; another one for a gist."""
    title: str
    summary: str
    text: str
    """Plain, a line for each block."""
    date: str
    """ISO 8601, as exact as it is known."""
    kind: str
    source: str | None
    records: tuple[tuple[RecordKind, str], ...]
    """(kind, id) of every record that the item lists."""

    @cached_property
    def digest(self) -> bytes:
        """What its words depend on."""
        fields = f"{self.title}\0{self.summary}\0{self.text}"
        return hashlib.blake2b(fields.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    @property
    def excerpt(self) -> str:
        """The text from which excerpts are taken."""
        return "\n".join(filter(None, (self.summary, self.text)))


def documents(archive: Archive, urls: Urls) -> tuple[Document, ...]:
    """Return what is searched, the oldest first; nothing of it is not on a page."""
    return tuple(_numbered(archive, urls))


def _numbered(archive: Archive, urls: Urls) -> Iterator[Document]:
    number = 0
    for entry in reversed(archive.listed):
        for first, fields in enumerate(_versions(archive, urls, entry)):
            yield Document(number=number, first=first == 0, **fields)
            number += 1


def _versions(archive: Archive, urls: Urls, entry: Entry) -> Iterator[dict[str, Any]]:
    records = tuple((kind, record) for kind in RECORD_KINDS for record in entry.ids(kind))
    for language in archive.settings.archive.languages:
        edition = entry.published(language)
        gist = None if entry.edition(language) else entry.gist(language)
        if edition is not None:
            item = edition.item
            texts = {"title": item.title, "summary": item.summary or "", "text": edition.text}
        elif gist is not None:
            edition = entry.main
            texts = {"title": gist.title, "summary": gist.summary or "", "text": ""}
        else:
            continue
        yield {**_shown(archive, urls, entry, edition), **texts, "language": language, "records": records}


def _shown(archive: Archive, urls: Urls, entry: Entry, edition: Edition) -> dict[str, Any]:
    """Return what a document says of the edition to which it leads."""
    item = edition.item
    return {
        "slug": entry.slug,
        "url": urls.item(item.language, entry.slug),
        "page_language": item.language,
        "date": iso_date(archive.local(item.date), item.precision),
        "kind": item.kind,
        "source": item.source,
    }
