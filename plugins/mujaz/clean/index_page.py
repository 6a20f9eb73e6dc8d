"""Index pages that show whole posts, as the home pages of blogs do: each below a headline that leads to its page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from mujaz.clean.lines import count_words
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.running import is_running, text_elements
from mujaz.clean.teasers import HEADINGS, MOST_WORDS

POST = re.compile(r"(?:^|\s)(?:h-?entry|post|blog-?post|post-item|entry|type-post)(?:$|\s)", re.IGNORECASE)
"""Classes of the box around a post."""
MOST_POSTS, MOST_PARTS = 200, 60
"""So many boxes, and elements above the heading of one, are looked at."""
FEWEST_POSTS, MOST_OF_ONE = 3, 0.5
"""An index shows so many posts at least, and none of them has more of its words."""


def count_posts(tree: Element, title: str, most: int) -> int:
    """Return how many posts an index page shows.

    It is 0 where more than `most` words of running text stand beside them, or most words are in one of them.
    """
    found = _posts(tree, title)
    number = len(set(found.values()))
    if number < FEWEST_POSTS:
        return 0
    words: Counter[Element | None] = Counter()
    for block in text_elements(tree):
        if block.tag not in HEADINGS and is_running(block):
            box = next((one for one in (block, *block.iterancestors()) if one in found), None)
            words[box] += count_words(block.text_content())
    longest = max(words.values(), default=0)
    return 0 if words[None] > most or longest > MOST_OF_ONE * words.total() else number


def _posts(tree: Element, title: str) -> dict[Element, Element]:
    """Return the posts of a blog's or a section's index: boxes of a text each, with the heading that leads to it."""
    boxes = (
        box for box in tree.iter("article", "div", "section", "li") if box.tag == "article" or has_class(box, POST)
    )
    headed = ((box, _leading_heading(box, title)) for box in islice(boxes, MOST_POSTS))
    return {box: heading for box, heading in headed if heading is not None}


def _leading_heading(box: Element, title: str) -> Element | None:
    """Return the first heading in a box if it leads to another page; a page may link its own headline to itself."""
    heading = next((one for one in islice(box.iter(), MOST_PARTS) if one.tag in HEADINGS), None)
    text = squeeze(heading.text_content()) if heading is not None else ""
    if heading is None or not text or text in title or count_words(text) > MOST_WORDS:
        return None
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return heading if any(link.get("href") for link in links) else None
