"""From HTML to blocks: trafilatura's precision mode, its default mode where that finds too little.

trafilatura's only door.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from mujaz.clean.flow import LINE_BREAK, read_blocks
from mujaz.clean.markup import Element, squeeze
from mujaz.clean.plain import text_of
from mujaz.errors import EnvironmentLack
from mujaz.model import Block, Paragraph, Span

ENOUGH = 0.4
"""Precision mode sometimes finds nothing on long pieces: less than this share of the densest block is too little."""
KEPT = (("\u200c", "\ua723"), ("\u200d", "\ua725"), (LINE_BREAK, "\ua727"))
"""What trafilatura may delete (ZERO WIDTH NON-JOINER and JOINER, and `<br>` without its space, which glues words
together), and rare letters that stand for it meanwhile."""
HOLDERS = "//article|//main|//section|//div|//td|//body"


def extract_blocks(tree: Element, base: str) -> tuple[Block, ...]:
    """Return the article's blocks in the page `tree`; links are seen from the address `base`."""
    dense = _densest_text(tree)
    shielded = copy.deepcopy(tree)
    for line_break in shielded.iter("br"):
        line_break.tail = LINE_BREAK + (line_break.tail or "")
    _swap(shielded, KEPT)
    found: tuple[Block, ...] = ()
    for precision in (True, False):
        found = read_blocks(_extract(shielded, precision=precision), base)
        if found and len(text_of(*found)) >= ENOUGH * sum(map(len, dense)):
            return found
    return found or tuple(Paragraph((Span(text),)) for text in dense)


def _extract(tree: Element, *, precision: bool) -> Element | None:
    """Return the element tree that trafilatura takes for the article, or None."""
    try:
        import trafilatura  # noqa: PLC0415 - heavy, and plain text does not need it
    except ImportError as error:
        raise EnvironmentLack(f"HTML pages need trafilatura ({error}); install it: pip install mujaz") from error
    document: Any = trafilatura.bare_extraction(
        copy.deepcopy(tree),
        favor_precision=precision,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    if document is None or document.body is None:
        return None
    _swap(document.body, tuple((after, before) for before, after in KEPT))
    return document.body


def _swap(tree: Element, pairs: tuple[tuple[str, str], ...]) -> None:
    """Replace characters in the texts of `tree`."""
    for element in tree.iter():
        for before, after in pairs:
            if element.text and before in element.text:
                element.text = element.text.replace(before, after)
            if element.tail and before in element.tail:
                element.tail = element.tail.replace(before, after)


def _densest_text(tree: Element) -> list[str]:
    """Return the paragraphs of the element that has most text in paragraphs directly below it."""
    return max(
        (list(_own_paragraphs(holder)) for holder in tree.xpath(HOLDERS)),
        key=lambda own: sum(map(len, own)),
        default=[],
    )


def _own_paragraphs(holder: Element) -> Iterator[str]:
    for paragraph in holder.iterchildren("p"):
        if text := squeeze(paragraph.text_content()):
            yield text
