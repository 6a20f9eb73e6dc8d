"""A raw page once it is text: its lines and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.clean.asides import find_related
from mujaz.clean.blocks import extract_blocks
from mujaz.clean.decode import decode
from mujaz.clean.kind import kind_of
from mujaz.clean.lines import Line, lines_of_blocks, lines_of_text
from mujaz.clean.markup import parse
from mujaz.clean.metadata import Metadata, read_metadata
from mujaz.model import RawPage


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the line rules see it, whatever kind of file it was."""

    name: str
    lines: tuple[Line, ...]
    metadata: Metadata
    related: tuple[str, ...] = ()
    """Headlines of other articles in lists of links beside the article."""


def read_page(raw: RawPage) -> Page:
    """Return the lines and metadata of a raw page; refuse a file that is no text."""
    text = decode(raw)
    if kind_of(raw.name, text) == "text":
        return Page(raw.name, lines_of_text(text), Metadata())
    tree = parse(text)
    metadata = read_metadata(tree)
    lines = lines_of_blocks(extract_blocks(tree, metadata.base))
    return Page(raw.name, lines, metadata, tuple(find_related(tree)))
