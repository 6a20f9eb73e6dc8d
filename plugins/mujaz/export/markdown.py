"""From blocks to Markdown that Python-Markdown gives back as the same blocks with the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mujaz.export.inline import escape, escape_start, join_cell, join_inline, join_lines
from mujaz.model import Block, CodeBlock, Definitions, Figure, Heading, ListBlock, Paragraph, Quote, Span, Table

INDENT = "    "
"""Python-Markdown nests by four spaces; two or three are not nested at all."""
APART = "<!-- -->"
"""Keeps two lists or two quotations apart, which would else become one."""
CLOSING = re.compile(r"#(?=#*\Z)")
"""Signs at the end of a heading, which Markdown would drop."""
PIPE = re.compile(r"\|")
FENCE = re.compile(r"`{3,}")
MERGING = (ListBlock, Quote, Definitions)
"""Blocks that become one with a neighbour of the same kind."""


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
    return any(isinstance(before, kind) and isinstance(block, kind) for kind in MERGING)


def _write(block: Block) -> str:  # noqa: PLR0911 - one for each kind of block
    match block:
        case Paragraph():
            return join_lines(block.spans)
        case Heading():
            text = CLOSING.sub(r"\\#", join_inline(block.spans))
            return f"{'#' * block.level} {text}" if text else ""
        case Quote():
            return _prefix(_join(map(_in_quote, block.blocks)), "> ", "> ")
        case ListBlock():
            return _write_list(block)
        case Table():
            return _write_table(block)
        case CodeBlock():
            return _write_code(block)
        case Definitions():
            return _write_definitions(block)
        case Figure():
            return write_figure(block)


def _prefix(text: str, first: str, later: str) -> str:
    """Return `text` with `first` before its first line and `later` before the others."""
    lines = text.split("\n")
    marked = ((first if n == 0 else later) + line if line else later.rstrip() for n, line in enumerate(lines))
    return "\n".join(marked) if text else ""


def _in_quote(block: Block) -> Block:
    """Return a block as a quotation can hold it: fences are read at the start of a line only."""
    if isinstance(block, CodeBlock):
        lines = block.text.expandtabs(len(INDENT)).strip("\n").split("\n")
        return Paragraph((Span("\n".join(line for line in lines if line.strip()), code=True),))
    return block


def _write_list(block: ListBlock) -> str:
    """Return a list; with blank lines between all its parts as soon as there is one within an item."""
    items = [list(_parts(item)) for item in block.items]
    loose = any("\n\n" in part for item in items for part in item) or any(map(_has_paragraphs, block.items))
    gap = "\n\n" if loose else "\n"
    full = [item for item in items if item]
    return gap.join(_prefix(gap.join(item), _marker(block.start, place), INDENT) for place, item in enumerate(full))


def _has_paragraphs(item: tuple[Block, ...]) -> bool:
    return any(not isinstance(block, ListBlock) for block in item[1:])


def _marker(start: int | None, place: int) -> str:
    """Return what opens an item, as wide as the indent where it can be."""
    return "-   " if start is None else f"{start + place}. ".ljust(len(INDENT))


def _write_table(block: Table) -> str:
    """Return a table, below its caption; Markdown's always have a header, so that it is empty where there is none."""
    width = max(map(len, block.rows), default=0)
    if not any(any(row) for row in block.rows):
        return ""
    rows = [_write_row(row) for row in (block.rows if block.header else (((),) * width, *block.rows))]
    caption = join_lines(Span(span.text, href=span.href, strong=True) for span in block.caption)
    return "\n".join([*([f"{caption}\n"] if caption else []), rows[0], "|" + " --- |" * width, *rows[1:]])


def _write_row(row: tuple[tuple[Span, ...], ...]) -> str:
    cells = (PIPE.sub(r"\\|", join_cell(cell)) for cell in row)
    return "| " + " | ".join(cells) + " |"


def _write_code(block: CodeBlock) -> str:
    """Return lines of code between fences that are longer than any row of backticks in it."""
    lines = (line.rstrip() for line in block.text.expandtabs(len(INDENT)).strip("\n").split("\n"))
    text = "\n".join(lines).strip("\n")
    fence = "`" * max(3, 1 + max((len(row) for row in FENCE.findall(text)), default=0))
    return f"{fence}\n{text}\n{fence}" if text else ""


def _write_definitions(block: Definitions) -> str:
    entries = []
    for terms, texts in block.entries:
        names = [escape_start(term) for term in map(join_inline, terms) if term]
        told = [_prefix(text, ":   ", INDENT) for text in map(join_lines, texts) if text]
        entries.append("\n".join([*names, *told]) if names and told else "\n\n".join([*names, *map(join_lines, texts)]))
    return "\n\n".join(entry for entry in entries if entry)


def write_figure(block: Figure) -> str:
    """Return a picture that is kept in the archive, with its caption; nothing for one that is not.

    Whose picture it is has its place in the front matter.
    """
    if block.media is None:
        return ""
    title = escape(" ".join(block.caption.split())).replace('"', "&quot;")
    alt = escape(" ".join(block.alt.split()))
    return f'![{alt}]({block.media} "{title}")' if title else f"![{alt}]({block.media})"
