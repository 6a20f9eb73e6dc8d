"""What a citation says; every text is one line without direction marks, every address absolute and ASCII."""

from __future__ import annotations

from mujaz.frozen import frozen


@frozen
class Citation:
    """An item as it is cited."""

    key: str
    """Of letters, digits and `-`; the same for the same item for ever: its slug and language."""
    kind: str
    """`article` or `briefing`."""
    title: str
    language: str
    date: str
    """In ISO 8601, no more exact than it is known: `2023`, `2023-08`, `2023-08-12`."""
    persons: tuple[str, ...]
    """The authors whom the byline names, as printed."""
    body: str
    """Who stands for the item as a whole: the publication of an article, the publisher of a briefing."""
    archive: str
    """The archive's name."""
    genre: str
    """The word for the item's kind in its language."""
    url: str
    note: str = ""
    """Where an article was published, or that the item was withdrawn."""


@frozen
class CitationFile:
    """Several citations as one file: each written already, once for all the lists that it stands in."""

    entries: tuple[str, ...]


@frozen
class Table:
    """A table as CSV; each row is written already, once for all the lists that it stands in."""

    header: tuple[str, ...]
    rows: tuple[str, ...]
