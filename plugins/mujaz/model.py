"""The values that pass from stage to stage: frozen, plain, and free of any library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

Day = date
"""A calendar day, under a name that a field named `date` does not hide."""

# --- 1 clean: a raw page and the article in it ----------------------------------------------------------

Precision = Literal["time", "day", "month", "year"]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the article; `level` is 2 to 6, for the headline is level 1."""

    level: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of an ordered list and None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with rows of one width."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    header: bool = True
    """Whether the first row names the columns."""
    caption: tuple[Span, ...] = ()
    """Not part of the text."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines that are shown as they are written."""

    text: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with what is said of each: (terms, definitions)."""

    entries: tuple[tuple[tuple[tuple[Span, ...], ...], tuple[tuple[Span, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class LeadImage:
    """The picture that a page shows or names for its article; the file itself is not part of the page."""

    address: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    """Whose picture it is, as printed."""


@dataclass(frozen=True, slots=True)
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


# --- the register: what is known of actors, places, sources and topics ----------------------------------

RecordKind = Literal["actors", "places", "sources", "topics"]
RECORD_KINDS: tuple[RecordKind, ...] = ("actors", "places", "sources", "topics")

Rights = Literal["full", "excerpt", "metadata"]
"""How much of a text is published anywhere."""

Strength = Literal["strong", "weak", "hidden", "never"]
STRENGTHS: tuple[Strength, ...] = ("strong", "weak", "hidden", "never")


@dataclass(frozen=True, slots=True)
class Validity:
    """The years or days between which something holds; None is open. Both ends belong to it."""

    start: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of writing a record's name; the preferred names are aliases too."""

    text: str
    language: str
    strength: Strength = "strong"
    valid: Validity = Validity()


@dataclass(frozen=True, slots=True)
class SourceRules:
    """How a publication's pages are recognised and what their pages carry beside the article."""

    domains: tuple[str, ...] = ()
    headline_suffixes: tuple[str, ...] = ()
    related_markers: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    end_markers: tuple[str, ...] = ()
    """Lines behind which nothing is the article's."""
    dropped_lines: tuple[str, ...] = ()
    """Lines that are never the article's."""
    kept_lines: tuple[str, ...] = ()
    """Lines that are always the article's, whatever any rule says."""
    body_paths: tuple[str, ...] = ()
    """XPaths of the elements that hold the article, and nothing else."""
    dropped_paths: tuple[str, ...] = ()
    """XPaths of elements that are never the article's."""


@dataclass(frozen=True, slots=True)
class Record:
    """An actor, place, source or topic, as its file in `content/` has it."""

    kind: RecordKind
    id: str
    path: str
    """Its file, relative to the archive, with forward slashes."""
    names: tuple[tuple[str, str], ...]
    """(language, preferred name), in the order of the file."""
    aliases: tuple[Alias, ...] = ()
    """Every alias, the preferred names first."""
    cues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    blocked_by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    type: str | None = None
    description: tuple[tuple[str, str], ...] = ()
    """(language, Markdown)."""
    part_of: str | None = None
    coordinates: tuple[float, float] | None = None
    """Latitude and longitude in degrees, WGS 84."""
    coordinates_from: str | None = None
    valid: Validity = Validity()
    succeeded_by: str | None = None
    same_as: tuple[tuple[str, str], ...] = ()
    merged_ids: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    url: str | None = None
    """A publication's home page."""
    languages: tuple[str, ...] = ()
    """The languages in which a publication appears."""
    rights: Rights | None = None
    rules: SourceRules = SourceRules()

    def name(self, language: str) -> tuple[str, str]:
        """Return the preferred name for readers of `language` and the language that it is in."""
        names = dict(self.names)
        found = language if language in names else next(iter(names))
        return names[found], found


# --- 2 enrich: what a text mentions ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place in a text that names a record; `start` and `end` count characters of the original text."""

    start: int
    end: int
    kind: RecordKind
    id: str
    surface: str
    strength: Strength


# --- 3 export: an item, as its Markdown file has it -----------------------------------------------------

ItemKind = Literal["article", "briefing"]
Status = Literal["published", "draft", "review", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that an item rests on."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an item, as its front matter has it."""

    src: str
    """Its place in the content: `media/<sha256>.jpg`."""
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    rights: str | None = None
    """`metadata` keeps it out of the site; any other word is shown, such as a licence; None is as the item's text."""

    @property
    def licence(self) -> str | None:
        """What is shown of its rights."""
        return None if self.rights in {None, "full", "excerpt", "metadata"} else self.rights


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an item: on which day, and what was changed."""

    date: Day
    text: str


@dataclass(frozen=True, slots=True)
class Gist:
    """An item's title and summary for readers of a language in which it does not exist."""

    language: str
    title: str
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item in one language: the front matter of its file, checked, with every name resolved to an id."""

    path: str
    """Its file, relative to the archive, with forward slashes."""
    title: str
    language: str
    slug: str
    kind: ItemKind
    date: datetime
    """Aware; the start of the first day where the time is not known, in the archive's zone."""
    precision: Precision
    body: str
    """Markdown."""
    body_line: int
    """The line of the file on which the body starts."""
    summary: str | None = None
    date_evidence: str | None = None
    event_date: Day | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    source: str | None = None
    byline: str | None = None
    original_url: str | None = None
    canonical_url: str | None = None
    archive_urls: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    rights: Rights | None = None
    rights_basis: str | None = None
    related_headlines: tuple[str, ...] = ()
    raw: str | None = None
    raw_sha256: str | None = None
    text_sha256: str | None = None
    retrieved_at: tuple[datetime, Precision] | None = None
    """When the page was saved, as exactly as it is known."""
    status: Status = "published"
    withdrawn_reason: str | None = None
    withdrawn_on: Day | None = None
    publish_at: datetime | None = None
    related: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    translation: str | None = None
    translator: str | None = None
    translated_from_sha256: str | None = None
    """What the source's text was when it was translated, as `export/draft.py` digests it."""
    gists: tuple[Gist, ...] = ()
    content_warning: str | None = None
    image: Picture | None = None
    images: tuple[Picture, ...] = ()
    version_of: str | None = None
    duplicate_of: str | None = None
    old_urls: tuple[str, ...] = ()
    redactions: tuple[str, ...] = ()
    """Names and passages that are hidden wherever the item is published."""
    shared_redactions: tuple[str, ...] = ()
    """The same of all its languages."""
