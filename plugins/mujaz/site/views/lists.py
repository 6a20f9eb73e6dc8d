"""What stands beside a list: how it can be narrowed, followed and taken along."""

from __future__ import annotations

from mujaz.site.views.parts import FeedLink, Head, Line, Link, NavLink, Pager, Shell, Text
from mujaz.site.views.value import value


@value
class Choice:
    """A part of a list that has a page of its own."""

    url: str
    name: Text
    count: int
    current: bool


@value
class ChoiceGroup:
    """The parts of one kind."""

    facet: str
    """`year`, `topic`, `kind` or `language`."""
    choices: tuple[Choice, ...]


@value
class NarrowedView:
    """A part of a list: an actor's items of one year, all briefings, what is there in English."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: Text
    """What the list is of, in the language of that name."""
    part: Text
    """By what it is narrowed: `2015`, `Sanctions`, `In Arabic`."""
    whole: Link
    """The list that it is part of, with the number of its items."""
    items: int
    lines: tuple[Line, ...]
    pager: Pager
    narrow: tuple[ChoiceGroup, ...]
    feed: str | None
    """The feed of the whole."""
    files: tuple[FeedLink, ...]
    """The part for spreadsheets and reference managers."""
