"""Boxes that a page itself offers to skip, by a link to what stands behind them: `Skip promotion`, `End of promotion`.

The link and its goal are for those who hear the page read, and often the only sign of the box: its classes are hashes.
"""

from __future__ import annotations

import re

from mujaz.clean.markup import Element, drop_element, squeeze

SKIP = re.compile(r"\W*(?:skip|jump|تخط|تجاوز|از .+ رد شوید)", re.IGNORECASE)
"""How such a link begins."""
GOAL = re.compile(r"end-?of|skip", re.IGNORECASE)
"""What the id of its goal says."""
MOST_WORDS, GOAL_WORDS = 150, 12
"""A box with more words may hold the article, and a goal with more words is it: `Skip to content`."""
MOST_LINKS = 40


def cut_skipped(tree: Element) -> None:
    """Take out of `tree` what stands from a link that offers to skip it as far as the link's goal."""
    links = [link for link in tree.iter("a") if (link.get("href") or "")[:1] == "#" and len(link.get("href")) > 1]
    offers = [link for link in links if SKIP.match(squeeze(link.text_content())) or GOAL.search(link.get("href"))]
    for link in offers[:MOST_LINKS]:
        goal = next(iter(tree.xpath("//*[@id=$id]", id=link.get("href")[1:])), None)
        if goal is not None and any(holder is tree for holder in link.iterancestors()):
            _cut(link, goal)


def _cut(link: Element, goal: Element) -> None:
    """Take out what stands from `link` to `goal` behind it, if that is few words; a goal of many is no end of a box."""
    holders = [goal, *goal.iterancestors()]
    start = next((one for one in (link, *link.iterancestors()) if one.getparent() in holders), None)
    behind = [] if start is None else list(start.itersiblings())
    end = next((place for place, one in enumerate(behind) if one in holders), None)
    if end is None or len(goal.text_content().split()) > GOAL_WORDS:
        return
    box = [start, *behind[: end + 1]]
    words = sum(len(one.text_content().split()) for one in box)
    if words <= MOST_WORDS and not any(one.tag == "h1" or one.find(".//h1") is not None for one in box):
        for one in box:
            drop_element(one)
