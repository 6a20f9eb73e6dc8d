"""A raw page as it was received, and the article in it, with its blocks."""

from __future__ import annotations

from typing import Literal, NamedTuple

from mujaz.frozen import frozen

Precision = Literal["time", "day", "month", "year"]


@frozen
class RawPage:
    """A page exactly as it was received."""

    name: str
    """Its file name, for messages and for the kind of its content."""
    data: bytes
    sha256: str
    """SHA-256 of `data`, in hexadecimal."""
    charset: str | None = None
    """The charset that the server, or the container it lies in, stated for the page."""


class Span(NamedTuple):
    """A run of text within a block, with its marks."""

    text: str
    """A line end in it is a line break: of a poem, of an address."""
    href: str | None = None
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    script: Literal["sub", "sup"] | None = None

    @property
    def marks(self) -> tuple[object, ...]:
        """All of it but its text."""
        return self[1:]


@frozen
class Paragraph:
    """A paragraph of running text."""

    spans: tuple[Span, ...]


@frozen
class Heading:
    """A heading inside the article; `level` is 2 to 6, for the headline is level 1."""

    level: int
    spans: tuple[Span, ...]


@frozen
class Quote:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]


@frozen
class ListBlock:
    """A list; `start` is the first number of an ordered list and None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@frozen
class Table:
    """A table with rows of one width."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    header: bool = True
    """Whether the first row names the columns."""
    caption: tuple[Span, ...] = ()
    """Not part of the text."""


@frozen
class CodeBlock:
    """Lines that are shown as they are written."""

    text: str


@frozen
class Definitions:
    """Terms with what is said of each: (terms, definitions)."""

    entries: tuple[tuple[tuple[tuple[Span, ...], ...], tuple[tuple[Span, ...], ...]], ...]


@frozen
class Figure:
    """A picture in the text; nothing of it is part of the text."""

    sources: tuple[str, ...]
    """Where the page has it, the largest first: addresses, names beside the page, `embedded:` and a SHA-256."""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    media: str | None = None
    """Its place in the archive's content (`media/<sha256>.jpg`), once it is kept there."""


Block = Paragraph | Heading | Quote | ListBlock | Table | CodeBlock | Definitions | Figure


@frozen
class FoundDate:
    """A publication date that was read on the page, never guessed."""

    value: str
    """ISO 8601: `2023-08-12`, or with a time and its offset `2023-08-12T14:30:00+03:00`."""
    precision: Precision
    evidence: str
    """Where it was read: `meta article:published_time`, `line 7: 12 آب 2023`, `--date`."""


class RemovedLine(NamedTuple):
    """A line of the page that is not the article's, and the rule that says so."""

    rule: str
    text: str


@frozen
class LeadImage:
    """The picture that a page shows or names for its article; the file itself is not part of the page."""

    address: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    """Whose picture it is, as printed."""


@frozen
class CleanArticle:
    """What a reader of the original page saw as the article, and nothing else."""

    headline: str
    language: str
    blocks: tuple[Block, ...]
    source: str | None = None
    """Id of the publication's record."""
    byline: str | None = None
    date: FoundDate | None = None
    canonical_url: str | None = None
    summary: str | None = None
    related_headlines: tuple[str, ...] = ()
    removed: tuple[RemovedLine, ...] = ()
    source_name: str | None = None
    """The publication's name as the page prints it, also where no record knows it."""
    tags: tuple[str, ...] = ()
    """Keywords as the page prints or states them."""
    image: LeadImage | None = None
    notes: tuple[str, ...] = ()
    """What was repaired to read the page's bytes."""
