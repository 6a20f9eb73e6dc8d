"""The text of blocks without their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mujaz.model import Block, CodeBlock, Definitions, Figure, Heading, ListBlock, Paragraph, Quote, Span, Table


def join_spans(spans: Iterable[Span]) -> str:
    """Return the text of `spans`."""
    if isinstance(spans, tuple) and len(spans) == 1:
        (only,) = spans
        return only.text
    return "".join([span.text for span in spans])


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of every paragraph and heading in `blocks`, and each row of a table with tabs between cells.

    Captions are no text.
    """
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield join_spans(block.spans)
            case Quote():
                yield from paragraphs_of(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from paragraphs_of(item)
            case Table():
                yield from ("\t".join(map(join_spans, row)) for row in block.rows)
            case CodeBlock():
                yield block.text
            case Definitions():
                yield from (join_spans(text) for entry in block.entries for part in entry for text in part)
            case Figure():
                pass  # a caption is no body text


def text_of(*blocks: Block) -> str:
    r"""Return the text of `blocks`: their paragraphs with a blank line between.

    >>> text_of(Paragraph((Span("خبر "), Span("عاجل", strong=True))), Quote((Paragraph((Span("قول"),)),)))
    'خبر عاجل\n\nقول'
    """
    return "\n\n".join(paragraphs_of(blocks))
