"""Headlines of other articles in the lists of links that HTML pages carry beside the article."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.clean.boxes import HIDDEN
from mujaz.clean.lines import count_words
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.phrases import after_phrase, phrases

MARKED = "//h2|//h3|//h4|//h5|//h6|//strong|//b|//p|//span|//div[not(*)]"
"""Elements that may hold a marker such as `مقالات ذات صلة`."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
MARKER_WORDS, FEWEST_WORDS, MOST_WORDS = 5, 3, 30
"""A marker has few words; a headline has some, and is no text."""


def find_related(tree: Element) -> Iterator[str]:
    """Yield the texts of the links that stand behind a marker of related articles, each once."""
    seen: dict[str, None] = {}
    for marked in tree.xpath(MARKED):
        text = squeeze(marked.text_content()) if len(marked) <= 1 else ""
        # What the reader sees as most read or latest has nothing to do with the article.
        if 0 < count_words(text) <= MARKER_WORDS and after_phrase(text, phrases("related_beside")) == "":
            seen.update(dict.fromkeys(_links(marked)))
    yield from seen


def _links(marked: Element) -> Iterator[str]:
    """Yield the headlines in the next elements beside a marker, or beside the element that holds nothing else."""
    holder = marked
    while holder is not None and holder.getnext() is None and not (holder.tail or "").strip():
        holder = holder.getparent()
    for beside in () if holder is None else holder.itersiblings():
        if has_class(beside, HIDDEN):
            continue
        if beside.tag in {"p", "article", "section", "h2", "h3"} and not beside.xpath(".//a"):
            return
        for link in beside.iter("a"):
            text = squeeze(next(link.iter(*HEADINGS), link).text_content())
            if FEWEST_WORDS <= count_words(text) <= MOST_WORDS:
                yield text
