"""Teasers of other articles above the headline of an HTML page, in boxes that call themselves articles."""

from __future__ import annotations

from mujaz.clean.lines import count_words, is_sentence
from mujaz.clean.markup import Element, drop_element, squeeze
from mujaz.clean.metadata import headline_element

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
MOST_SHARE = 0.34
"""So much of the running text below a headline may stand above it, and that is none of the article."""


def cut_hero(tree: Element, titles: tuple[str, ...]) -> None:
    """Take the paragraphs and headings out of `tree` that stand above its headline, if the article is below it."""
    headline = headline_element(tree, titles)
    if (
        headline is None
        or headline.tag not in HEADINGS
        or not any(squeeze(headline.text_content()) in one for one in titles)
    ):
        return
    above = headline.xpath("preceding::*[self::p or self::h2 or self::h3 or self::h4]")
    if not any(one.tag == "p" and count_words(one.text_content()) for one in above):
        return
    if _words(above) <= MOST_SHARE * _words(headline.xpath("following::p")):
        for one in above:
            drop_element(one)


def _words(elements: list[Element]) -> int:
    """Return how many words of running text some elements hold."""
    texts = (squeeze(one.text_content()) for one in elements if one.tag == "p")
    return sum(count_words(text) for text in texts if is_sentence(text))
