"""From HTML to blocks: trafilatura's precision mode, its default mode where that finds too little.

trafilatura's only door.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from mujaz.clean.boxes import cut_boxes
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
BODIES = frozenset({"article", "main", "section", "div"})
"""Elements that may hold a text."""
LONG_PARAGRAPH = 60
"""So many characters make a paragraph of running text."""
WIDER = 1.25
"""So much more text in its parent, and an element holds only a part of the text."""
HOLDERS = "//article|//main|//section|//div|//td|//body"


def extract_blocks(tree: Element, base: str) -> tuple[Block, ...]:
    """Return the article's blocks in the page `tree`; links are seen from the address `base`."""
    shielded = copy.deepcopy(tree)
    cut_boxes(shielded)
    _mark_body(shielded)
    dense = list(_own_paragraphs(holder)) if (holder := _densest(shielded)) is not None else []
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


def _mark_body(tree: Element) -> None:
    """Mark the element that holds the text where no name of a class tells it: `<div class="css-1x2y3z">`."""
    from trafilatura.xpaths import BODY_XPATH  # noqa: PLC0415 - heavy, and plain text does not need it

    holder = _densest(tree)
    if holder is None or any(expression(tree) for expression in BODY_XPATH):
        return
    while (
        (parent := holder.getparent()) is not None
        and parent.tag in BODIES
        and _spread(parent) > WIDER * _spread(holder)
    ):
        holder = parent
    if holder.tag in BODIES:
        holder.set("itemprop", "articleBody")


def _spread(holder: Element) -> int:
    """Return how much text stands in long paragraphs anywhere in `holder`."""
    texts = (squeeze(paragraph.text_content()) for paragraph in holder.iter("p"))
    return sum(len(text) for text in texts if len(text) >= LONG_PARAGRAPH)


def _densest(tree: Element) -> Element | None:
    """Return the element that has most text in paragraphs directly below it."""
    sizes = ((sum(map(len, _own_paragraphs(holder))), holder) for holder in tree.xpath(HOLDERS))
    size, holder = max(sizes, key=lambda sized: sized[0], default=(0, None))
    return holder if size else None


def _own_paragraphs(holder: Element) -> Iterator[str]:
    for paragraph in holder.iterchildren("p"):
        if text := squeeze(paragraph.text_content()):
            yield text
