"""An item: one language of an article or briefing, as its Markdown file has it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from mujaz.frozen import frozen
from mujaz.model.article import Precision
from mujaz.model.record import Rights

Day = date
"""A calendar day, under a name that a field named `date` does not hide."""

ItemKind = Literal["article", "briefing"]
Status = Literal["published", "draft", "review", "withdrawn"]


@frozen
class Reference:
    """Something that an item rests on."""

    title: str
    url: str


@frozen
class Picture:
    """A picture of an item, as its front matter has it."""

    src: str
    """Its place in the content: `media/<sha256>.jpg`."""
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    rights: str | None = None
    """`metadata` keeps it out of the site; any other word is shown, such as a licence; None is as the item's text."""

    @property
    def licence(self) -> str | None:
        """What is shown of its rights."""
        return None if self.rights in {None, "full", "excerpt", "metadata"} else self.rights


@frozen
class Correction:
    """A correction of an item: on which day, and what was changed."""

    date: Day
    text: str


@frozen
class Gist:
    """An item's title and summary for readers of a language in which it does not exist."""

    language: str
    title: str
    summary: str | None = None


@frozen
class Item:
    """One item in one language: the front matter of its file, checked, with every name resolved to an id."""

    path: str
    """Its file, relative to the archive, with forward slashes."""
    title: str
    language: str
    slug: str
    kind: ItemKind
    date: datetime
    """Aware; the start of the first day where the time is not known, in the archive's zone."""
    precision: Precision
    body: str
    """Markdown."""
    body_line: int
    """The line of the file on which the body starts."""
    summary: str | None = None
    date_evidence: str | None = None
    event_date: Day | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    source: str | None = None
    byline: str | None = None
    original_url: str | None = None
    canonical_url: str | None = None
    archive_urls: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    rights: Rights | None = None
    rights_basis: str | None = None
    related_headlines: tuple[str, ...] = ()
    raw: str | None = None
    raw_sha256: str | None = None
    text_sha256: str | None = None
    retrieved_at: tuple[datetime, Precision] | None = None
    """When the page was saved, as exactly as it is known."""
    status: Status = "published"
    withdrawn_reason: str | None = None
    withdrawn_on: Day | None = None
    publish_at: datetime | None = None
    related: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    translation: str | None = None
    translator: str | None = None
    translated_from_sha256: str | None = None
    """What the source's text was when it was translated, as `export/draft.py` digests it."""
    gists: tuple[Gist, ...] = ()
    content_warning: str | None = None
    image: Picture | None = None
    images: tuple[Picture, ...] = ()
    version_of: str | None = None
    duplicate_of: str | None = None
    old_urls: tuple[str, ...] = ()
    redactions: tuple[str, ...] = ()
    """Names and passages that are hidden wherever the item is published."""
    shared_redactions: tuple[str, ...] = ()
    """The same of all its languages."""
