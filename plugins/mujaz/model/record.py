"""What is known of an actor, place, source or topic, and where a text mentions it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mujaz.frozen import frozen

RecordKind = Literal["actors", "places", "sources", "topics"]
RECORD_KINDS: tuple[RecordKind, ...] = ("actors", "places", "sources", "topics")

Rights = Literal["full", "excerpt", "metadata"]
"""How much of a text is published anywhere."""

Strength = Literal["strong", "weak", "hidden", "never"]
STRENGTHS: tuple[Strength, ...] = ("strong", "weak", "hidden", "never")


@frozen
class Validity:
    """The years or days between which something holds; None is open. Both ends belong to it."""

    start: str | None = None
    until: str | None = None


@frozen
class Alias:
    """One way of writing a record's name; the preferred names are aliases too."""

    text: str
    language: str
    strength: Strength = "strong"
    valid: Validity = Validity()


@frozen
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


@frozen
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


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place in a text that names a record; `start` and `end` count characters of the original text."""

    start: int
    end: int
    kind: RecordKind
    id: str
    surface: str
    strength: Strength
