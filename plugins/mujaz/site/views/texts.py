"""Feeds page, running texts and redirects."""

from __future__ import annotations

from mujaz.site.views.parts import Head, NavLink, Shell, Text
from mujaz.site.views.value import value


@value
class FeedRow:
    """A feed in the list of feeds; `formats` are (label, url), RSS first."""

    name: Text
    page: str
    formats: tuple[tuple[str, str], ...]


@value
class FeedGroup:
    """The feeds of one kind."""

    heading: str
    rows: tuple[FeedRow, ...]


@value
class FeedsView:
    """`/ar/feeds/`: what feeds are and which there are."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    stylesheet: str
    """By which a browser shows feeds; fetched ahead, for they are likely to be looked at next."""
    opml: str
    groups: tuple[FeedGroup, ...]


@value
class TextView:
    """A page of `content/pages/`, such as about or methodology."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    title: str
    content: str
    """Sanitised HTML."""
    siblings: tuple[NavLink, ...]


@value
class RedirectView:
    """A page at an old address that leads to the new one."""

    head: Head
    shell: Shell
    target: str
