"""Items as the site holds them: an edition in each language, and the entry that the editions of one slug are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from mujaz.frozen import frozen
from mujaz.model import Gist, Item, ItemKind, Precision, RecordKind
from mujaz.site import markdown
from mujaz.site.facts import aside, note_fact
from mujaz.site.reading.spill import HTML, PLAIN, Texts

_FILED = attrgetter(
    "slug", "language", "status", "translation", "precision", "kind", "source", "actors", "places", "topics",
    "version_of", "duplicate_of", "withdrawn_on",
)  # fmt: skip


class Told(NamedTuple):
    """What is known of an edition without its text."""

    filed_digest: bytes
    front_digest: bytes
    text_digest: bytes
    plain_digest: bytes
    """Of the plain text."""
    links: tuple[str, ...]
    """The addresses to which the text links."""
    pictures: tuple[str, ...]
    """The names of the pictures in it."""
    words: int
    """How many words it has."""


class Edition:
    """An item in one language, rendered. Whoever looks at it notes of which item, and whether at its text."""

    __slots__ = ("_front", "_item", "_text", "_texts", "_told")

    def __init__(self, item: Item, html: str, text: str) -> None:
        self._item = item
        self._texts: Callable[[int], str | bytes] = (html, text).__getitem__
        self._told: Told | None = None
        self._front, self._text = f"front {item.slug}", f"text {item.slug} {item.language}"

    @classmethod
    def recalled(cls, item: Item, texts: Texts, told: Told) -> Edition:
        """Return an edition whose HTML and plain text are told, each by itself, only when they are asked for."""
        edition = cls(item, "", "")
        edition._texts, edition._told = texts, told
        return edition

    def become(self, other: Edition) -> None:
        """Be what another edition of the same item and language is; whoever holds this one has that."""
        self._item, self._texts, self._told = other._item, other._texts, other._told

    @property
    def item(self) -> Item:
        """What its front matter says; its body is empty."""
        note_fact(self._front)
        return self._item

    @property
    def kept(self) -> Item:
        """The same, for those who make no page."""
        return self._item

    @property
    def html(self) -> str:
        """Sanitised, with root-relative addresses as they were written (without the site's prefix)."""
        note_fact(self._text)
        return _decoded(self._texts(HTML))

    @property
    def text(self) -> str:
        """The same as plain text, a line for each block."""
        note_fact(self._text)
        return _decoded(self._texts(PLAIN))

    @property
    def filed_digest(self) -> bytes:
        """A digest of what decides in which lists it stands, and where."""
        return self._told.filed_digest if self._told else digest_filed(self._item)

    @property
    def front_digest(self) -> bytes:
        """A digest of what its front matter says."""
        return self._told.front_digest if self._told else _digest(repr(self._item))

    @property
    def text_digest(self) -> bytes:
        """A digest of its text."""
        return self._told.text_digest if self._told else _digest(_decoded(self._texts(HTML)))

    @property
    def plain_digest(self) -> bytes:
        """A digest of its plain text."""
        return self._told.plain_digest if self._told else _digest(_decoded(self._texts(PLAIN)))

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses to which its text links."""
        note_fact(self._text)
        return self._told.links if self._told else markdown.links(self.html)

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of the pictures in its text."""
        note_fact(self._text)
        return self._told.pictures if self._told else markdown.pictures(self.html)

    @property
    def words(self) -> int:
        """How many words its text has."""
        note_fact(self._text)
        return self._told.words if self._told else len(self.text.split())

    @property
    def term(self) -> str:
        """What tells it from all others."""
        return self._text


def _decoded(text: str | bytes) -> str:
    return text if isinstance(text, str) else text.decode()


class Entry:
    """An item in all its languages, which share a slug; what tells its editions is asked when somebody wants them."""

    def __init__(self, slug: str, editions: tuple[Edition, ...] | Callable[[], tuple[Edition, ...]]) -> None:
        self.slug = slug
        self._told = editions
        self._filed = f"filed {slug}"

    @cached_property
    def _editions(self) -> tuple[Edition, ...]:
        return self._told() if callable(self._told) else self._told

    @cached_property
    def _by_language(self) -> dict[str, Edition]:
        return {edition.kept.language: edition for edition in self._editions}

    def become(self, editions: Iterable[Edition]) -> None:
        """Have other editions; those of the same languages stay the same objects."""
        found = []
        for edition in editions:
            own = self._by_language.get(edition.kept.language, edition)
            own.become(edition)
            found.append(own)
        for name in ("_main", "_modified", "_ids"):
            self.__dict__.pop(name, None)
        self._editions = tuple(found)
        self._by_language = {edition.kept.language: edition for edition in found}

    @property
    def term(self) -> str:
        """What tells it from all others."""
        return self._filed

    @property
    def editions(self) -> tuple[Edition, ...]:
        """In the order of the archive's languages."""
        note_fact(self._filed)
        return self._editions

    @property
    def main(self) -> Edition:
        """The edition that the others translate, as far as they say so; else the first language's."""
        note_fact(self._filed)
        return self._main

    @aside
    def _main(self) -> Edition:
        originals = [edition for edition in self._editions if edition.kept.translation is None]
        return (originals or self._editions)[0]

    @property
    def date(self) -> datetime:
        """The date under which the item is filed."""
        return self.main.kept.date

    @property
    def precision(self) -> Precision:
        """How exactly that date is known."""
        return self.main.kept.precision

    @property
    def kind(self) -> ItemKind:
        """Whether it was archived from a publication or written here."""
        return self.main.kept.kind

    @property
    def is_copy(self) -> bool:
        """Whether it is a copy of another item."""
        return self.main.kept.duplicate_of is not None

    @property
    def is_changed(self) -> bool:
        """Whether any edition was corrected or withdrawn."""
        return any(edition.kept.corrections or edition.kept.status == "withdrawn" for edition in self.editions)

    @property
    def modified(self) -> datetime:
        """When the item last changed: on its date, with its newest correction, or when it was withdrawn."""
        note_fact(self._filed)
        return self._modified

    @aside
    def _modified(self) -> datetime:
        days = [correction.date for edition in self._editions for correction in edition.kept.corrections]
        days += [edition.kept.withdrawn_on for edition in self._editions if edition.kept.withdrawn_on]
        return max([self.date, *(datetime(d.year, d.month, d.day, tzinfo=self.date.tzinfo) for d in days)])

    def edition(self, language: str) -> Edition | None:
        """Return the edition in a language, if there is one."""
        note_fact(self._filed)
        return self._by_language.get(language)

    def published(self, language: str) -> Edition | None:
        """Return the edition in a language that lists and feeds may show: none where it is withdrawn."""
        edition = self.edition(language)
        return edition if edition is not None and edition.kept.status == "published" else None

    def gist(self, language: str) -> Gist | None:
        """Return title and summary in a language in which the item does not exist, if somebody wrote them."""
        gists = (gist for edition in self.editions for gist in edition.item.gists)
        return next((gist for gist in gists if gist.language == language), None)

    def ids(self, kind: RecordKind) -> tuple[str, ...]:
        """Return the records of a kind that any edition lists, in order."""
        note_fact(self._filed)
        return self._ids[kind]

    @aside
    def _ids(self) -> dict[RecordKind, tuple[str, ...]]:
        items = [edition.kept for edition in (self._main, *self._editions)]
        found: dict[RecordKind, Iterable[str]] = {
            "actors": (record for item in items for record in item.actors),
            "places": (record for item in items for record in item.places),
            "topics": (record for item in items for record in item.topics),
            "sources": (item.source for item in items if item.source),
        }
        return {kind: tuple(dict.fromkeys(records)) for kind, records in found.items()}


def digest_filed(item: Item) -> bytes:
    """Return a digest of what decides in which lists an item stands, and where."""
    told = (item.date.isoformat(), *_FILED(item), [correction.date for correction in item.corrections])
    return _digest(repr(told))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@frozen
class TextPage:
    """A page of `content/pages/` in one language."""

    path: str
    title: str
    language: str
    slug: str
    summary: str
    html: str
