"""From HTML to blocks: trafilatura says which texts are the article's, the page itself how they stand.

trafilatura's only door. Its own tree knows no numbers of lists, no line breaks, captions or programs, and loses some
characters; so each text of the page goes in with a mark of two signs, and the marks that come out tell what to read.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from mujaz.clean.boxes import cut_boxes, cut_linked_paragraphs
from mujaz.clean.flow import read_blocks
from mujaz.clean.markup import Element, squeeze
from mujaz.clean.pictures import take_pictures
from mujaz.clean.plain import text_of
from mujaz.clean.selection import settle
from mujaz.clean.stream import PICTURE, Reader
from mujaz.errors import EnvironmentLack
from mujaz.model import Block, Paragraph, Span

ENOUGH = 0.4
"""Less than this share of the densest block is too little, and the other mode is tried.

Of 68 English pages the default mode lost first paragraphs and questions of interviews on 1, precision on 6; what the
default mode takes too much, the line rules cut again.
"""
FIRST, SIGNS = 0x2800, 256
"""Braille patterns: no letters, never trimmed, and on no news page; two of them number 65,536 texts."""
MARK = re.compile("[\u2800-\u28ff]{2}")
BRAILLE = re.compile("[\u2800-\u28ff]")
HEALED = frozenset({"sub", "sup", "code", "kbd", "samp", "q", "abbr", "bdi", "bdo", "mark", "ins", "time"})
"""Elements within a line that are the article's if the text around them is."""
CITED = ("footer", "cite")
"""What says who is quoted."""
BODIES = frozenset({"article", "main", "section", "div"})
"""Elements that may hold a text."""
LONG_PARAGRAPH = 60
"""So many characters make a paragraph of running text."""
WIDER = 1.25
"""So much more text in its parent, and an element holds only a part of the text."""
HOLDERS = "//article|//main|//section|//div|//td|//body"


def extract_blocks(tree: Element, base: str) -> tuple[Block, ...]:
    """Return the article's blocks in the page `tree`; links are seen from the address `base`."""
    page = copy.deepcopy(tree)
    figures = take_pictures(page, base)
    cut_boxes(page)
    if not base:
        cut_linked_paragraphs(page)
    _mark_body(page)
    dense = list(_own_paragraphs(holder)) if (holder := _densest(page)) is not None else []
    marked, body = copy.deepcopy(page), page.find("body")
    _mark_texts(marked)
    found: tuple[Block, ...] = ()
    for precision in (False, True):
        reader = _reader(page, settle(page, _kept(_extract(marked, precision=precision))), base)
        found = read_blocks(body if body is not None else page, reader, figures)
        text = text_of(*found)
        if text and len(text) >= ENOUGH * sum(map(len, dense)):
            return found
    return found if text_of(*found) else tuple(Paragraph((Span(text),)) for text in dense)


def read_whole(tree: Element, base: str) -> tuple[Block, ...]:
    """Return all blocks of a `tree` that is known to be the article, without the boxes in it."""
    page = copy.deepcopy(tree)
    figures = take_pictures(page, base)
    cut_boxes(page)
    every = frozenset(range(2 * sum(1 for _ in page.iter())))
    return read_blocks(page, _reader(page, every, base), figures)


def _mark_texts(tree: Element) -> None:
    """Put its mark before every text of `tree` in which something can be seen."""
    for number, element in enumerate(tree.iter()):
        if element.text and not element.text.isspace():
            element.text = _mark(2 * number) + BRAILLE.sub("", element.text)
        if element.tail and not element.tail.isspace():
            element.tail = _mark(2 * number + 1) + BRAILLE.sub("", element.tail)
    for cell in tree.iter("td", "th"):
        for reach in ("colspan", "rowspan"):  # for which trafilatura makes cells, millions if it is told so
            cell.attrib.pop(reach, None)
    for picture in list(tree.iter(PICTURE)):
        picture.drop_tag()  # trafilatura would drop the text behind it too


def _mark(number: int) -> str:
    high, low = divmod(number % SIGNS**2, SIGNS)
    return chr(FIRST + high) + chr(FIRST + low)


def _kept(text: str) -> frozenset[int]:
    """Return the numbers of the texts whose marks stand in `text`."""
    return frozenset((ord(pair[0]) - FIRST) * SIGNS + ord(pair[1]) - FIRST for pair in MARK.findall(text))


def _reader(page: Element, kept: frozenset[int], base: str) -> Reader:
    """Return what reads of `page` the texts with these numbers, and the space between them."""
    texts: dict[Element, str] = {}
    tails: dict[Element, str] = {}
    for number, element in enumerate(page.iter()):
        text, tail = element.text or "", element.tail or ""
        texts[element] = text if 2 * number in kept or text.isspace() else ""
        tails[element] = tail if 2 * number + 1 in kept or tail.isspace() else ""
    for element in page.iter(*CITED):
        if next(element.iterancestors("blockquote"), None) is not None:
            _heal_citation(element, texts, tails)
    for element in page.iter(*HEALED):
        previous, parent = element.getprevious(), element.getparent()
        before = texts.get(parent, "") if previous is None else tails.get(previous, "")
        if element.text and (before.strip() or tails[element].strip()):
            texts[element] = element.text
    return Reader(base, lambda element: texts.get(element, ""), lambda element: tails.get(element, ""))


def _heal_citation(element: Element, texts: dict[Element, str], tails: dict[Element, str]) -> None:
    """Take in who is quoted, which stands at the end of a quotation, if the quotation is the article's."""
    quotation = next(element.iterancestors("blockquote"))
    if any(texts[part].strip() or tails[part].strip() for part in quotation.iterdescendants()):
        for part in element.iter():
            texts[part] = part.text or ""
            tails[part] = (part.tail or "") if part is not element else tails[part]


def _extract(tree: Element, *, precision: bool) -> str:
    """Return the texts that trafilatura takes for the article."""
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
    return "" if document is None or document.body is None else "".join(document.body.itertext())


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
