"""What a page shows of itself: its running text, headlines, pictures, players, and what it calls itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.lines import SENTENCE_END, count_words, is_sentence
from mujaz.clean.markup import Element, squeeze
from mujaz.clean.phrases import fold_phrase, phrase_table
from mujaz.clean.promo import is_promo

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
"""Elements within a line of text."""
BESIDE = frozenset(
    {"nav", "footer", "aside", "form", "script", "style", "template", "noscript", "head", "dialog", "button"}
)
"""Elements that hold no article."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FEWEST_WORDS, MOST_WORDS = 4, 30
"""Words of a headline."""
SHORT = 8
"""Words of the shortest line that is text."""
TEASER_WORDS = 60
"""A teaser has no more words."""
SHORTEST = 24
"""Characters of so many words."""
LONG = 300
"""No longer line is a notice."""
LINK_SHARE = 0.5
STEPS_BACK, NEAR = 3, 8
"""So many elements above a teaser, and parts of one, may be its headline."""
TEASER_END = re.compile(
    r"(?:…|\.\.\.|\[…\])\s*\Z|(?:اقرأ المزيد|المزيد|read more|continue reading)\W{0,5}\Z", re.IGNORECASE
)
"""How a teaser ends."""
LAST_LINES = 6
ENDING = 30
"""Characters at the end of a line in which it says so."""
CLOCK = re.compile(r"\d{1,2}[:.٫]\d\d|[٠-٩]{1,2}:[٠-٩]{2}|منذ \S+|\d+ (?:minutes?|hours?) ago")
PLAYERS = (
    "//video|//iframe[contains(@src, 'youtu') or contains(@src, 'player') or contains(@src, 'vimeo')"
    " or contains(@src, 'embed')]"
)
LOGIN_FIELD = "//input[@type='password']"
SLIDES = "//li//img|//div[contains(@class, 'slide') or contains(@class, 'gallery')]//img"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page shows of itself to a reader and to machines."""

    title: str
    """Its title and headings, folded."""
    said: str
    """Its visible text, folded."""
    words: int
    """Words of running text that are no teasers, notices or captions."""
    last: str = ""
    """Its last words of text, folded."""
    headlines: int = 0
    """Links to other pages that read as headlines."""
    pictures: int = 0
    players: int = 0
    entries: int = 0
    """Parts of a live page, each with its time."""
    asks_password: bool = False
    kinds: frozenset[str] = frozenset()
    """What it calls itself: OpenGraph's and schema.org's types."""

    def calls_itself(self, *names: str) -> bool:
        """Tell whether one of the page's types holds one of the `names`."""
        return any(name in kind for kind in self.kinds for name in names)

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return self.calls_itself("article", "report", "blogposting") and not self.calls_itself("liveblog")


def has_text_of_lines(texts: list[str], words: int) -> bool:
    """Tell whether the lines of a plain text hold more than so many words of running text."""
    return _exceed((text for n, text in enumerate(texts) if _is_own(text) and not _is_teaser_line(texts, n)), words)


def has_text_of_tree(tree: Element, title: str, words: int) -> bool:
    """Tell whether an HTML page holds more than so many words of running text."""
    return _exceed((block.text_content() for block in _text_blocks(tree, title)), words)


def _exceed(texts: Iterable[str], words: int) -> bool:
    """Tell whether running texts have together more than so many words."""
    return any(total > words for total in accumulate(map(count_words, texts)))


def evidence_of_lines(texts: list[str]) -> Evidence:
    """Return what the lines of a plain text show of it."""
    own = [text for n, text in enumerate(texts) if _is_own(text) and not _is_teaser_line(texts, n)]
    titles = [text for n, text in enumerate(texts) if _is_teaser_line(texts, n + 1)]
    return Evidence(
        title=fold_all(texts[:2]),
        said=fold_all(texts),
        words=sum(map(count_words, own)),
        last=fold_all(texts[-LAST_LINES:]),
        headlines=len(set(titles)),
        entries=sum(CLOCK.match(text) is not None for text in texts),
    )


def _is_teaser_line(texts: list[str], place: int) -> bool:
    """Tell whether a line is a teaser below its headline: cut off, or with the time since."""
    if not 0 < place < len(texts):
        return False
    behind = texts[place + 1] if place + 1 < len(texts) else ""
    if TEASER_END.search(texts[place][-ENDING:]) is None and TEASER_END.fullmatch(behind[-ENDING:]) is None:
        return False
    above = texts[place - 1]
    is_headline = FEWEST_WORDS <= count_words(above) <= MOST_WORDS and SENTENCE_END.search(above) is None
    return is_headline and count_words(texts[place]) <= TEASER_WORDS


def evidence_of_tree(tree: Element, title: str, kinds: frozenset[str]) -> Evidence:
    """Return what an HTML page of that title and types shows of itself."""
    blocks = [block for block in _blocks(tree) if block.tag not in HEADINGS]
    own = list(_text_blocks(tree, title))
    texts = [squeeze(block.text_content()) for block in blocks]
    return Evidence(
        title=fold_all([title, *(squeeze(heading.text_content()) for heading in tree.iter("h1"))]),
        said=fold_all([title, *(squeeze(heading.text_content()) for heading in tree.iter(*HEADINGS)), *texts]),
        words=sum(count_words(block.text_content()) for block in own),
        last=fold_all(_behind(own, blocks)),
        headlines=len(set(_headlines(tree, title))),
        pictures=sum(1 for _ in tree.iter("figure")) or len(tree.xpath(SLIDES)),
        players=len(tree.xpath(PLAYERS)),
        entries=_entries(tree),
        asks_password=bool(tree.xpath(LOGIN_FIELD)),
        kinds=kinds,
    )


