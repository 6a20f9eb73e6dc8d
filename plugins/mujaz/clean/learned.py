"""Lines learned per publication: what three of its pages share is not the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from mujaz.clean.decode import decode
from mujaz.clean.kind import kind_of
from mujaz.clean.lines import Draft, Line, count_words, is_sentence
from mujaz.clean.markup import Element, parse, squeeze
from mujaz.clean.phrases import fold_phrase
from mujaz.clean.title_ends import Headline
from mujaz.errors import ContentError
from mujaz.frozen import frozen
from mujaz.model import Heading, Paragraph, RawPage

PAGES: Final = 3
"""A line on so many pages of one publication is boilerplate."""
MOST_WORDS: Final = 40
"""Longer lines are passages that a newsroom repeats from story to story."""
SENTENCE_SHARE: Final = 0.5
"""A sentence is boilerplate only on so many of the pages: the background of a story stands in its follow-ups too."""
COPY_SHARE: Final = 0.5
"""A page that shares more of its sentences with another is a copy of it, and teaches nothing."""
VERSION_SENTENCES: Final = 3
"""So does one that shares so many: a version of the same story."""
WIDE_SHARE: Final = 0.6
WIDE_PAGES: Final = 5
"""A sentence on this share of so many pages or more says nothing on whether two of them are copies."""
LEAVES: Final = "//p|//li|//a|//h1|//h2|//h3|//h4|//h5|//h6|//td|//div|//span|//figcaption|//button|//label"


@frozen
class Lesson:
    """What a page can teach on its publication: its folded lines, and those of them that are sentences."""

    lines: frozenset[str]
    sentences: frozenset[str]


def read_lesson(page: RawPage) -> Lesson:
    """Return what a page can teach; nothing where it cannot be read."""
    lines = {line: fold_phrase(line) for line in _lines(page)}
    return Lesson(frozenset(lines.values()), frozenset(lines[line] for line in lines if is_sentence(line)))


def learn(pages: Iterable[RawPage]) -> frozenset[str]:
    """Return the folded lines that three or more of the `pages` of one publication share; copies count once."""
    return learn_from(map(read_lesson, pages))


def learn_from(lessons: Iterable[Lesson]) -> frozenset[str]:
    """Return the folded lines that three or more pages share; the order tells only which of two copies counts."""
    taught = tuple(_without_copies(tuple(lessons)))
    counted = Counter(line for lesson in taught for line in lesson.lines)
    sentences = frozenset(line for lesson in taught for line in lesson.sentences)
    return frozenset(
        line
        for line, number in counted.items()
        if line and number >= PAGES and (line not in sentences or number >= SENTENCE_SHARE * len(taught))
    )


def _without_copies(lessons: tuple[Lesson, ...]) -> Iterator[Lesson]:
    """Yield the lessons, but none of a page that is a copy or another version of an earlier one."""
    spread = Counter(line for lesson in lessons for line in lesson.sentences)
    least = WIDE_SHARE * len(lessons) if len(lessons) >= WIDE_PAGES else len(lessons) + 1
    wide = frozenset(line for line, number in spread.items() if number >= least)
    before: list[frozenset[str]] = []
    for lesson in lessons:
        if any(_is_copy(lesson.sentences, other, wide) for other in before):
            continue
        before.append(lesson.sentences)
        yield lesson


def _is_copy(own: frozenset[str], other: frozenset[str], wide: frozenset[str]) -> bool:
    """Tell whether a page with these sentences is another one once more; sentences in `wide` do not tell."""
    telling = own - wide
    shared = len(telling & other)
    if not telling:
        return bool(own) and own == other
    return shared > COPY_SHARE * len(telling) or shared >= VERSION_SENTENCES


def cut_learned_sentences(draft: Draft, learned: frozenset[str], headline: Headline) -> Draft:
    """Return the draft without the sentences that its publication prints on its other pages too.

    They go before blocks of links do, for such a block ends where a sentence tells that the text goes on. The other
    lines have to wait until then: the markers that open the blocks are among them.
    """
    return _without(draft, learned, headline, lambda line: is_sentence(line.text))


def cut_learned(draft: Draft, learned: frozenset[str], headline: Headline) -> Draft:
    """Return the draft without the lines that its publication prints on its other pages too; the headline may be."""
    return _without(draft, learned, headline, lambda _: True)


def _without(draft: Draft, learned: frozenset[str], headline: Headline, may_go: Callable[[Line], bool]) -> Draft:
    if not learned:
        return draft
    own = fold_phrase(headline.text)
    cut = {
        place
        for place, line in enumerate(draft.lines)
        if isinstance(line.block, Paragraph | Heading)
        and count_words(line.text) <= MOST_WORDS
        and may_go(line)
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
