"""A raw page once it is text: its lines and what it says of itself."""

from __future__ import annotations

from typing import Final, NamedTuple

from mujaz.clean import verdict
from mujaz.clean.asides import find_related
from mujaz.clean.bare import bare_words
from mujaz.clean.blocks import extract_blocks, read_whole
from mujaz.clean.bounds import limit_lines, limit_tree
from mujaz.clean.core import find_core, is_in_title
from mujaz.clean.decode import decode_page
from mujaz.clean.edges import trim_edges
from mujaz.clean.ends import find_end
from mujaz.clean.hero import cut_hero
from mujaz.clean.kind import Kind, kind_of
from mujaz.clean.layout import Layout, lay_out
from mujaz.clean.lines import WORTH, Line
from mujaz.clean.markup import parse
from mujaz.clean.metadata import Metadata, read_metadata
from mujaz.clean.plain import text_of
from mujaz.clean.records import records_of
from mujaz.clean.rest import find_rest
from mujaz.clean.selectors import apply_rules, html_rules
from mujaz.clean.standfirst import cut_standfirst
from mujaz.clean.state import find_hidden
from mujaz.clean.state_record import add_record
from mujaz.clean.title import find_title
from mujaz.model import RawPage
from mujaz.register import Register

NOTHING_SAID: Final = Metadata()
"""Plain text says nothing of itself."""
NOTHING_BETWEEN: Final = Layout()


class Page(NamedTuple):
    """A page as the line rules see it, whatever kind of file it was."""

    name: str
    lines: tuple[Line, ...]
    metadata: Metadata
    related: tuple[str, ...] = ()
    """Headlines of other articles in lists of links beside the article."""
    frame: tuple[Line, ...] = ()
    """Lines of the site above the headline."""
    tail: tuple[Line, ...] | None = None
    """Lines of plain text behind the article's last; None for HTML."""
    layout: Layout = NOTHING_BETWEEN
    """The pictures between the lines, and the lines that are one paragraph."""
    notes: tuple[str, ...] = ()
    """What was repaired to read its bytes."""


def read_page(
    raw: RawPage,
    kind: Kind | None = None,
    register: Register | None = None,
    source: str | None = None,
    headline: str | None = None,
) -> Page:
    """Return the lines and metadata of a raw page, of a `kind` that is given or found; refuse what is no text.

    The rules for an HTML page are those of its publication in `register`, which is `source` or what the page says.
    """
    decoded = decode_page(raw)
    text = decoded.text
    if (kind or kind_of(raw.name, text)) == "text":
        return read_text(raw.name, limit_lines(raw.name, text), decoded.notes, headline)
    tree = parse(text)
    limit_tree(raw.name, tree)
    metadata = read_metadata(tree)
    rules = html_rules(metadata, register, source)
    body = apply_rules(tree, rules)
    if body is None:
        verdict.check_tree(raw.name, tree)
        cut_hero(tree, metadata.titles)
    cut_standfirst(tree if body is None else body, metadata.summary)
    blocks = extract_blocks(tree, metadata.base) if body is None else read_whole(body, metadata.base)
    hidden = find_hidden(tree, len(text_of(*blocks)))
    metadata = add_record(metadata, hidden.records) if hidden.records else metadata
    lines, layout = lay_out(hidden.blocks or blocks)
    return Page(raw.name, lines, metadata, tuple(find_related(tree)), notes=decoded.notes, layout=layout)


def read_text(name: str, text: str, notes: tuple[str, ...] = (), headline: str | None = None) -> Page:
    """Return plain text as a page: the site's menus above the headline are its frame, what is behind it its tail."""
    records = records_of(text)
    first, end = find_core(records)
    start, end = trim_edges(records, first, end)
    above = tuple(one for one in records[first:start] if one.worth)
    if above:
        records = (*records[:first], *(one for one in records[first:start] if not one.worth), *records[start:])
        start, end = start - len(above), end - len(above)
    known = _place_of(records, headline) if headline else None
    # A text that begins with its known headline was saved without its page: nothing stands behind it.
    end = len(records) if known == 0 else find_rest(records, start, find_end(records, start, end))
    words = sum(map(WORTH, records[start:end]))
    if words <= verdict.STUB_WORDS:
        verdict.check_lines(name, records, words)
    title = _last_copy(records, find_title(records, start), start) if known is None else known
    # The first line may be the title that the browser shows, with the site's name in it.
    window = int(title > 0 and is_in_title(records, records[title]))
    frame = (*above, *records[window:title])
    kept = (*records[:window], *records[title:end])
    return Page(name, kept, NOTHING_SAID, frame=frame, tail=records[end:], notes=notes)


def _last_copy(records: tuple[Line, ...], title: int, start: int) -> int:
    """Return the place of a headline's last copy above the text if a sentence stands between the two, else `title`."""
    if start <= title + 1 or not any(map(WORTH, records[title + 1 : start])):
        return title
    copies = [n for n in range(title + 1, start) if records[n].words == records[title].words]
    return copies[-1] if copies and any(map(WORTH, records[title + 1 : copies[-1]])) else title


def _place_of(records: tuple[Line, ...], headline: str) -> int | None:
    """Return the place of the line that is a known headline."""
    words = bare_words(headline)
    return next((place for place, one in enumerate(records) if one.words == words), None)
