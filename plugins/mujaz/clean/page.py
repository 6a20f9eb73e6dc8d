"""A raw page once it is text: its lines and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.clean.blocks import extract_blocks
from mujaz.clean.dates import Candidate
from mujaz.clean.decode import decode
from mujaz.clean.kind import kind_of
from mujaz.clean.lines import Line, head_length, lines_of_blocks, lines_of_text
from mujaz.clean.markup import parse
from mujaz.clean.metadata import Metadata, read_metadata
from mujaz.model import RawPage


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the line rules see it, whatever kind of file it was."""

    name: str
    lines: tuple[Line, ...]
    metadata: Metadata

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines above the first paragraph."""
        return self.lines[: head_length(self.lines)]


def read_page(raw: RawPage) -> Page:
    """Return the lines and metadata of a raw page; refuse a file that is no text."""
    text = decode(raw)
    if kind_of(raw.name, text) == "text":
        return Page(raw.name, lines_of_text(text), Metadata())
    tree = parse(text)
    metadata = read_metadata(tree)
    return Page(raw.name, lines_of_blocks(extract_blocks(tree, metadata.canonical_url or "")), metadata)


def date_lines(head: tuple[Line, ...]) -> tuple[Candidate, ...]:
    """Return the lines right under the headline, any of which may be the date of publication."""
    return tuple(Candidate(line.text, f"line {line.number}: {line.text}") for line in head[1:])
