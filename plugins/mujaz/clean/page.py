"""A raw page once it is text: its lines and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mujaz.clean import verdict
from mujaz.clean.asides import find_related
from mujaz.clean.blocks import extract_blocks
from mujaz.clean.bounds import limit_lines, limit_tree
from mujaz.clean.core import find_core, find_title
from mujaz.clean.decode import decode_page
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
    frame: tuple[Line, ...] = ()
    """Lines of the site above the headline."""
    end: int | None = None
    """The number of the last line of the text, where the site's own lines stand behind it."""
    notes: tuple[str, ...] = ()
    """What was repaired to read its bytes."""


def read_page(raw: RawPage) -> Page:
    """Return the lines and metadata of a raw page; refuse a file that is no text."""
    decoded = decode_page(raw)
    text = decoded.text
    if kind_of(raw.name, text) == "text":
        lines = lines_of_text(limit_lines(raw.name, text))
        verdict.check_lines(raw.name, lines)
        return replace(_of_text(raw.name, lines), notes=decoded.notes)
    tree = parse(text)
    limit_tree(raw.name, tree)
    verdict.check_tree(raw.name, tree)
    metadata = read_metadata(tree)
    lines = lines_of_blocks(extract_blocks(tree, metadata.base))
    return Page(raw.name, lines, metadata, tuple(find_related(tree)), notes=decoded.notes)


def _of_text(name: str, lines: tuple[Line, ...]) -> Page:
    """Return plain text as a page; the site's menus above the headline are its frame."""
    start, end = find_core(lines)
    title = find_title(lines, start)
    if title is None:
        return Page(name, lines, Metadata())
    # The first line may be the title that the browser shows, with the site's name in it.
    window = lines[0].text.startswith(lines[title].text)
    kept = (*lines[: int(window)], *lines[max(title, int(window)) :])
    return Page(name, kept, Metadata(), frame=lines[int(window) : title], end=lines[end - 1].number)
