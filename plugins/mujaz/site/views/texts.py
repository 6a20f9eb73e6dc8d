"""Feeds page, running texts and redirects."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.site.views.parts import Head, NavLink, Shell, Text


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
    stylesheet: str
    """By which a browser shows feeds; fetched ahead, for they are likely to be looked at next."""
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
class RedirectView:
    """A page at an old address that leads to the new one."""

    head: Head
    shell: Shell
    target: str
