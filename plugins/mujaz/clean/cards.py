"""Cards of other articles in an HTML page: each a headline that leads elsewhere, a picture, a sentence or two."""

from __future__ import annotations

from collections import defaultdict

from mujaz.clean.lines import count_words
from mujaz.clean.markup import Element, drop_element
from mujaz.clean.teasers import leads

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
HOLDERS = frozenset({"article", "li", "div", "section"})
"""Elements that are cards."""
FEWEST, MOST_WORDS, MOST_PARAGRAPHS = 2, 80, 2
"""So many cards beside each other are a list of other articles; none has more words or paragraphs."""
STEPS = 3
"""A heading stands so deep in its card."""
MOST_SHARE = 0.5
"""Cards that hold more of a page's text are the page."""


def cut_cards(tree: Element) -> None:
    """Take out of `tree` the cards that stand beside each other and each hold the headline of another article."""
    found: dict[Element, list[Element]] = defaultdict(list)
    for heading in tree.iter(*HEADINGS):
        card = _card_of(heading)
        parent = None if card is None else card.getparent()
        if card is not None and parent is not None and card not in found[parent]:
            found[parent].append(card)
    lists = [(parent, cards) for parent, cards in found.items() if len(cards) >= FEWEST]
    words = sum(count_words(card.text_content()) for _, cards in lists for card in cards)
    if words > MOST_SHARE * count_words(tree.text_content()):
        return
    for parent, cards in lists:
        if 2 * len(cards) >= sum(isinstance(child.tag, str) for child in parent):
            for card in cards:
                drop_element(card)


def _card_of(heading: Element) -> Element | None:
    """Return the element around a headline that leads elsewhere and the paragraph below it, if that is all it holds."""
    if not leads(heading, ""):
        return None
    card = heading
    for _ in range(STEPS):
        parent = card.getparent()
        if parent is None or parent.tag not in HOLDERS:
            return None
        card = parent
        paragraphs = sum(1 for _ in card.iter("p"))
        if paragraphs:
            small = paragraphs <= MOST_PARAGRAPHS and count_words(card.text_content()) <= MOST_WORDS
            return card if small and sum(1 for _ in card.iter("h1", *HEADINGS)) == 1 else None
    return None
