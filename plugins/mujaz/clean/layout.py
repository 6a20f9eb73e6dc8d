"""What the rules for lines do not look at: pictures between the lines, and lines that are one paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import add
from typing import Final

from mujaz.clean.lines import PLAIN, TEXT, Line, line_of
from mujaz.clean.plain import join_spans, text_of
from mujaz.clean.spans import LINE_BREAK, join_parts, split_run
from mujaz.frozen import frozen
from mujaz.model import Block, Figure, Paragraph, Span

UNMARKED: Final = Span("").marks
"""What a span has besides its text if it is nothing but text."""


@frozen
class Layout:
    """Where pictures stand and which lines belong together, by the numbers of lines."""

    figures: tuple[tuple[int, Figure], ...] = ()
    """Each before the line of this number."""
    joined: frozenset[int] = frozenset()
    """Lines that go on the paragraph of the line before."""

    def restore(self, lines: tuple[Line, ...]) -> tuple[Block, ...]:
        """Return the blocks of the lines that are left, with the pictures that stood above one of them."""
        if not self.figures and not self.joined:
            return _blocks(lines)
        return tuple(self._restored(lines))

    def _restored(self, lines: tuple[Line, ...]) -> Iterator[Block]:
        waiting = list(self.figures)
        held: Block | None = None
        last = 0
        for line in lines:
            passed = [figure for number, figure in waiting if number <= line.number]
            waiting = waiting[len(passed) :]
            if held is not None and line.number in self.joined and line.number == last + 1:
                held = _join(held, line.block)
            else:
                yield from () if held is None else (held,)
                yield from passed
                held = line.block
            last = line.number
        yield from () if held is None else (held,)


def _blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Return the blocks of some lines; those of plain text become paragraphs."""
    if not lines or lines[0].block is not PLAIN:
        return tuple([line.block for line in lines])
    # As in `removed_by`, for each page has as many spans as lines.
    spans = map(tuple.__new__, repeat(Span), map(add, zip(map(TEXT, lines)), repeat(UNMARKED)))
    return tuple(map(Paragraph, zip(spans)))


def _join(before: Block, behind: Block) -> Block:
    if isinstance(before, Paragraph) and isinstance(behind, Paragraph):
        return Paragraph(join_parts((before.spans, behind.spans), "\n"))
    return before


def lay_out(blocks: Iterable[Block]) -> tuple[tuple[Line, ...], Layout]:
    """Return one line for each block, one for each line of a paragraph that has several, and the rest."""
    lines: list[Line] = []
    figures: list[tuple[int, Figure]] = []
    joined: set[int] = set()
    for block in blocks:
        if isinstance(block, Figure):
            figures.append((len(lines) + 1, block))
            continue
        for place, part in enumerate(_parts(block)):
            lines.append(line_of(text_of(part), part, len(lines) + 1))
            if place:
                joined.add(len(lines))
    return tuple(lines), Layout(tuple(figures), frozenset(joined))


def _parts(block: Block) -> Iterator[Block]:
    """Yield a paragraph for each line of a paragraph; any other block as it is."""
    if isinstance(block, Paragraph) and "\n" in join_spans(block.spans):
        run = (span._replace(text=span.text.replace("\n", LINE_BREAK)) for span in block.spans)
        yield from map(Paragraph, split_run(run))
    else:
        yield block
