"""The passages of an item's Markdown: what a reader sees of each, and where it stands in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal

from mujaz.clean.account import key_of
from mujaz.frozen import frozen

Kind = Literal["paragraph", "heading", "quote", "list", "table", "code", "comment"]

FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})")
HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$")
QUOTE = re.compile(r"^[ \t]{0,3}>[ ]?", re.MULTILINE)
BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE)
ROW = re.compile(r"^[ \t]*\|[ \t]?|[ \t]*\|[ \t]*$", re.MULTILINE)
RULER = re.compile(r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$\n?", re.MULTILINE)
MARKS = re.compile(
    r"\\(?P<escaped>[^\w\s])|!\[[^\]\n]*\]\((?:<[^>\n]*>|[^)\s]*)[^)\n]*\)"
    r"|\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?:<[^>\n]*>|[^)\s]*)[^)\n]*\)"
    r"|<(?P<address>https?://[^<>\s]+)>|</?[A-Za-z][^<>\n]*>|\*+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)"
)
"""Marks of Markdown within a passage: escapes, pictures, links, tags, emphasis, code."""


@frozen
class Passage:
    """A block of Markdown between blank lines."""

    kind: Kind
    source: str
    """Its Markdown."""
    start: int
    """Where it stands in the body, in characters."""
    end: int
    text: str
    """What a reader sees of it."""

    @property
    def key(self) -> str:
        """Its text as it is looked for among the lines of a page."""
        return key_of(self.text)


def split_passages(body: str) -> tuple[Passage, ...]:
    r"""Return the passages of a body, in order.

    >>> [(p.kind, p.text) for p in split_passages("## العنوان\n\nقال **فلان**: [هنا](/ar/)\\.")]
    [('heading', 'العنوان'), ('paragraph', 'قال فلان: هنا.')]
    """
    return tuple(_passage(body, start, end) for start, end in _spans(body))


def _spans(body: str) -> Iterator[tuple[int, int]]:
    """Yield where passages start and end: between blank lines, code between its fences, comments whole."""
    start: int | None = None
    closing = ""
    place = 0
    for line in body.splitlines(keepends=True):
        bare = line.strip()
        if closing:
            closing = "" if closing in bare else closing
        elif bare.startswith("<!--") and "-->" not in bare:
            closing = "-->"
        elif fence := FENCE.match(line):
            closing = fence["fence"]
        if (bare or closing) and start is None:
            start = place
        elif not bare and not closing and start is not None:
            yield start, start + len(body[start:place].rstrip())
            start = None
        place += len(line)
    if start is not None:
        yield start, start + len(body[start:].rstrip())


def _passage(body: str, start: int, end: int) -> Passage:
    source = body[start:end]
    kind = _kind(source)
    return Passage(kind, source, start, end, plain(source, kind))


def _kind(source: str) -> Kind:
    first = source.lstrip()
    if first.startswith("<!--"):
        return "comment"
    if FENCE.match(source):
        return "code"
    if HEADING.match(source):
        return "heading"
    if first.startswith(">"):
        return "quote"
    if first.startswith("|"):
        return "table"
    return "list" if BULLET.match(source) else "paragraph"


def plain(source: str, kind: Kind | None = None) -> str:
    """Return what a reader sees of a passage, line by line."""
    kind = kind or _kind(source)
    if kind == "code":
        return "\n".join(line for line in source.split("\n") if not FENCE.match(line))
    if kind == "comment":
        return source.strip().removeprefix("<!--").removesuffix("-->").strip("\n")
    if kind == "table":
        source = ROW.sub("", RULER.sub("", source)).replace(" | ", "\t")
    for wanted, pattern in (("heading", HEADING), ("quote", QUOTE), ("list", BULLET)):
        if kind == wanted:
            source = pattern.sub("", source)
    return "\n".join(line.strip() for line in unmark(source).split("\n")).strip()


def unmark(source: str) -> str:
    """Return Markdown without the marks within its lines."""

    def seen(mark: re.Match[str]) -> str:
        if mark["text"] is not None:
            return unmark(mark["text"])
        return mark["escaped"] or mark["address"] or ""

    return html.unescape(MARKS.sub(seen, source))
