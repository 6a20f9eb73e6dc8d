"""The pages of actors, places, sources and topics, and their indexes."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.site.views.parts import Card, Head, Link, NavLink, Pager, ReferenceNote, Shell, Text


@dataclass(frozen=True, slots=True)
class RecordView:
    """A page of an actor, place, source or topic."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    kind: str
    """`actors`, `places`, `sources` or `topics`."""
    id: str
    name: Text
    other_names: tuple[Text, ...]
    """The preferred names in the archive's other languages."""
    aliases: tuple[Text, ...]
    type: str | None
    """Id of the type, `armed-group`; its word in the page's language is `type_label`."""
    type_label: str | None
    description: str | None
    """Sanitised HTML."""
    ancestors: tuple[Link, ...]
    """What it is part of, the widest first."""
    children: tuple[Link, ...]
    """What is part of it, or lies in it."""
    predecessors: tuple[Link, ...]
    successor: Link | None
    coordinates: tuple[str, str] | None
    """Latitude and longitude in degrees, as they are to be shown."""
    coordinates_from: str | None
    url: str | None
    """A publication's home page (absolute)."""
    references: tuple[ReferenceNote, ...]
    items: int
    cards: tuple[Card, ...]
    pager: Pager
    companions: tuple[Link, ...]
    """The actors (for an actor) or places it is most often named together with."""
    feed: str | None
    """Its feed, if there is something in it."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A record in an index."""

    link: Link
    other_name: Text | None
    type_label: str | None
    part_of: Text | None


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The records that begin with one letter."""

    letter: str
    anchor: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All actors, places, sources or topics."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    kind: str
    heading: str
    intro: str
    records: int
    groups: tuple[IndexGroup, ...]
