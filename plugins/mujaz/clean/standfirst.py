"""The standfirst: the summary that a page prints between headline and text, and states as its description too."""

from __future__ import annotations

import re

from mujaz.clean.markup import Element, drop_element, has_class, squeeze
from mujaz.clean.phrases import fold_phrase

NAMES = re.compile(
    r"deck|(?:^|[\s_-])dek|sub-?title|stand-?first|sub-?head|summary|synopsis|excerpt|(?:^|[\s_-])lead(?:$|[\s_-])|chapeau",
    re.IGNORECASE,
)
"""Names of classes that sites give to it."""
SUBTITLE = re.compile(r"(?:^|[\s_-])(?:sub-?title|deck|dek|stand-?first)(?:$|[\s_-])", re.IGNORECASE)
"""Those that only a line between the headline and the text has."""
LONGEST_LABEL = 60
"""Longer lines in paragraphs above a subtitle are of the text."""
TAGS = ("h2", "h3", "h4", "p", "div", "span")
HEADINGS = frozenset({"h2", "h3", "h4"})
TEXT_PARAGRAPHS = 2
"""A paragraph beside so many others is one of them, whatever the page's description repeats."""
SHORTEST = 20
"""Characters of the shortest standfirst."""


def cut_standfirst(tree: Element, summary: str | None) -> None:
    """Take the element out of `tree` that prints the page's `summary` and is no paragraph of the text.

    A line below the headline that calls itself a subtitle goes too, whatever the page's summary says.
    """
    for heading in _subtitles(tree):
        drop_element(heading)
    known = fold_phrase(summary) if summary and len(summary) >= SHORTEST else None
    for element in list(tree.iter(*TAGS)) if known else ():
        text = squeeze(element.text_content()) if len(element) <= 1 else ""
        if abs(len(text) - len(summary or "")) <= SHORTEST and fold_phrase(text) == known:
            if _stands_apart(element):
                drop_element(element)
            return


def _subtitles(tree: Element) -> list[Element]:
    """Return what calls itself a subtitle, below the headline and above every paragraph: a heading, or a line."""
    found: list[Element] = []
    passed = False
    for element in tree.iter("h1", "p", "div", *HEADINGS):
        if element.tag == "h1":
            passed = True
        elif passed and (element.tag in HEADINGS or not len(element)) and has_class(element, SUBTITLE):
            found.append(element)
        elif passed and element.tag == "p" and len(squeeze(element.text_content())) >= LONGEST_LABEL:
            break
    return found


def _stands_apart(element: Element) -> bool:
    """Tell whether an element calls itself a standfirst, or stands among others than paragraphs."""
    parent = element.getparent()
    if parent is None:
        return False
    if element.tag in HEADINGS or has_class(element, NAMES) or has_class(parent, NAMES):
        return True
    paragraphs = sum(1 for child in parent if child.tag == "p")
    return paragraphs < TEXT_PARAGRAPHS and str(element.tag) != "div"
