"""Parts of which pages are made."""

from __future__ import annotations

from mujaz.site.views.value import value


@value
class Text:
    """A text from data and the language that it is in, which need not be the page's."""

    text: str
    lang: str


@value
class Link:
    """A link; `name` is always shown isolated from the text around it."""

    url: str
    name: Text
    count: int | None = None
    """How many items lie behind the link, where that is worth showing."""


@value
class NavLink:
    """A link of the interface, in the page's language."""

    url: str
    label: str
    current: bool = False


@value
class DateText:
    """A date for people (`label`) and for machines (`iso`: `2023`, `2023-08`, `2023-08-12` or a full time)."""

    iso: str
    label: str


@value
class LanguageLink:
    """The same page in another language; `note` says so when it is only the nearest page there."""

    url: str
    lang: str
    label: str
    note: str | None = None


@value
class Alternate:
    """An hreflang link; `url` is absolute."""

    hreflang: str
    url: str


@value
class FeedLink:
    """A feed to be discovered; `type` is its media type."""

    url: str
    type: str
    title: str


@value
class SocialImage:
    """The picture shown where a page is shared; `url` is absolute."""

    url: str
    width: int
    height: int
    alt: str


@value
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
    image: SocialImage | None
    """None where pages tell search engines and social networks no more than what and where they are."""
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    """(name, content) of Dublin Core and PRISM."""
    json_ld: tuple[str, ...] = ()
    """JSON texts in which `<` is escaped already."""
    noindex: bool = False
    published: str | None = None
    modified: str | None = None
    lastmod: str | None = None
    """The day on which the page's content last changed, for the sitemap."""
    previous: str | None = None
    next: str | None = None


@value
class Shell:
    """What surrounds every page of one language."""

    lang: str
    direction: str
    """`rtl` or `ltr`."""
    site_name: str
    tagline: str
    home: str
    opensearch: str | None
    """What tells browsers how to search; None without a search."""
    nav: tuple[NavLink, ...]
    footer: tuple[NavLink, ...]
    stylesheet: str
    fonts: tuple[str, ...]
    """Fonts to be preloaded."""
    icon: str
    icon_svg: str
    logo: str | None
    """The archive's own mark; None is the theme's."""
    bars: tuple[str, str]
    """The colours of the browser's bars, light and dark."""
    licence: str
    licence_url: str
    email: str | None
    languages: tuple[LanguageLink, ...]
    """The same page in the other languages."""


@value
class Pager:
    """Where a page stands in a paged list."""

    number: int
    count: int
    previous: str | None
    next: str | None
    pages: tuple[NavLink, ...]
    """First, last and the pages around this one; an empty `url` stands for a gap."""


@value
class Card:
    """An item in a list."""

    url: str
    title: Text
    summary: Text | None
    date: DateText
    kind: str
    """`article` (archived from a publication) or `briefing` (written here)."""
    source: Link | None
    only_in: str | None = None
    """The language of an item that has no version in the page's language."""
    corrected: bool = False
    withdrawn: bool = False
    topics: tuple[Link, ...] = ()
    """What the item names, on a full card."""
    actors: tuple[Link, ...] = ()
    places: tuple[Link, ...] = ()


@value
class Line:
    """An item in a long list: when, and what."""

    url: str
    title: Text
    date: DateText
    kind: str
    """As that of a card."""
    only_in: str | None = None
    """As that of a card."""
    corrected: bool = False
    withdrawn: bool = False


@value
class ReferenceNote:
    """Something that an item rests on; `host` is shown beside it."""

    url: str
    title: Text
    host: str
