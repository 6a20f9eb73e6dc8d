"""What is compared, and what comes of it: plain values that need no library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mujaz.frozen import frozen
from mujaz.model import RecordKind

RecordKey = tuple[RecordKind, str]


@frozen
class Comparable:
    """What of an item is compared with others."""

    slug: str
    text: str
    """Title, summary and text in every language that the item has."""
    records: tuple[RecordKey, ...]
    """The actors, places and topics that it lists."""
    day: date | None
    source: str | None = None
    pinned: tuple[str, ...] = ()
    """Slugs that an editor wants first."""
    versions: tuple[str, ...] = ()
    """Slugs of other versions of the same text, which are never related items."""
    languages: tuple[str, ...] = ("",)
    """The languages in which the item can be read."""

    @property
    def text_key(self) -> str:
        """The text, or what is another when the text is."""
        return self.text


class Relation(NamedTuple):
    """A related item, and why it is one; a page reads half a dozen, and a tuple is made in a third of the time."""

    slug: str
    shared: tuple[RecordKey, ...] = ()
    """The records that both list, the rarest first."""
    words: tuple[str, ...] = ()
    """The words that both have and that tell the most; only where no record is shared."""
    score: float | None = None
    """From 0 to 1: how much of the text, or of what is known across languages, is the same; None if not asked for."""
    pinned: bool = False


class Related(NamedTuple):
    """What is related to an item, for those who read it in one language."""

    own: tuple[Relation, ...] = ()
    """Items that can be read in that language, the closest first."""
    other: tuple[Relation, ...] = ()
    """Items in other languages only, the closest first."""


@frozen
class Wanted:
    """How many related items are wanted of each item, for the readers of each of its languages."""

    own: int
    """So many that can be read in that language."""
    others: int
    """In other languages so many as are missing in that one, but at least these."""


Relations = Mapping[tuple[str, str], Related]
"""For each slug and language of an item what is related to it."""
