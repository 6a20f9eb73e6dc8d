"""The page of the search, and the files that its script loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from mujaz.site.views.parts import Head, NavLink, Shell
from mujaz.site.views.value import value


@value
class SearchView:
    """`/ar/search/`: one box, filters, and ways to the archive for those without a script."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    script: str
    integrity: str
    """The digest by which the page's policy knows the script."""
    data: str
    """JSON: words and addresses for the script."""
    languages: tuple[tuple[str, str], ...]
    """(code, name) of the languages by which results can be filtered."""
    years: tuple[int, ...]
    ways: tuple[NavLink, ...]
    """Other ways to find something: the indexes and the archive."""


@value
class FileView:
    """A file that is made when it is written."""

    source: str
    """What it is made from, or a digest of that: the same source, the same bytes."""
    make: Callable[[], bytes] = field(compare=False)


@value
class OpenSearchView:
    """How a browser searches the archive from its own bar; addresses are absolute."""

    name: str
    description: str
    language: str
    icon: str
    template: str
    """Where a search leads; `{searchTerms}` in it is what was typed."""
    itself: str
