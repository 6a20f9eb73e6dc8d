"""From the element tree of a page, as far as it is the article's, to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mujaz.clean.listing import is_counted, number_items
from mujaz.clean.markup import Element, squeeze
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.runs import paragraphs_in
from mujaz.clean.spans import LINE_BREAK, join_parts, split_run
from mujaz.clean.stream import EDGE, PICTURE, Event, Reader
from mujaz.clean.tabular import read_rows
from mujaz.frozen import frozen
from mujaz.model import Block, CodeBlock, Definitions, Figure, Heading, ListBlock, Paragraph, Quote, Span, Table

MAX_DEPTH = 40
"""Lists and quotations nested deeper are read as plain paragraphs."""
LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""A heading's level; level 1 is the headline's."""
CODE = re.compile(r"(?:^|[\s_-])(?:code|lang|language|highlight|syntax|prettyprint|source)", re.IGNORECASE)
"""Classes of `<pre>` that holds a program; of others it is text from the time before style sheets."""


def read_blocks(tree: Element, reader: Reader, figures: Sequence[Figure] = ()) -> tuple[Block, ...]:
    """Return the blocks in `tree`; the `n` of a picture's element says which of `figures` it is."""
    return tuple(_Flow(reader, figures).blocks(tree, 0))


@frozen
class _Flow:
    """Turns rows of texts and elements into blocks; text between blocks becomes a paragraph of its own."""

    reader: Reader
    figures: Sequence[Figure]

    def blocks(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks in `element`."""
        run: list[Span] = []
        for event in self.reader.events(element):
            if isinstance(event, Span):
                run.append(event)
                continue
            if event is not EDGE and event.tag == PICTURE:
                yield self.figures[int(event.get("n"))]  # before the paragraph in which it stands
                continue
            yield from paragraphs_in(run)
            run = []
            if event is not EDGE:
                yield from self._block(event, depth + 1)
        yield from paragraphs_in(run)

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks that an element of a kind of its own is."""
        if depth > MAX_DEPTH:
            yield from paragraphs_in([Span(text) for text in self._deep(element)])
            return
        match element.tag:
            case "blockquote":
                inner = tuple(self.blocks(element, depth))
                yield from [Quote(inner)] if inner else []
            case "ul" | "ol" | "menu" | "dir":
                yield from self._list(element, depth)
            case "dl":
                yield from self._definitions(element, depth)
            case "table":
                yield from self._table(element, depth)
            case "pre":
                yield from self._preformatted(element)
            case _:
                if spans := self.line(element):
                    yield Heading(LEVELS[element.tag], spans)

    def _deep(self, element: Element) -> Iterator[str]:
        """Yield the texts in an element that is nested too deeply to be looked into."""
        for child in element.iter():
            yield self.reader.text(child)
            yield self.reader.tail(child) if child is not element else ""

    def line(self, element: Element) -> tuple[Span, ...]:
        """Return the text of an element as one line; what were blocks in it stand side by side."""
        parts = split_run(_flat(self.reader.events(element), self))
        return join_parts(parts, " ")

    def _list(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield a list and the pictures in it; items that are numbered otherwise than 1, 2, 3 begin with their sign."""
        items: list[tuple[Block, ...]] = []
        figures: list[Figure] = []
        children = [child for child in element if isinstance(child.tag, str)]
        for child in children:
            found = [*self._block(child, depth)] if child.tag in {"ul", "ol"} else [*self.blocks(child, depth)]
            figures += [block for block in found if isinstance(block, Figure)]
            item = _item([block for block in found if not isinstance(block, Figure)])
            if child.tag != "li" and items and item and isinstance(item[0], ListBlock):
                items[-1] += item  # a list that stands between the items belongs to the one before
            else:
                items.append(item)
        numbers = number_items(element, [child for child in children if child.tag == "li"])
        plain = len(numbers) != len(items) or is_counted(numbers)
        if not plain:
            items = [_with_sign(item, sign) for item, sign in zip(items, numbers, strict=True)]
        full = tuple(item for item in items if item)
        start = int(numbers[0]) if numbers and plain and numbers[0].isdigit() else None
        yield from [ListBlock(full, start)] if full else []
        yield from figures

    def _definitions(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the terms and definitions of a `<dl>`; one that lacks either is only paragraphs."""
        entries: list[tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]] = []
        for child in element.iter("dt", "dd"):
            parts = (self.line(child),) if child.tag == "dt" else tuple(self._flat_parts(child, depth))
            if child.tag == "dt" and (not entries or entries[-1][1]):
                entries.append(([], []))
            if entries:
                entries[-1][child.tag == "dd"].extend(part for part in parts if part)
        if entries and all(terms and texts for terms, texts in entries):
            yield Definitions(tuple((tuple(terms), tuple(texts)) for terms, texts in entries))
        else:
            for child in element:
                yield from self.blocks(child, depth)

    def _flat_parts(self, element: Element, depth: int) -> Iterator[tuple[Span, ...]]:
        for block in self.blocks(element, depth):
            match block:
                case Paragraph() | Heading():
                    yield block.spans
                case _:
                    yield from ((Span(squeeze(text)),) for text in paragraphs_of([block]))

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield a table with rows of one width; one of a single column is the layout of paragraphs."""
        grid = read_rows(element)
        if grid.width <= 1:
            for cell in grid.cells:
                yield from self.blocks(cell, depth)
            return
        rows = [tuple(self.line(cell) if cell is not None else () for cell in row) for row in grid.rows]
        if any(any(row) for row in rows):
            caption = _everything(grid.caption, self.reader.base)
            header = grid.header and any(rows[0])
            yield Table(tuple(row for row in rows if any(row)), header, caption)

    def _preformatted(self, element: Element) -> Iterator[Block]:
        """Yield a program as it is written; the lines of other preformatted text as paragraphs."""
        text = "".join(span.text.replace(LINE_BREAK, "\n") for span in _flat(self.reader.events(element), self))
        if element.xpath("descendant::code|descendant::samp") or CODE.search(element.get("class") or ""):
            yield from [CodeBlock(text.strip("\n").rstrip())] if text.strip() else []
            return
        for part in re.split(r"\n[ \t]*\n", text):
            yield from paragraphs_in([Span(part.replace("\n", LINE_BREAK))])


def _flat(events: Iterator[Event], flow: _Flow) -> Iterator[Span]:
    """Yield the texts of a row, a line break for each border, and of elements apart what stands in them."""
    stack = [events]
    while stack:
        event = next(stack[-1], None)
        if event is None:
            stack.pop()
            yield Span(LINE_BREAK) if stack else Span("")
        elif isinstance(event, Span):
            yield event
        else:
            yield Span(LINE_BREAK)
            if event is not EDGE and event.tag != PICTURE and len(stack) <= MAX_DEPTH:
                stack.append(flow.reader.events(event))


def _everything(element: Element | None, base: str) -> tuple[Span, ...]:
    """Return all of an element's text as one line."""
    if element is None:
        return ()
    whole = Reader(base, lambda child: child.text or "", lambda child: child.tail or "")
    return _Flow(whole, ()).line(element)


def _item(blocks: list[Block]) -> tuple[Block, ...]:
    """Return a list item of paragraphs and lists, which is all that Markdown holds safely there."""
    plain = (
        [block]
        if isinstance(block, Paragraph | ListBlock)
        else [Paragraph((Span(squeeze(text)),)) for text in paragraphs_of([block]) if text.strip()]
        for block in blocks
    )
    return tuple(block for part in plain for block in part)


def _with_sign(item: tuple[Block, ...], sign: str) -> tuple[Block, ...]:
    """Return an item that begins with its number or letter."""
    if item and isinstance(item[0], Paragraph):
        return (Paragraph((Span(f"{sign}. "), *item[0].spans)), *item[1:])
    return (Paragraph((Span(f"{sign}."),)), *item) if item else ()
