"""From blocks to Markdown that Python-Markdown gives back as the same blocks with the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mujaz.export.inline import escape_start, join_inline
from mujaz.model import Block, Heading, ListBlock, Paragraph, Quote, Span, Table

INDENT = "    "
"""Python-Markdown nests by four spaces; two or three are not nested at all."""
APART = "<!-- -->"
"""Keeps two lists or two quotations apart, which would else become one."""
CLOSING = re.compile(r"#(?=#*\Z)")
"""Signs at the end of a heading, which Markdown would drop."""
PIPE = re.compile(r"\|")


def write_markdown(blocks: Iterable[Block]) -> str:
    r"""Return `blocks` as Markdown, each line ended; the text in them is never markup.

    >>> print(write_markdown([Paragraph((Span("2011. عام #حلب"),)), Quote((Paragraph((Span("<b>"),)),))]), end="")
    2011\. عام #حلب
    <BLANKLINE>
    > &lt;b>
    """
    text = _join(blocks)
    return f"{text}\n" if text else ""


def _join(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_parts(blocks))


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the Markdown of each block that is not empty, with something between those that would run together."""
    before: Block | None = None
    for block in blocks:
        text = _write(block)
        if not text:
            continue
        if before is not None and _runs_together(before, block):
            yield APART
        yield text
        before = block


def _runs_together(before: Block, block: Block) -> bool:
    return any(isinstance(before, kind) and isinstance(block, kind) for kind in (ListBlock, Quote))


def _write(block: Block) -> str:
    match block:
        case Paragraph():
            return escape_start(join_inline(block.spans))
        case Heading():
            text = CLOSING.sub(r"\\#", join_inline(block.spans))
            return f"{'#' * block.level} {text}" if text else ""
        case Quote():
            return _prefix(_join(block.blocks), "> ", "> ")
        case ListBlock():
            return _write_list(block)
        case Table():
            return _write_table(block)


def _prefix(text: str, first: str, later: str) -> str:
    """Return `text` with `first` before its first line and `later` before the others."""
    lines = text.split("\n")
    marked = ((first if n == 0 else later) + line if line else later.rstrip() for n, line in enumerate(lines))
    return "\n".join(marked) if text else ""


def _write_list(block: ListBlock) -> str:
    """Return a list; with blank lines between all its parts as soon as there is one within an item."""
    items = [list(_parts(item)) for item in block.items]
    loose = any("\n\n" in part for item in items for part in item) or any(map(_has_paragraphs, block.items))
    gap = "\n\n" if loose else "\n"
    written = (_prefix(gap.join(item), _marker(block.start, place), INDENT) for place, item in enumerate(items))
    return gap.join(item for item in written if item)


def _has_paragraphs(item: tuple[Block, ...]) -> bool:
    return any(not isinstance(block, ListBlock) for block in item[1:])


def _marker(start: int | None, place: int) -> str:
    """Return what opens an item, as wide as the indent where it can be."""
    return "-   " if start is None else f"{start + place}. ".ljust(len(INDENT))


def _write_table(block: Table) -> str:
    rows = [_write_row(row) for row in block.rows]
    rule = "|" + " --- |" * max(map(len, block.rows), default=0)
    return "\n".join([*rows[:1], rule, *rows[1:]]) if rows else ""


def _write_row(row: tuple[tuple[Span, ...], ...]) -> str:
    cells = (PIPE.sub(r"\\|", join_inline(cell)) for cell in row)
    return "| " + " | ".join(cells) + " |"
