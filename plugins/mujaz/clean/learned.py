"""Lines learned per publication: what three of its pages share is not the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mujaz.clean.decode import decode
from mujaz.clean.headline import Headline
from mujaz.clean.kind import kind_of
from mujaz.clean.lines import Draft, count_words, is_sentence
from mujaz.clean.markup import Element, parse, squeeze
from mujaz.clean.phrases import fold_phrase
from mujaz.errors import ContentError
from mujaz.model import Heading, Paragraph, RawPage

PAGES = 3
"""A line on so many pages of one publication is boilerplate."""
MOST_WORDS = 40
"""Longer lines are passages that a newsroom repeats from story to story."""
COPY_SHARE = 0.5
"""A page that shares more of its sentences with another is a copy of it, and teaches nothing."""
LEAVES = "//p|//li|//a|//h1|//h2|//h3|//h4|//h5|//h6|//td|//div|//span|//figcaption|//button|//label"


def learn(pages: Iterable[RawPage]) -> frozenset[str]:
    """Return the folded lines that three or more of the `pages` of one publication share; copies count once."""
    counted: Counter[str] = Counter()
    sentences: list[frozenset[str]] = []
    for page in pages:
        lines = frozenset(_lines(page))
        own = frozenset(line for line in lines if is_sentence(line))
        if any(own and len(own & other) > COPY_SHARE * len(own) for other in sentences):
            continue
        sentences.append(own)
        counted.update({fold_phrase(line) for line in lines})
    return frozenset(line for line, number in counted.items() if line and number >= PAGES)


def cut_learned(draft: Draft, learned: frozenset[str], headline: Headline) -> Draft:
    """Return the draft without the lines that its publication prints on its other pages too; the headline may be."""
    if not learned:
        return draft
    own = fold_phrase(headline.text)
    cut = {
        place
        for place, line in enumerate(draft.lines)
        if isinstance(line.block, Paragraph | Heading)
        and count_words(line.text) <= MOST_WORDS
        and (folded := fold_phrase(line.text)) in learned
        and folded != own
    }
    return draft.without("learned", cut)


def _lines(page: RawPage) -> Iterator[str]:
    """Yield the lines of a page that may be boilerplate; none of a file that cannot be read."""
    try:
        text = decode(page)
    except ContentError:
        return
    found = _leaves(parse(text)) if kind_of(page.name, text) == "html" else map(str.strip, text.split("\n"))
    yield from (line for line in found if 0 < count_words(line) <= MOST_WORDS)


def _leaves(tree: Element) -> Iterator[str]:
    """Yield the texts of the elements that hold a line."""
    for element in tree.xpath(LEAVES):
        if len(element) <= 1:
            yield squeeze(element.text_content())
