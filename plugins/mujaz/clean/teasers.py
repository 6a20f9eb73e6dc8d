"""Headlines that lead to other pages, and the teasers below them: of an HTML page and of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mujaz.clean.lines import SENTENCE_END, count_words
from mujaz.clean.markup import Element, squeeze

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FEWEST_WORDS, MOST_WORDS = 4, 30
"""Words of a headline."""
NUMBERED = re.compile(r"\d{1,3}\s?[.)\-–:]\s")
"""How the parts of a list within an article begin."""
TEASER_WORDS = 60
"""A teaser has no more words."""
LINK_SHARE = 0.5
STEPS_BACK, NEAR = 3, 8
"""So many elements above a teaser, and parts of one, may be its headline."""
TEASER_END = re.compile(
    r"(?:…|\.\.\.|\[…\])\s*\Z|(?:اقرأ المزيد|المزيد|read more|continue reading)\W{0,5}\Z", re.IGNORECASE
)
"""How a teaser ends."""
ENDING = 30
"""Characters at the end of a line in which it says so."""


def is_teaser_line(texts: list[str], place: int) -> bool:
    """Tell whether a line is a teaser below its headline: cut off, or with the time since."""
    if not 0 < place < len(texts):
        return False
    behind = texts[place + 1] if place + 1 < len(texts) else ""
    if TEASER_END.search(texts[place][-ENDING:]) is None and TEASER_END.fullmatch(behind[-ENDING:]) is None:
        return False
    above = texts[place - 1]
    is_headline = FEWEST_WORDS <= count_words(above) <= MOST_WORDS and SENTENCE_END.search(above) is None
    return is_headline and count_words(texts[place]) <= TEASER_WORDS


def is_teaser(block: Element, title: str) -> bool:
    """Tell whether a headline that leads elsewhere stands right above a block, in its card."""
    for holder in (block, block.getparent()):
        before = holder
        for _ in range(STEPS_BACK):
            before = None if before is None else before.getprevious()
            if before is None or not isinstance(before.tag, str):
                break
            if NUMBERED.match(squeeze(before.text_content())):
                return False
            if any(leads(element, title) for element in (before, *islice(before.iter(*HEADINGS, "a"), NEAR))):
                return before.tag != "p"
            if count_words(before.text_content()) > FEWEST_WORDS:
                break
        if holder is None or sum(one.tag == "p" for one in islice(holder.itersiblings(), NEAR)) > 1:
            break
    return False


def leads(element: Element, title: str) -> bool:
    """Tell whether an element is a headline that leads to another page."""
    text = squeeze(element.text_content())
    if not FEWEST_WORDS <= count_words(text) <= MOST_WORDS or (title and title.startswith(text)):
        return False
    links = [element] if element.tag == "a" else list(element.iter("a")) or list(element.iterancestors("a"))
    return any(link.get("href") and len(squeeze(link.text_content())) >= LINK_SHARE * len(text) for link in links)


def headlines(tree: Element, title: str) -> Iterator[str]:
    """Yield the headlines that lead to other pages."""
    for link in tree.iter("a"):
        if next(link.iterancestors("nav", "footer"), None) is not None:
            continue
        heading = next(link.iter(*HEADINGS), link)
        if leads(heading, title):
            yield squeeze(heading.text_content())
