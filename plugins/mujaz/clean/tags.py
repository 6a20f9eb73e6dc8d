"""The keywords of an article: stated for machines, linked below the text, or printed behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

from mujaz.clean.jsonld import list_at, plain_text
from mujaz.clean.labels import HASHTAGS
from mujaz.clean.lines import SENTENCE_END, count_words
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.phrases import COLON, REMEMBERED, fold_phrase, phrases, split_label
from mujaz.model import RemovedLine

STATED: Final = (
    "article:tag",
    "og:article:tag",
    "parsely-tags",
    "sailthru.tags",
    "article.tags",
    "dc.subject",
    "cxenseparse:recs:tags",
)
"""Meta elements that hold tags, one each or several with commas between."""
KEYWORDS: Final = ("news_keywords", "keywords")
"""Meta elements that hold words for search engines, which old templates fill with the same ones on every page."""
SEPARATOR: Final = re.compile(r"\s*[,،;؛|\n]\s*")  # ARABIC COMMA, ARABIC SEMICOLON
BOX: Final = re.compile(
    r"(?:^|[\s_-])(?:tags?|tag-?list|tag-?links|tags-links|keywords?|post-?tags?|article-?tags?|story-?tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of classes that sites give to their lists of tags."""
BESIDE: Final = frozenset({"aside", "nav", "header"})
SITES: Final = frozenset({"frame", "related"})
"""The rules of lines that say nothing of the article."""
MOST_WORDS: Final = 8
LONGEST: Final = 80
"""A tag has no more words or characters."""
LONGEST_LABEL: Final = 60
"""No label of tags has more characters, with the signs around it."""
MOST: Final = 40
"""No page has more tags of its own."""


def stated_tags(tree: Element, metas: dict[str, list[str]], article: dict[str, Any]) -> tuple[str, ...]:
    """Return the tags of an HTML page: those of the article, else the words for search engines."""
    found = [text for name in STATED for text in metas.get(name, ())]
    found += [text for key in ("keywords",) for value in list_at(article, key) if (text := _text(value))]
    found += _linked(tree)
    words = [text for name in KEYWORDS for text in metas.get(name, ())]
    return tidy_tags(found) or tidy_tags(words)


def _text(value: Any) -> str | None:
    """Return a keyword of JSON-LD: a text, or an object with a name."""
    name = value.get("name") if isinstance(value, dict) else value
    return plain_text(name) if isinstance(name, str) else None


def _linked(tree: Element) -> Iterator[str]:
    """Yield the links that call themselves tags, else those in a list of tags."""
    links = [link for link in tree.iter("a") if "tag" in (link.get("rel") or "").split()]
    if not links:
        boxes = [box for box in tree.iter("div", "ul", "p", "section", "span", "footer") if has_class(box, BOX)]
        links = list(dict.fromkeys(link for box in boxes for link in box.iter("a")))
    for link in links:
        if not any(holder.tag in BESIDE for holder in link.iterancestors()):
            yield squeeze(link.text_content())


def printed_tags(removed: Iterable[RemovedLine]) -> tuple[str, ...]:
    """Return the tags in lines that were taken from a text: behind a label, in the lines below it, or hashtags."""
    found: list[str] = []
    behind = False
    for rule, text in removed:
        if not behind and ((rule in SITES and "#" not in text) or (len(text) > LONGEST_LABEL and _is_long(text))):
            continue
        labelled = _behind_label(text)
        if labelled is not None:
            found += SEPARATOR.split(labelled) if labelled else ()
            behind = not labelled
        elif text[:1] == "#" and HASHTAGS.fullmatch(text):
            found += text.split()
            behind = False
        elif behind and rule == "end" and _may_be_tags(text):
            found += SEPARATOR.split(text)
        else:
            behind = False
    return tidy_tags(found) if found else ()


def _is_long(text: str) -> bool:
    """Tell whether a long line is neither hashtags nor what may stand behind a label of tags."""
    return ":" not in text and "\uff1a" not in text and text[0] != "#"  # FULLWIDTH COLON


@lru_cache(maxsize=REMEMBERED)
def _behind_label(text: str) -> str | None:
    """Return what stands behind a label of tags, "" if nothing does, None if a line has no such label."""
    start, *rest = split_label(text)
    if len(start) > LONGEST_LABEL or start.count(" ") > _most_spaces():
        return None
    if fold_phrase(start) not in phrases("tag_label"):
        return None
    return "".join(rest)


@cache
def _most_spaces() -> int:
    """Return how many spaces a label of tags may have: as many as stand in any, and one before and behind it each."""
    return max(phrase.count(" ") for phrase in phrases("tag_label")) + 2


def _may_be_tags(text: str) -> bool:
    short = all(count_words(part) <= MOST_WORDS // 2 for part in SEPARATOR.split(text))
    known = any(fold_phrase(text) in phrases(kind) for kind in ("end", "share", "related", "label"))
    return short and not known and COLON.search(text) is None and SENTENCE_END.search(text) is None


def tidy_tags(texts: Iterable[str], *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return tags without signs around them, each once, and none of the names in `but`.

    >>> tidy_tags(["#سوريا", "دير_الزور، حلب", "سوريا"])
    ('سوريا', 'دير الزور', 'حلب')
    """
    unwanted = {fold_phrase(name) for name in but}
    tags: dict[str, str] = {}
    for text in texts:
        for part in SEPARATOR.split(text):
            tag = part.strip(" #.\"'«»:").replace("_", " ")
            if tag and len(tag) <= LONGEST and count_words(tag) <= MOST_WORDS and fold_phrase(tag) not in unwanted:
                tags.setdefault(fold_phrase(tag), tag)
    return tuple(tags.values())[:MOST]
