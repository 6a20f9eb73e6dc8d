"""From the element tree of an extracted article to blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from mujaz.clean.markup import SPACES, Element
from mujaz.clean.metadata import web_address
from mujaz.clean.plain import paragraphs_of
from mujaz.model import Block, Heading, ListBlock, Paragraph, Quote, Span, Table

MAX_DEPTH = 40
"""Lists and quotations nested deeper are read as plain paragraphs."""
BLOCK_TAGS = frozenset({"p", "div", "item", "row", "cell", "head", "quote", "list", "table"})
"""Trafilatura's elements that stand on lines of their own."""
LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""A heading's level by its rendition; level 1 is the headline's."""
MARKS: dict[str, Literal["strong", "emphasis"]] = {"#b": "strong", "#i": "emphasis"}
LINE_BREAK = "\u2028"  # LINE SEPARATOR, which no decoded page has
"""Stands for a line break until the paragraph is parted there."""


def read_blocks(tree: Element | None, base: str) -> tuple[Block, ...]:
    """Return the blocks in trafilatura's `tree`; links are seen from the address `base`."""
    return () if tree is None else tuple(_Flow(base).blocks(tree, 0))


class _Flow:
    """Walks through an element tree; text between blocks becomes a paragraph of its own."""

    def __init__(self, base: str) -> None:
        self._base = base

    def blocks(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks in `element`."""
        run: list[Span] = [Span(element.text or "")]
        for child in element:
            found = self._block(child, depth + 1)
            if found is None:
                run += self.spans(child, Span(""), depth + 1)
            else:
                yield from _paragraphs(run)
                yield from found
                run = []
            run.append(Span(child.tail or ""))
        yield from _paragraphs(run)

    def _block(self, element: Element, depth: int) -> list[Block] | None:
        """Return the blocks that the block element `element` is; None for an inline one."""
        if element.tag not in BLOCK_TAGS:
            return None
        if depth > MAX_DEPTH:
            return [Paragraph((Span(text),)) for text in ["".join(element.itertext()).strip()] if text]
        return self._read(element, depth)

    def _read(self, element: Element, depth: int) -> list[Block]:
        match element.tag:
            case "head":
                return [_heading(element, part) for part in _parts(self.spans(element, Span(""), depth))]
            case "quote":
                inner = tuple(self.blocks(element, depth))
                return [Quote(inner)] if inner else []
            case "list":
                return self._list(element, depth)
            case "table":
                return self._table(element, depth)
            case _:
                return list(self.blocks(element, depth))

    def _list(self, element: Element, depth: int) -> list[Block]:
        items = (_item(tuple(self.blocks(child, depth))) for child in element.iterchildren("item"))
        full = tuple(item for item in items if item)
        return [ListBlock(full, 1 if element.get("rend") == "ol" else None)] if full else []

    def _table(self, element: Element, depth: int) -> list[Block]:
        """Return a table with rows of one width; one of a single column is the layout of paragraphs."""
        rows = [list(row.iterchildren("cell")) for row in element.iter("row")]
        width = max(map(len, rows), default=0)
        if width <= 1:
            return [block for row in rows for cell in row for block in self.blocks(cell, depth)]
        filled = ([self._cell(cell, depth) for cell in row] + [()] * (width - len(row)) for row in rows)
        return [Table(tuple(tuple(row) for row in filled if any(row)))]

    def _cell(self, element: Element, depth: int) -> tuple[Span, ...]:
        """Return a cell's text; what were blocks in it stand side by side."""
        parts = _parts(self.spans(element, Span(""), depth))
        return tuple(span for n, part in enumerate(parts) for span in ((Span(" "),) * bool(n) + part))

    def spans(self, element: Element, mark: Span, depth: int) -> Iterator[Span]:
        """Yield the text of `element` with the marks of `mark` and its own."""
        mark = self._marked(element, mark)
        yield replace(mark, text=element.text or "")
        for child in element:
            if child.tag == "lb" or child.tag in {"p", "item", "list"}:
                yield Span(LINE_BREAK)
            if depth < MAX_DEPTH:
                yield from self.spans(child, mark, depth + 1)
            else:
                yield replace(mark, text="".join(child.itertext()))
            yield replace(mark, text=child.tail or "")

    def _marked(self, element: Element, mark: Span) -> Span:
        if element.tag == "ref" and mark.href is None:
            return replace(mark, href=web_address(self._base, element.get("target") or ""))
        match MARKS.get(element.get("rend") or "") if element.tag == "hi" else None:
            case "strong":
                return replace(mark, strong=True)
            case "emphasis":
                return replace(mark, emphasis=True)
            case _:
                return mark


def _paragraphs(run: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield a paragraph for each part of `run` between line breaks that has text."""
    return (Paragraph(part) for part in _parts(run))


def _heading(element: Element, spans: tuple[Span, ...]) -> Heading:
    return Heading(LEVELS.get(element.get("rend") or "", 2), spans)


def _item(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return a list item of paragraphs and lists, which is all that Markdown holds safely there."""
    plain = (
        [block]
        if isinstance(block, Paragraph | ListBlock)
        else [Paragraph((Span(text),)) for text in paragraphs_of([block])]
        for block in blocks
    )
    return tuple(block for part in plain for block in part)


def _parts(run: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of `run` between line breaks, with white space as HTML shows it; none is empty."""
    part: list[Span] = []
    for span in [*run, Span(LINE_BREAK)]:
        before, *lines = span.text.split(LINE_BREAK)
        part.append(replace(span, text=before))
        for line in lines:
            tidied = tuple(_tidied(part))
            if tidied:
                yield tidied
            part = [replace(span, text=line)]


def _tidied(part: list[Span]) -> Iterator[Span]:
    """Yield the spans of a paragraph, neighbours with the same marks joined, without space at its ends."""
    joined: list[Span] = []
    for span in part:
        text = SPACES.sub(" ", span.text)
        before = joined[-1].text if joined else " "
        text = text.removeprefix(" ") if before.endswith(" ") else text
        if text and joined and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(span, text=before + text)
        elif text:
            joined.append(replace(span, text=text))
    while joined and not joined[-1].text.strip():
        joined.pop()
    while joined and not joined[0].text.strip():
        del joined[0]
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
        yield replace(joined[0], text=joined[0].text.lstrip())
        yield from joined[1:]
