"""The pages of actors, places, sources and topics, and their indexes."""

from __future__ import annotations

from mujaz.site.views.drawings import MapView, NetworkView, TimelineView
from mujaz.site.views.lists import Choice, ChoiceGroup
from mujaz.site.views.parts import Card, FeedLink, Head, Line, Link, NavLink, Pager, ReferenceNote, Shell, Text
from mujaz.site.views.value import value


@value
class NearPlace:
    """A place near another."""

    link: Link
    distance: str
    """As people read it: `12 km`."""


@value
class RecordFacts:
    """What a record's items and its place on the earth tell of it; nothing on the further pages of its list."""

    actors: tuple[Link, ...] = ()
    """The actors most often named in the same items, with how many."""
    places: tuple[Link, ...] = ()
    first: Card | None = None
    """The oldest item, where there are several."""
    latest: Card | None = None
    years: tuple[Link, ...] = ()
    """The years with items, newest first, with how many."""
    near: tuple[NearPlace, ...] = ()
    """For a place those near it, the nearest first."""
    map: MapView | None = None
    """For a place where it lies."""
    timeline: TimelineView | None = None
    network: NetworkView | None = None
    """For an actor those named with it."""


@value
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
    """The newest items, on the first page."""
    lines: tuple[Line, ...]
    """All others."""
    pager: Pager
    facts: RecordFacts
    feed: str | None
    """Its feed, if there is something in it."""
    files: tuple[FeedLink, ...] = ()
    """Its list for spreadsheets and reference managers."""
    narrow: tuple[ChoiceGroup, ...] = ()
    """The parts of its list that have pages of their own."""


@value
class IndexEntry:
    """A record in an index."""

    link: Link
    other_name: Text | None
    type_label: str | None
    part_of: Text | None


@value
class IndexGroup:
    """The records that begin with one letter."""

    letter: str
    anchor: str
    entries: tuple[IndexEntry, ...]


@value
class IndexView:
    """All actors, places, sources or topics."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    kind: str
    heading: str
    type_label: str | None
    """The type of which it has the records; None of the whole index."""
    intro: str
    records: int
    types: tuple[Choice, ...]
    """The indexes of its types, the whole first; empty where there is one type only."""
    groups: tuple[IndexGroup, ...]
