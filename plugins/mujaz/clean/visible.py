"""The lines that a browser shows of an HTML page, each with the box of the site in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.clean.boxes import BOX_NAMES, BOX_WORDS, HIDDEN
from mujaz.clean.markup import Element, squeeze
from mujaz.frozen import frozen

SILENT = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "datalist", "textarea"}
)
"""Elements of which nothing is shown as text."""
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"input", "ins", "kbd", "label", "mark", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source"}
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
"""Elements that stand within a line; all others stand on lines of their own."""
BOXES = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "aside",
    "footer": "footer",
    "header": "header",
    "form": "form",
    "button": "form",
    "select": "form",
    "figcaption": "caption",
    "figure": "caption",
}
"""What an element says of the lines in it."""
ROLES = {"navigation": "navigation", "banner": "header", "contentinfo": "footer", "complementary": "aside"}
BLANKS = re.compile(r"[^\S\t\u00a0]+")


@frozen
class SeenLine:
    """A line as it is seen."""

    text: str
    box: str | None = None
    """The rule by which an element around it says that it is not the article's."""
    linked: bool = False
    """Whether all of it is a link."""


def visible_lines(tree: Element) -> Iterator[SeenLine]:
    """Yield the lines of the page `tree`; cells of a table row stand in one line, a tab between."""
    walk = _Walk()
    walk.through(tree)
    yield from walk.lines


class _Walk:
    """A walk through a tree without recursion, for pages are nested deep."""

    def __init__(self) -> None:
        self.lines: list[SeenLine] = []
        self._parts: list[tuple[str, bool]] = []
        """Texts of the line so far, and whether each is in a link."""
        self._box: str | None = None

    def through(self, tree: Element) -> None:
        """Gather the lines of `tree`."""
        stack: list[tuple[str, Element, str | None, bool]] = [("open", tree, None, False)]
        while stack:
            step, element, box, linked = stack.pop()
            if step == "tail":
                self._close(element, box)
                self._add(element.tail or "", linked)
                continue
            if not isinstance(element.tag, str) or element.tag in SILENT:
                continue
            own, inside = box or box_of(element), linked or element.tag == "a"
            self._open(element, own)
            self._add(element.text or "", inside)
            for child in reversed(element):
                stack += [("tail", child, own, inside), ("open", child, own, inside)]
        self._end_line(None)

    def _open(self, element: Element, box: str | None) -> None:
        if element.tag in {"td", "th"} and element.getprevious() is not None:
            self._parts.append(("\t", True))
        elif element.tag not in INLINE:
            self._end_line(box)

    def _close(self, element: Element, box: str | None) -> None:
        """End the line behind an element; behind a cell it goes on."""
        if element.tag not in INLINE and element.tag not in {"td", "th"}:
            self._end_line(box)
        elif box != self._box and not self._text():
            self._box = box

    def _add(self, text: str, linked: bool) -> None:  # noqa: FBT001 - within this class
        if text:
            self._parts.append((text, linked))

    def _text(self) -> str:
        return "".join(text for text, _ in self._parts).strip()

    def _end_line(self, box: str | None) -> None:
        """Put the line so far among the lines, if it has a text; the next one stands in `box`."""
        text = "\t".join(squeeze(BLANKS.sub(" ", part)) for part in "".join(t for t, _ in self._parts).split("\t"))
        if text.strip():
            linked = all(one for part, one in self._parts if part.strip())
            self.lines.append(SeenLine(text.strip(), self._box, linked))
        self._parts, self._box = [], box


def box_of(element: Element) -> str | None:
    """Return the rule by which an element says that what is in it is not the article's; None if it says nothing."""
    if element.tag in BOXES:
        return BOXES[element.tag] if element.tag != "header" or not element.xpath("descendant::h1") else None
    role = ROLES.get(element.get("role") or "")
    if role:
        return role
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if HIDDEN.search(name) or "display:none" in (element.get("style") or "").replace(" ", "").lower():
        return "hidden"
    # A box with more words may hold the article, whatever it is called.
    named = element.tag not in {"html", "body", "main", "article", "h1"} and BOX_NAMES.search(name)
    return "box" if named and len(element.text_content().split()) <= BOX_WORDS else None
