"""The page of the data."""

from __future__ import annotations

from mujaz.site.views.parts import DateText, Head, NavLink, Shell
from mujaz.site.views.value import value


@value
class DataFile:
    """A file for researchers."""

    name: str
    url: str
    type: str
    """Its media type."""
    description: str


@value
class DataField:
    """A field of the data."""

    name: str
    description: str


@value
class DataView:
    """`/ar/data/`: what there is for researchers, what it means and how it is cited."""

    head: Head
    shell: Shell
    crumbs: tuple[NavLink, ...]
    heading: str
    intro: str
    files: tuple[DataFile, ...]
    package: DataFile
    described: str
    """The language in which files and fields are described."""
    groups: tuple[tuple[str, tuple[DataField, ...]], ...]
    """(heading, the fields of a kind of file)."""
    rights: str
    formula: str
    """How texts stand in the table."""
    organisation: str
    updated: DateText | None
    """The day of the newest change."""
    permalink: str
    """Absolute."""
