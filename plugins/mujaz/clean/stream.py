"""An element's content as a flat row: its texts with their marks, its borders, and the elements that are read apart.

The tree is walked with a stack of our own, for a page may be nested deeper than Python calls functions.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from enum import Enum

from mujaz.clean.address import web_address
from mujaz.clean.markup import Element
from mujaz.clean.spans import LINE_BREAK
from mujaz.frozen import frozen
from mujaz.model import Span


class Edge(Enum):
    """The border of a paragraph."""

    EDGE = 0


EDGE = Edge.EDGE
Event = Span | Edge | Element

APART = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dir", "dl", "blockquote", "table", "pre",
})  # fmt: skip
"""Elements that are blocks of a kind of their own."""
PICTURE = "mujaz-picture"
"""Stands for a picture; its `n` is the picture's number."""
UNSEEN = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "select", "textarea",
    "button", "audio", "video", "canvas", "map", "datalist", "figcaption",
})  # fmt: skip
"""Elements of which nothing belongs to a text."""
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "output",
})  # fmt: skip
"""Elements that stand within a line."""
STRONG, EMPHASIS = frozenset({"b", "strong"}), frozenset({"i", "em", "dfn", "var"})
CODE = frozenset({"code", "kbd", "samp"})


@frozen
class Reader:
    """Reads the texts of a tree as far as they belong to the article, links as seen from the address `base`."""

    base: str
    text: Callable[[Element], str]
    """What of the text before an element's first child belongs to the article."""
    tail: Callable[[Element], str]
    """What of the text behind an element belongs to it."""

    def events(self, root: Element) -> Iterator[Event]:
        """Yield what stands in `root`, in order."""
        yield Span(self.text(root))
        stack = [(iter(root), Span(""), root)]
        while stack:
            children, mark, holder = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if stack:
                    yield from self._leave(holder, stack[-1][1])
                continue
            inner = yield from self._enter(child, mark)
            if inner is not None:
                stack.append((iter(child), inner, child))
            else:
                yield mark._replace(text=self.tail(child))

    def _enter(self, child: Element, mark: Span) -> Generator[Event, None, Span | None]:
        """Yield what the start of an element stands for; return the mark of its content, None if it is not entered."""
        tag = child.tag
        if tag == "br":
            yield Span(LINE_BREAK)
        elif not isinstance(tag, str) or tag in UNSEEN:
            pass
        elif tag in APART or tag == PICTURE:
            yield child
        else:
            if tag not in INLINE:
                yield EDGE
            inner = self._marked(child, mark)
            yield inner._replace(text=self.text(child))
            return inner
        return None

    def _leave(self, holder: Element, mark: Span) -> Iterator[Event]:
        if holder.tag not in INLINE:
            yield EDGE
        yield mark._replace(text=self.tail(holder))

    def _marked(self, element: Element, mark: Span) -> Span:
        tag = element.tag
        if tag == "a" and mark.href is None:
            return mark._replace(href=web_address(self.base, element.get("href") or ""))
        if tag in STRONG:
            return mark._replace(strong=True)
        if tag in EMPHASIS:
            return mark._replace(emphasis=True)
        if tag in CODE:
            return mark._replace(code=True)
        if tag in {"sub", "sup"}:
            return mark._replace(script=tag)
        return mark
