"""Where an HTML page prints its authors: the elements that say so by their names, links or hidden words."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import islice

from mujaz.clean.boxes import HIDDEN
from mujaz.clean.markup import Element, drop_element, has_class, squeeze
from mujaz.clean.people import is_person
from mujaz.clean.phrases import fold_phrase, phrases

AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:authors?|by-?line|writers?|journalists?|reporters?|contributors?|auteurs?|autor(?:es)?|yazar)"
    r"(?:$|[\s_-])|author-?name|(?:^|[\s_-])fn(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of classes, and of marks for tests, that sites give to the author's name."""
MARKS = ("data-testid", "data-component", "data-qa")
"""Attributes that mark elements for tests."""
SILENT = frozenset({"button", "time", "label", "a", "svg"})
"""Parts of a byline's box that are no name."""
BESIDE = re.compile(
    r"comment|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|widget|related|recommend|popular|most-|teaser|card"
    r"|about-?author|author-?(?:box|bio|info)|quot",
    re.IGNORECASE,
)
"""Names of classes of what stands beside an article and has authors of its own."""
SAID = re.compile(
    r"(?:^|[\s_-])(?:bio(?:graphy)?|desc(?:ription)?|about|role|position|job|follow|e?mail)(?:$|[\s_-])", re.IGNORECASE
)
"""Names of classes of what a box says about the author."""
QUOTED = re.compile("quot", re.IGNORECASE)
"""Names of classes of somebody's words and of who said them."""
PICTURES = re.compile(r"caption|credit|photo|image|figure|gallery|thumb", re.IGNORECASE)
"""Names of classes of what says whose picture it is."""
BESIDE_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption", "form"})
LONGEST = 140
"""Longer texts are more than a byline."""
MOST_BOXES = 40
NEAREST = 4
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})
PROFILE = re.compile(
    r"/(?:authors?|writers?|journalists?|reporters?|columnists?|contributors?|profiles?|byline)/[^/?#]", re.IGNORECASE
)
"""Addresses of the pages on an author."""
PROFILE_WITHIN = 60
"""So many elements behind the headline, such a link names the article's author."""
ABROAD = re.compile(r"\A(?i:von|par|por|door)\s+(?i:autor(?:in)?:?\s+)?(?=[A-Z\u00c0-\u00de])")
"""How a byline opens in other languages."""
SPACE_BEFORE = re.compile(r"\s+(?=[,،;])")
LABELLED = frozenset({"span", "li", "div", "p", "dd", "td"})
"""Elements that may open with a label such as `Author, `."""
LEAST, MOST_NAME = 3, 4
"""The rank of a part of a box, and the words of a name."""
MOST_PARTS = 60
"""An element with more parts is no byline."""


def author_texts(tree: Element) -> Iterator[str]:
    """Yield the texts of the elements that hold an author's name, those behind the headline first."""
    found: list[tuple[int, str]] = []
    behind = -1
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        behind = 0 if element.tag == "h1" else behind + (behind >= 0)
        rank = _rank(element, behind) if len(found) < MOST_BOXES else None
        if rank is not None and not _is_beside(element):
            text = ABROAD.sub("", _seen_text(_all_authors(element)))
            if 0 < len(text) <= LONGEST:
                found.append((rank, text))
                found += [(LEAST, part) for part in _parts(element)]
    yield from (text for _, text in sorted(found, key=lambda one: one[0]))


def _parts(element: Element) -> Iterator[str]:
    """Yield the parts of a byline's box that may be a name: `<span>Sara Khalil</span><span>Political editor</span>`."""
    inner, marked = list(islice(element.iterdescendants(), MOST_PARTS)), _marks_author(element)
    for part in inner if len(inner) > 1 else ():
        text = squeeze(part.text or "") if not len(part) and part.tag not in SILENT else ""
        if is_person(text) or (marked and 1 < len(text.split()) <= MOST_NAME):
            yield text


def _rank(element: Element, behind: int) -> int | None:
    """Return how sure an element is an author's, 0 the surest; None if it is none.

    `behind` is how many elements stand between it and the headline, -1 above that.
    """
    if _names_author(element) or _has_label(element):
        return 0 if behind >= 0 else 2
    linked = element.tag == "a" and 0 <= behind <= PROFILE_WITHIN and PROFILE.search(element.get("href") or "")
    return 1 if linked else None


def _has_label(element: Element) -> bool:
    """Tell whether a label, seen or said by screen readers only, calls what an element shows its author."""
    label = element[0] if len(element) and element.tag in LABELLED else None
    text = "" if label is None else (label.text or "").strip()
    labels = text.endswith((",", "،", ":")) or (label is not None and has_class(label, HIDDEN))
    return labels and fold_phrase(text) in phrases("byline")


def _seen_text(element: Element) -> str:
    """Return what a small element shows, without the words that only screen readers say."""
    inner = list(islice(element.iterdescendants(), MOST_PARTS + 1))
    if len(inner) > MOST_PARTS:
        return ""
    if any(map(_is_no_name, inner)):
        element = copy.deepcopy(element)
        for part in list(filter(_is_no_name, element.iterdescendants())):
            drop_element(part)
    return SPACE_BEFORE.sub("", squeeze(" ".join(element.itertext())))


def _is_no_name(part: Element) -> bool:
    """Tell whether a part of a byline's box is not seen, says something about the author, or leads elsewhere."""
    if part.tag in UNSEEN or has_class(part, HIDDEN) or has_class(part, SAID):
        return True
    return not len(part) and fold_phrase(part.text or "") in phrases("related")


def _names_author(element: Element) -> bool:
    if element.tag in UNSEEN or element.tag in {"meta", "link", "body", "html", "h1", "img"}:
        return False
    if has_class(element, HIDDEN):
        return False
    return _is_marked(element) or has_class(element, AUTHOR) or _marks_author(element)


def _marks_author(element: Element) -> bool:
    """Tell whether a mark for tests calls an element an author's."""
    return any(AUTHOR.search(element.get(name) or "") for name in MARKS)


def _is_marked(element: Element) -> bool:
    return element.get("rel") == "author" or element.get("itemprop") in {"author", "creator"}


def _all_authors(element: Element) -> Element:
    """Return the box of several authors' names for the name of one of them."""
    holder = element.getparent()
    several = holder is not None and _is_marked(element) and sum(map(_is_marked, islice(holder, MOST_BOXES))) > 1
    return holder if several and holder is not None else element


def _is_beside(element: Element) -> bool:
    if has_class(element, PICTURES) or has_class(element, QUOTED):
        return True
    holders = list(element.iterancestors())
    # Templates name the whole page after a part of it, so only the nearest boxes count.
    return any(holder.tag in BESIDE_TAGS for holder in holders) or any(
        has_class(holder, BESIDE) or has_class(holder, PICTURES) for holder in holders[:NEAREST]
    )
