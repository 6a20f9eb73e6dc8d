"""What a page shows of itself: its running text, headlines, pictures, players, and what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any
from urllib.parse import urlsplit

from mujaz.clean.jsonld import read_scripts
from mujaz.clean.lines import count_words
from mujaz.clean.markup import Element, squeeze
from mujaz.clean.phrases import fold_phrase
from mujaz.clean.running import BESIDE, fold_all, is_own, is_running, text_elements
from mujaz.clean.teasers import FEWEST_WORDS, HEADINGS, headlines, is_teaser, is_teaser_line
from mujaz.frozen import frozen

HOMES = frozenset(
    {
        "",
        "ar",
        "en",
        "fa",
        "ku",
        "ckb",
        "arabic",
        "english",
        "index.html",
        "index.htm",
        "index.php",
        "home",
        "default.aspx",
    }
)
"""Paths of home pages."""
HOME_TITLES = frozenset(
    map(
        fold_phrase,
        ("home", "homepage", "home page", "الرئيسية", "الصفحة الرئيسية", "صفحه اصلی", "صفحه نخست", "سەرەتا"),
    )
)
TITLE_GAP = re.compile(r"\s+[-–—|»:]\s+|\s*\|\s*")
LAST_LINES = 6
CLOCK = re.compile(r"\d{1,2}[:.٫]\d\d|[٠-٩]{1,2}:[٠-٩]{2}|منذ \S+|\d+ (?:minutes?|hours?) ago")
PLAYERS = (
    "//video|//iframe[contains(@src, 'youtu') or contains(@src, 'player') or contains(@src, 'vimeo')"
    " or contains(@src, 'embed')]"
)
LOGIN_FIELD = "//input[@type='password']"
SLIDES = "//li//img|//div[contains(@class, 'slide') or contains(@class, 'gallery')]//img"


@frozen
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
    is_home: bool = False
    """Whether its address is that of a whole site, or its title says so."""
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
    return _exceed((text for n, text in enumerate(texts) if is_own(text) and not is_teaser_line(texts, n)), words)


def has_text_of_tree(tree: Element, title: str, words: int) -> bool:
    """Tell whether an HTML page holds more than so many words of running text."""
    return _exceed((block.text_content() for block in _text_blocks(tree, title)), words)


def _exceed(texts: Iterable[str], words: int) -> bool:
    """Tell whether running texts have together more than so many words."""
    return any(total > words for total in accumulate(map(count_words, texts)))


def evidence_of_lines(texts: list[str]) -> Evidence:
    """Return what the lines of a plain text show of it."""
    own = [text for n, text in enumerate(texts) if is_own(text) and not is_teaser_line(texts, n)]
    titles = [text for n, text in enumerate(texts) if is_teaser_line(texts, n + 1)]
    return Evidence(
        title=fold_all(texts[:2]),
        said=fold_all(texts),
        words=sum(map(count_words, own)),
        last=fold_all(texts[-LAST_LINES:]),
        headlines=len(set(titles)),
        entries=sum(CLOCK.match(text) is not None for text in texts),
    )


def evidence_of_tree(tree: Element, title: str, kinds: frozenset[str]) -> Evidence:
    """Return what an HTML page of that title and types shows of itself."""
    blocks = [block for block in text_elements(tree) if block.tag not in HEADINGS]
    own = list(_text_blocks(tree, title))
    texts = [squeeze(block.text_content()) for block in blocks]
    return Evidence(
        title=fold_all([title, *(squeeze(heading.text_content()) for heading in tree.iter("h1"))]),
        said=fold_all([title, *(squeeze(heading.text_content()) for heading in tree.iter(*HEADINGS)), *texts]),
        words=sum(count_words(block.text_content()) for block in own),
        last=fold_all(_behind(own, blocks)),
        headlines=len(set(headlines(tree, title))),
        pictures=sum(1 for _ in tree.iter("figure")) or len(tree.xpath(SLIDES)),
        players=len(tree.xpath(PLAYERS)),
        entries=_entries(tree),
        asks_password=bool(tree.xpath(LOGIN_FIELD)),
        is_home=is_home(tree, title),
        kinds=kinds,
    )


def is_home(tree: Element, title: str) -> bool:
    """Tell whether a page is the start of a site or of its part in one language."""
    headings = (squeeze(heading.text_content()) for heading in tree.iter("h1"))
    if any(count_words(text) > FEWEST_WORDS and fold_phrase(text) in fold_phrase(title) for text in headings):
        return False  # a site may give its own address as that of every page
    stated = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    paths = [urlsplit(str(address).strip()).path.strip("/").lower() for address in stated[:2]]
    at_root = bool(paths) and all(path in HOMES for path in paths)
    return at_root or any(fold_phrase(part) in HOME_TITLES for part in TITLE_GAP.split(title)[:1])


def _text_blocks(tree: Element, title: str) -> Iterator[Element]:
    """Yield the blocks of running text that are no teasers."""
    for block in text_elements(tree):
        if block.tag not in HEADINGS and is_running(block) and not is_teaser(block, title):
            yield block


def _behind(own: list[Element], blocks: list[Element]) -> list[str]:
    """Return the last block of text and what stands behind it."""
    start = blocks.index(own[-1]) if own else 0
    return [squeeze(block.text_content()) for block in blocks[start:]]


def _entries(tree: Element) -> int:
    """Return how many parts of a page have a time of day of their own."""
    times = (time for time in tree.iter("time") if next(time.iterancestors(*BESIDE), None) is None)
    return sum(CLOCK.search(time.text_content()) is not None for time in times)


def kinds_of(tree: Element) -> Iterator[str]:
    """Yield the page's types, in lower case: `article`, `website`, `newsarticle`, `collectionpage`."""
    for value in tree.xpath("//meta[@property='og:type']/@content"):
        yield str(value).lower()
    for data in read_scripts(tree):
        yield from _types(data)


def _types(data: Any) -> Iterator[str]:
    """Yield the types of the objects at the top of JSON-LD."""
    if isinstance(data, dict) and isinstance(data.get("@graph"), list):
        data = data["@graph"]
    for one in data if isinstance(data, list) else [data]:
        named = one.get("@type", "") if isinstance(one, dict) else ""
        yield from (str(kind).lower() for kind in (named if isinstance(named, list) else [named]))
