"""Running text: which elements of a page, and which lines of a text, hold sentences of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.bare import bare_words
from mujaz.clean.lines import count_words, ends_sentence, is_sentence
from mujaz.clean.markup import Element, squeeze
from mujaz.clean.phrases import Finder, fold_line, fold_phrase, phrase_table
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
SHORT = 8
"""Words of the shortest line that is text."""
SHORTEST = 24
"""Characters of so many words."""
LONG = 300
"""No longer line is a notice."""
FORM_LENGTH = 2_000
"""A form with more characters holds the page."""
LINK_SHARE = 0.5


def text_elements(tree: Element) -> Iterator[Element]:
    """Yield the elements that hold a line of text of their own, outside the site's menus and footers."""
    stack = [tree]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or (element.tag in BESIDE and not _is_page_form(element)):
            continue
        if _own_text(element):
            yield element
        stack.extend(child for child in reversed(element) if child.tag not in INLINE or len(child))


def _is_page_form(element: Element) -> bool:
    """Tell whether a form is the whole page, as ASP.NET has it, and not a box to fill in."""
    return element.tag == "form" and (len(element.text_content()) > FORM_LENGTH or element.find(".//h1") is not None)


def _own_text(element: Element) -> bool:
    """Tell whether text stands directly in an element, or in inline ones of it."""
    if element.tag in INLINE and not _holds_lines(element):
        parent = element.getparent()
        if parent is not None and parent.tag in {*INLINE, "p"}:
            return False
    parts = [element.text, *(child.tail for child in element)]
    parts += [child.text for child in element if child.tag in INLINE]
    return any(part and part.strip() for part in parts)


def _holds_lines(element: Element) -> bool:
    """Tell whether an inline element stands around a whole text, as old pages have it: `<span>…<br><br>…</span>`."""
    return any(child.tag == "br" or child.tag not in INLINE for child in element)


def is_running(block: Element) -> bool:
    """Tell whether a block is running text and not one of links, captions or notices."""
    text = squeeze(block.text_content())
    if block.tag == "figcaption" or not is_own(text):
        return False
    linked = sum(len(squeeze(link.text_content())) for link in block.iter("a"))
    inside = block.tag == "a" or next(block.iterancestors("a", "figcaption", "label"), None) is not None
    return not inside and linked < LINK_SHARE * len(text)


def is_own(text: str) -> bool:
    """Tell whether a line is running text that is no notice: a sentence, or a short one that ends as sentences do."""
    if len(text) < SHORTEST:
        return False
    if not is_sentence(text) and (count_words(text) < SHORT or not ends_sentence(text)):
        return False
    return len(text) > LONG or not (is_promo(text) or says(fold_line(text), "paywall"))


def fold_all(texts: Iterable[str]) -> str:
    """Return `texts`, one a line, in the spelling in which phrases are looked for."""
    return fold_lookup("\n".join(texts).replace("\u200c", " "))


def says(text: str, kind: str) -> bool:
    """Tell whether a folded text holds a phrase of a `kind` in the table of verdicts.

    >>> says(fold_all(["الصفحة غير موجودة"]), "missing"), says(fold_all(["Page not found"]), "missing")
    (True, True)
    """
    return _finder(kind)(text)


def may_say(lines: Iterable[list[bytes]], kind: str) -> bool:
    """Tell whether lines of bare words hold one with which a phrase of a `kind` in the table of verdicts begins."""
    return not _openings(kind).isdisjoint(chain.from_iterable(lines))


@cache
def _openings(kind: str) -> frozenset[bytes]:
    return frozenset().union(*map(bare_words, _finder(kind).openings))


@cache
def _finder(kind: str) -> Finder:
    """Return what finds any phrase of a kind as whole words in a folded text."""
    return Finder(map(fold_phrase, phrase_table("verdict")[kind]))
