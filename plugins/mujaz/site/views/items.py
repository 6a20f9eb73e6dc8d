"""An item's own page."""

from __future__ import annotations

from mujaz.site.views.drawings import MapView
from mujaz.site.views.parts import (
    Card,
    DateText,
    FeedLink,
    Head,
    LanguageLink,
    Link,
    NavLink,
    ReferenceNote,
    Shell,
    Text,
)
from mujaz.site.views.value import value


@value
class RelatedCard:
    """A related item and why it is related."""

    card: Card
    shared: tuple[Link, ...]
    """The actors, places and topics that both name, the most telling first; may be empty."""
    words: tuple[Text, ...] = ()
    """Words that both have, where they name nothing in common."""
    pinned: bool = False


@value
class SourceNote:
    """Where an archived article was published."""

    link: Link
    byline: Text | None
    original_url: str | None
    archive_urls: tuple[str, ...]


@value
class CorrectionNote:
    """A correction and its day."""

    date: DateText
    text: Text


@value
class CitationBox:
    """How the page tells to cite the item."""

    author: Text
    publication: Text | None
    """Where it is not the author itself."""
    title: Text
    date: DateText
    files: tuple[FeedLink, ...]
    """The same for reference managers."""


@value
class ItemView:
    """An item's own page."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    """The way to it, without itself."""
    kind: str
    title: str
    summary: str | None
    date: DateText
    event_date: DateText | None
    modified: DateText | None
    """The day of the last correction."""
    minutes: int
    """Reading time."""
    source: SourceNote | None
    topics: tuple[Link, ...]
    actors: tuple[Link, ...]
    places: tuple[Link, ...]
    content: str | None
    """Sanitised HTML; None for a withdrawn item and where rights allow metadata only."""
    rights: str
    """`full`, `excerpt` or `metadata`: how much of the text is published."""
    redacted: bool
    """Whether names or passages of it are hidden, and marked where they stood."""
    translation: str | None
    """`full`, `summary` or `machine-reviewed` on a translation."""
    translator: str | None
    other_version: LanguageLink | None
    """The same item in the other language, if it exists there."""
    content_warning: str | None
    withdrawn: bool
    withdrawn_reason: str | None
    references: tuple[ReferenceNote, ...]
    corrections: tuple[CorrectionNote, ...]
    related: tuple[RelatedCard, ...]
    related_other: tuple[RelatedCard, ...]
    """Related items that exist in the other language only."""
    versions: tuple[Card, ...]
    """Other versions of the same text."""
    previous: Card | None
    """The item before this one in time."""
    next: Card | None
    citation: CitationBox | None
    permalink: str
    """Absolute."""
    raw_sha256: str | None
    text_sha256: str | None
    retrieved: DateText | None
    """When the page was saved."""
    report: str | None
    """A mailto link with which to report an error."""
    map: MapView | None = None
    """Where its places lie."""
