"""Which texts of a page are the article's, once trafilatura has chosen: what it lost, and what lies beside.

Texts are numbered as `blocks` numbers them: 2n is the text of the nth element of the tree, 2n + 1 the text behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from mujaz.clean.boxes import BOX_NAMES
from mujaz.clean.lines import SENTENCE_END, count_words
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.frozen import frozen

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
WRAPPERS = frozenset({"div", "section"})
PARAGRAPHS = frozenset({"p", "blockquote", *HEADINGS})
LINK_SHARE = 0.5
SENTENCE_WORDS, SURE_WORDS = 5, 14
HEADING_WORDS = 25
CARD_WORDS = 100
"""A card below the headline of another article has no more words."""
BARE_WORDS = 30
"""One that has lost its headline, for that was only a link, has no more."""
CARDS = 3
"""So many boxes of one kind beside one another are cards."""
UNSEEN = frozenset({"script", "style", "template", "noscript"})
ODD = re.compile(r"caption|credit|byline|date|time|meta|tags?\b|share|author|note|hidden", re.IGNORECASE)
"""Classes of paragraphs that are none of the text."""


@frozen
class _Numbered:
    """A tree with the numbers of its texts, and which of them are chosen."""

    numbers: dict[Element, int]
    kept: frozenset[int]

    def inside(self, element: Element) -> Iterator[int]:
        """Yield the numbers of the texts within an element."""
        for part in element.iter():
            if part.tag in UNSEEN:
                continue
            yield 2 * self.numbers[part]
            if part is not element:
                yield 2 * self.numbers[part] + 1

    def holds(self, element: Element) -> bool:
        """Tell whether any text within an element is chosen."""
        return any(number in self.kept for number in self.inside(element))


def settle(tree: Element, kept: frozenset[int]) -> frozenset[int]:
    """Return the numbers of the texts that are the article's; `kept` are those that trafilatura chose."""
    numbered = _Numbered({element: number for number, element in enumerate(tree.iter())}, kept)
    cards = list(_cards(tree))
    body = _find_body(numbered, frozenset(card for card in cards if _leads_away(card)))
    if body is None:
        return kept
    lost = {number for element in _lost(body, numbered) for number in numbered.inside(element)}
    around = {body, *body.iterancestors()}
    outside = (card for card in cards if card not in around and body not in card.iterancestors())
    beside = {number for card in outside for number in numbered.inside(card)}
    return (kept | lost) - beside


def _find_body(numbered: _Numbered, cards: frozenset[Element]) -> Element | None:
    """Return the element that has most of the chosen text in paragraphs directly below it and is in no card."""
    sizes: dict[Element, int] = defaultdict(int)
    for element in numbered.numbers:
        if element.tag == "p" and numbered.holds(element) and (parent := _unit(element).getparent()) is not None:
            sizes[parent] += len(element.text_content())
    good = [parent for parent in sizes if cards.isdisjoint((parent, *parent.iterancestors()))]
    return max(good, key=lambda parent: sizes[parent], default=None)


def _unit(paragraph: Element) -> Element:
    """Return the outermost element that holds a paragraph and nothing else: editors put each into a box of its own."""
    holder = paragraph
    while (parent := holder.getparent()) is not None and len(parent) == 1 and parent.tag in WRAPPERS:
        if (parent.text or "").strip() or (holder.tail or "").strip():
            break
        holder = parent
    return holder


def _content(child: Element) -> Element:
    """Return the element in boxes that hold nothing else."""
    while child.tag in WRAPPERS and len(child) == 1 and not (child.text or "").strip():
        child = child[0]
    return child


def _lost(body: Element, numbered: _Numbered) -> Iterator[Element]:
    """Yield the paragraphs, quotations and headings of the body that were not chosen and read as its others."""
    children = [content for child in body if (content := _content(child)).tag in PARAGRAPHS]
    chosen = [place for place, child in enumerate(children) if child.tag == "p" and numbered.holds(child)]
    usual = {children[place].get("class") for place in chosen}
    for place, child in enumerate(children[: chosen[-1] + 1] if chosen else ()):
        if numbered.holds(child) or (child.get("class") not in usual and has_class(child, ODD)) or _is_linked(child):
            continue
        if child.tag in HEADINGS:
            if place > chosen[0] and 0 < count_words(squeeze(child.text_content())) <= HEADING_WORDS:
                yield child
        elif not has_class(child, BOX_NAMES) and _is_text(squeeze(child.text_content())):
            yield child


def _is_text(text: str) -> bool:
    words = count_words(text)
    return words >= SURE_WORDS or (words >= SENTENCE_WORDS and SENTENCE_END.search(text) is not None)


def _is_linked(element: Element) -> bool:
    """Tell whether most of an element's text is links."""
    linked = sum(len(squeeze(link.text_content())) for link in element.iter("a"))
    return linked > LINK_SHARE * len(squeeze(element.text_content()))


def _cards(tree: Element) -> Iterator[Element]:
    """Yield the boxes that are cards of other articles: several alike, each short and with a link."""
    alike: dict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    for element in tree.iter("div", "li", "article", "section", "td", "ul"):
        if (parent := element.getparent()) is not None:
            alike[parent, element.tag, element.get("class") or ""].append(element)
    for boxes in alike.values():
        if len(boxes) >= CARDS:
            cards = [box for box in boxes if _is_card(box)]
            yield from cards if len(cards) >= CARDS and 2 * len(cards) > len(boxes) else ()


def _is_card(box: Element) -> bool:
    """Tell whether a box is short and holds a link to another page; the links of a list may be cut already."""
    words = count_words(squeeze(box.text_content()))
    bare = BARE_WORDS if box.tag in {"div", "section"} and box.get("class") and box.find(".//p") is None else 0
    return 0 < words <= (CARD_WORDS if _leads_away(box) else bare)


def _leads_away(box: Element) -> bool:
    return any((link.get("href") or "#")[0] != "#" for link in box.iter("a"))
