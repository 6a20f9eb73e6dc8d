"""The gateway, the homes and the list of all items."""

from __future__ import annotations

from mujaz.site.views.corrections import CorrectionRow
from mujaz.site.views.drawings import MapView, TimelineView
from mujaz.site.views.lists import ChoiceGroup
from mujaz.site.views.parts import Card, DateText, FeedLink, Head, Line, Link, NavLink, Pager, Shell
from mujaz.site.views.value import value


@value
class GatewayHome:
    """A language's half of the gateway; its words are in that language."""

    lang: str
    direction: str
    url: str
    site_name: str
    tagline: str
    label: str
    """The language's own name."""
    invitation: str
    """`ادخل الأرشيف بالعربية`, `Enter the archive in English`."""
    latest_label: str
    latest: tuple[Card, ...]


@value
class GatewayView:
    """`/`: both languages side by side. Its shell is that of the default language."""

    head: Head
    shell: Shell
    homes: tuple[GatewayHome, ...]


@value
class HomeView:
    """The first page of a language: the archive at a glance and its latest items."""

    head: Head
    shell: Shell
    items: int
    """How many items the archive has in all, counted once for both languages."""
    first: DateText | None
    """The month of the oldest item."""
    last: DateText | None
    lead: Card | None
    cards: tuple[Card, ...]
    """The items after the lead."""
    pager: Pager
    top_actors: tuple[Link, ...]
    top_places: tuple[Link, ...]
    top_topics: tuple[Link, ...]
    years: tuple[Link, ...]
    corrections: tuple[CorrectionRow, ...]
    """The newest corrections and withdrawals."""
    corrections_url: str
    narrow: tuple[ChoiceGroup, ...]
    """The parts of the list of all items that have pages of their own."""
    feed: str
    files: tuple[FeedLink, ...]
    """The list of all items for spreadsheets and reference managers."""
    timeline: TimelineView | None
    map: MapView | None
    """The first of the archive's maps."""
    map_url: str


@value
class ListView:
    """A further page of the list of all items (`/ar/page/2/`)."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    lines: tuple[Line, ...]
    pager: Pager
    narrow: tuple[ChoiceGroup, ...]


@value
class LostReader:
    """What the page for an address that leads nowhere says in a language; its words are in that language."""

    lang: str
    direction: str
    title: str
    comfort: str
    url: str
    """The language's home."""
    invitation: str


@value
class NotFoundView:
    """`/404.html`, which a server shows to readers of every language."""

    head: Head
    shell: Shell
    readers: tuple[LostReader, ...]
