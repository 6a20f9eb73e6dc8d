"""What the feeds show; every address in these views is absolute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import Any, TypeVar

from mujaz.frozen import frozen
from mujaz.site.views.value import value

Made = TypeVar("Made")


@frozen
class FeedPicture:
    """The picture that leads an item."""

    url: str
    type: str
    """Its media type."""
    length: int
    """Of its file, in bytes."""
    width: int
    height: int
    alt: str


@value
class FeedItem:
    """An item in a feed."""

    id: str
    """A `tag:` URI (RFC 4151) that never changes."""
    url: str
    title: str
    summary: str
    content: str
    """HTML in one wrapping element with language and direction; every address in it is absolute."""
    author: str
    published: datetime
    updated: datetime
    categories: tuple[tuple[str, str], ...]
    """(address of a topic, actor or place; its name); at least one."""
    picture: FeedPicture | None = None
    _made: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was made of it already."""

    def once(self, part: str, make: Callable[[FeedItem], Made]) -> Made:
        """Return what `make` returned when it was first called for a part: an item stands in several documents."""
        found: Made | None = self._made.get(part)
        if found is None:
            found = self._made[part] = make(self)
        return found


@frozen
class FeedView:
    """A feed in one format and one language."""

    url: str
    """The feed's own address."""
    page: str
    """The page of which it is the feed."""
    title: str
    description: str
    language: str
    author: str
    rights: str
    logo: str
    """A picture of 144 × 144 pixels."""
    icon: str
    """A picture of 512 × 512 pixels."""
    favicon: str
    updated: datetime
    items: tuple[FeedItem, ...]
    stylesheet: str
    """From the root, for people who open the feed in a browser."""
    archive: bool = False
    """Whether this is the document of one month behind a feed (RFC 5005, section 4)."""
    current: str | None = None
    """On a month's document, the feed that it belongs to."""
    previous: str | None = None
    """The document of the month before."""
    next: str | None = None


@frozen
class Outline:
    """A feed in a list of feeds."""

    title: str
    feed: str
    page: str


@frozen
class OpmlView:
    """All feeds of a language, in groups."""

    title: str
    language: str
    updated: datetime
    groups: tuple[tuple[str, tuple[Outline, ...]], ...]