def _text_blocks(tree: Element, title: str) -> Iterator[Element]:
    """Yield the blocks of running text that are no teasers."""
    for block in _blocks(tree):
        if block.tag not in HEADINGS and _is_text(block) and not _is_teaser(block, title):
            yield block


def _behind(own: list[Element], blocks: list[Element]) -> list[str]:
    """Return the last block of text and what stands behind it."""
    start = blocks.index(own[-1]) if own else 0
    return [squeeze(block.text_content()) for block in blocks[start:]]


def _blocks(tree: Element) -> Iterator[Element]:
    """Yield the elements that hold a line of text of their own, outside the site's menus and footers."""
    stack = [tree]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in BESIDE:
            continue
        if _own_text(element):
            yield element
        stack.extend(child for child in reversed(element) if child.tag not in INLINE or len(child))


def _own_text(element: Element) -> bool:
    """Tell whether text stands directly in an element, or in inline ones of it."""
    if element.tag in INLINE and element.getparent() is not None and element.getparent().tag in {*INLINE, "p"}:
        return False
    parts = [element.text, *(child.tail for child in element)]
    parts += [child.text for child in element if child.tag in INLINE]
    return any(part and part.strip() for part in parts)


def _is_text(block: Element) -> bool:
    """Tell whether a block is running text and not one of links, captions or notices."""
    text = squeeze(block.text_content())
    if block.tag == "figcaption" or not _is_own(text):
        return False
    linked = sum(len(squeeze(link.text_content())) for link in block.iter("a"))
    inside = block.tag == "a" or next(block.iterancestors("a", "figcaption", "label"), None) is not None
    return not inside and linked < LINK_SHARE * len(text)


def _is_own(text: str) -> bool:
    """Tell whether a line is running text that is no notice: a sentence, or a short one that ends as sentences do."""
    if len(text) < SHORTEST:
        return False
    if not is_sentence(text) and (count_words(text) < SHORT or SENTENCE_END.search(text) is None):
        return False
    return len(text) > LONG or not (is_promo(text) or says(fold_all([text]), "paywall"))


def _is_teaser(block: Element, title: str) -> bool:
    """Tell whether a headline that leads elsewhere stands right above a block, in its card."""
    for holder in (block, block.getparent()):
        before = holder
        for _ in range(STEPS_BACK):
            before = None if before is None else before.getprevious()
            if before is None or not isinstance(before.tag, str):
                break
            if any(_leads(element, title) for element in (before, *islice(before.iter(*HEADINGS, "a"), NEAR))):
                return before.tag != "p"
            if count_words(before.text_content()) > FEWEST_WORDS:
                break
        if holder is None or sum(one.tag == "p" for one in islice(holder.itersiblings(), NEAR)) > 1:
            break
    return False


def _leads(element: Element, title: str) -> bool:
    """Tell whether an element is a headline that leads to another page."""
    text = squeeze(element.text_content())
    if not FEWEST_WORDS <= count_words(text) <= MOST_WORDS or (title and title.startswith(text)):
        return False
    links = [element] if element.tag == "a" else list(element.iter("a")) or list(element.iterancestors("a"))
    return any(link.get("href") and len(squeeze(link.text_content())) >= LINK_SHARE * len(text) for link in links)


def _headlines(tree: Element, title: str) -> Iterator[str]:
    """Yield the headlines that lead to other pages."""
    for link in tree.iter("a"):
        if next(link.iterancestors("nav", "footer"), None) is not None:
            continue
        heading = next(link.iter(*HEADINGS), link)
        if _leads(heading, title):
            yield squeeze(heading.text_content())


def _entries(tree: Element) -> int:
    """Return how many parts of a page have a time of day of their own."""
    times = (time for time in tree.iter("time") if next(time.iterancestors(*BESIDE), None) is None)
    return sum(CLOCK.search(time.text_content()) is not None for time in times)


def kinds_of(tree: Element) -> Iterator[str]:
    """Yield the page's types, in lower case: `article`, `website`, `newsarticle`, `collectionpage`."""
    for value in tree.xpath("//meta[@property='og:type']/@content"):
        yield str(value).lower()
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _types(data)


def _types(data: object) -> Iterator[str]:
    """Yield the types of the objects at the top of JSON-LD."""
    if isinstance(data, dict) and isinstance(data.get("@graph"), list):
        data = data["@graph"]
    for one in data if isinstance(data, list) else [data]:
        named = one.get("@type", "") if isinstance(one, dict) else ""
        yield from (str(kind).lower() for kind in (named if isinstance(named, list) else [named]))


def fold_all(texts: Iterable[str]) -> str:
    """Return `texts`, one a line, in the spelling in which phrases are looked for."""
    return fold_lookup("\n".join(texts).replace("\u200c", " "))


def says(text: str, kind: str) -> bool:
    """Tell whether a folded text holds a phrase of a `kind` in the table of verdicts.

    >>> says(fold_all(["الصفحة غير موجودة"]), "missing"), says(fold_all(["Page not found"]), "missing")
    (True, True)
    """
    return _finder(kind).search(text) is not None


@cache
def _finder(kind: str) -> re.Pattern[str]:
    """Return what finds any phrase of a kind as whole words in a folded text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, map(fold_phrase, phrase_table('verdict')[kind])))})(?!\w)")
