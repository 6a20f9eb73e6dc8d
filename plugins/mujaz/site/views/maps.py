"""The page of the archive's maps."""

from __future__ import annotations

from mujaz.site.views.drawings import MapView
from mujaz.site.views.parts import Head, Link, NavLink, Shell
from mujaz.site.views.value import value


@value
class MapPageView:
    """Where the items of the archive are: maps, and all places with items."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    intro: str
    items: int
    """How many items name a place."""
    maps: tuple[MapView, ...]
    """The map of the archive's country first, then what lies around it, then the world."""
    areas: tuple[Link, ...]
    """The areas of the first map with items, those with the most first."""
    places: tuple[Link, ...]
    """All places with items, those with the most first."""
    natural_earth: bool
    """Whether the outlines are those that come with Mujaz."""
