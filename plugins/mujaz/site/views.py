"""What each page shows: plain frozen values, complete before the first page is written.

A template sees its view as `view` and nothing else.
Values are texts, numbers, booleans, None, tuples and these classes, so that the `repr` of a view is the same in
every build of the same content, and its digest tells whether the page has changed.
Every address in a view is root-relative with the site's path prefix, unless its name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

# --- parts ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A text from data and the language that it is in, which need not be the page's."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `name` is always shown isolated from the text around it."""

    url: str
    name: Text
    count: int | None = None
    """How many items lie behind the link, where that is worth showing."""


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the interface, in the page's language."""

    url: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class DateText:
    """A date for people (`label`) and for machines (`iso`: `2023`, `2023-08`, `2023-08-12` or a full time)."""

    iso: str
    label: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language; `note` says so when it is only the nearest page there."""

    url: str
    lang: str
    label: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """An hreflang link; `url` is absolute."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed to be discovered; `type` is its media type."""

    url: str
    type: str
    title: str


@dataclass(frozen=True, slots=True)
class SocialImage:
    """The picture shown where a page is shared; `url` is absolute."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that goes into a page's head."""

    title: str
    description: str
    canonical: str
    """Absolute."""
    policy: str
    """The content security policy."""
    og_title: str
    og_type: str
    og_locale: str
    og_alternate_locales: tuple[str, ...]
    image: SocialImage
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    json_ld: tuple[str, ...] = ()
    """JSON texts in which `<` is escaped already."""
    noindex: bool = False
    published: str | None = None
    modified: str | None = None
    lastmod: str | None = None
    """The day on which the page's content last changed, for the sitemap."""
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page of one language."""

    lang: str
    direction: str
    """`rtl` or `ltr`."""
    site_name: str
    tagline: str
    home: str
    nav: tuple[NavLink, ...]
    languages: tuple[LanguageLink, ...]
    footer: tuple[NavLink, ...]
    stylesheet: str
    fonts: tuple[str, ...]
    """Fonts to be preloaded."""
    icon: str
    icon_svg: str
    licence: str
    licence_url: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands in a paged list."""

    number: int
    count: int
    previous: str | None
    next: str | None
    pages: tuple[NavLink, ...]
    """First, last and the pages around this one; an empty `url` stands for a gap."""


@dataclass(frozen=True, slots=True)
class Card:
    """An item in a list."""

    url: str
    title: Text
    summary: Text | None
    date: DateText
    kind: str
    """`article` (archived from a publication) or `briefing` (written here)."""
    source: Link | None
    topics: tuple[Link, ...]
    actors: tuple[Link, ...]
    places: tuple[Link, ...]
    only_in: str | None = None
    """The language of an item that has no version in the page's language."""
    corrected: bool = False
    withdrawn: bool = False


# --- pages ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class GatewayView:
    """`/`: both languages side by side. Its shell is that of the default language."""

    head: Head
    shell: Shell
    homes: tuple[GatewayHome, ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ListView:
    """A further page of the list of all items (`/ar/page/2/`)."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    cards: tuple[Card, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class RelatedCard:
    """A related item and why it is related."""

    card: Card
    shared: tuple[Link, ...]
    """The actors, places and topics that both name, the most telling first; may be empty."""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where an archived article was published."""

    link: Link
    byline: Text | None
    original_url: str | None
    archive_urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceNote:
    """Something that an item rests on; `host` is shown beside it."""

    url: str
    title: Text
    host: str


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction and its day."""

    date: DateText
    text: Text


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item's own page."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
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
    permalink: str
    """Absolute."""
    raw_sha256: str | None
    text_sha256: str | None
    report: str | None
    """A mailto link with which to report an error."""


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


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month of a year; `url` is None where there is no item."""

    url: str | None
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year and its twelve months."""

    url: str
    label: str
    count: int
    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """`/ar/archive/`: the years and months, newest first. `most` is the greatest count of a month."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    items: int
    most: int
    years: tuple[YearCount, ...]


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A year (with its months) or a month (`months` is empty), with its items, newest first."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    items: int
    months: tuple[MonthCount, ...]
    cards: tuple[Card, ...]
    pager: Pager
    earlier: NavLink | None
    later: NavLink | None


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed in the list of feeds; `formats` are (label, url), RSS first."""

    name: Text
    page: str
    formats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """The feeds of one kind."""

    heading: str
    rows: tuple[FeedRow, ...]


@dataclass(frozen=True, slots=True)
class FeedsView:
    """`/ar/feeds/`: what feeds are and which there are."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    opml: str
    groups: tuple[FeedGroup, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of `content/pages/`, such as about or methodology."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    title: str
    content: str
    """Sanitised HTML."""
    siblings: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """`/404.html`, in the default language, with the way home in every language."""

    head: Head
    shell: Shell
    homes: tuple[GatewayHome, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at an old address that leads to the new one."""

    head: Head
    shell: Shell
    target: str
