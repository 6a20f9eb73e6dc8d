"""The one answer of a crawler's file that holds no other: a feed, a dump or a container is read as its file would be.

So a web address that answers with one is read like a file; of a crawl, feeds and scripts' data beside pages are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from mujaz.frozen import frozen
from mujaz.intake.fields import FieldMap
from mujaz.intake.found import Found, Input, Known, Piece, Unread
from mujaz.intake.html import make_found
from mujaz.intake.kind import kind_of

ENDINGS = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/jsonl": ".jsonl",
    "application/x-jsonlines": ".jsonl",
    "application/jsonlines": ".jsonl",
    "application/ndjson": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
"""Types by which a server tells what the bytes alone may not."""
TEXTS = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
"""Types of which a text is a page."""
SINGLE = frozenset({"mhtml", "webarchive"})
"""Kinds that hold one page, which is at the address of the answer if it names none."""
UNNAMED = frozenset({"application/octet-stream", "binary/octet-stream"})
PAGE_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
"""What a whole page has near its top, and an answer to a script has not."""
PAGE_WITHIN = 8192
NO_PAGE = "the server sends {kind}, no page; it is kept as an attachment."
PART_OF = "/"
"""Between the id of a record and the part of what is in it."""


@frozen
class Answered:
    """The body of an answer, and what is known of it."""

    part: str
    body: bytes
    known: Known
    """Its type is what the server says that it is."""
    warnings: tuple[str, ...] = ()
    problem: str | None = None
    """Why there is no body."""


class Lone:
    """Remembers the answer of a file as long as it is the only one."""

    def __init__(self) -> None:
        self._answers = 0
        self._kept: Answered | None = None

    def count(self) -> bool:
        """Take note of an answer; tell whether it is the first."""
        self._answers += 1
        self._kept = None
        return self._answers == 1

    def keep(self, answered: Answered) -> None:
        """Remember the first answer, which is no page of HTML."""
        self._kept = answered

    def pieces(self, arrived: Input, fields: FieldMap) -> Iterator[Piece]:
        """Yield what is in the answer if it is the only one, and wanted."""
        one = self._kept
        if one is None or not (arrived.part in {None, one.part} or _inner(arrived.part, one.part)):
            return
        if one.problem is not None:
            yield Unread(arrived.name, one.problem, part=one.part)
            return
        yield from _read(arrived, one, fields)


def is_part(wanted: str | None, part: str) -> bool:
    """Tell whether the part of a file that is wanted is that record or something in it; None wants all."""
    return wanted in {None, part} or _inner(wanted, part) is not None


def _inner(wanted: str | None, part: str) -> str | None:
    """Return which part of a record is wanted; None if that is no part of it."""
    start = f"{part}{PART_OF}"
    return wanted.removeprefix(start) if wanted is not None and wanted.startswith(start) else None


def _read(arrived: Input, one: Answered, fields: FieldMap) -> Iterator[Piece]:
    """Yield what is in an answer, as it would be read from a file."""
    from mujaz.intake import open_input  # noqa: PLC0415 - which reads crawlers' files with the help of this

    stated = one.known.content_type or ""
    inner = Input(name_of(one.known.original_url, stated), data=one.body, part=_inner(arrived.part, one.part))
    kind = kind_of(inner)
    if kind == "page":
        if stated in TEXTS or (stated in UNNAMED and PAGE_TAG.search(one.body, 0, PAGE_WITHIN)):
            yield make_found(
                arrived.name, one.body, one.part, one.known, charset=one.known.charset, warnings=one.warnings
            )
        else:
            yield Unread(arrived.name, NO_PAGE.format(kind=stated), "kept", one.part)
        return
    for piece in open_input(replace(inner, is_inner=True), fields):
        yield _placed(piece, one, address=one.known.original_url if kind in SINGLE else None)


def _placed(piece: Piece, one: Answered, address: str | None) -> Piece:
    """Return a piece of an answer with its place in the whole file; where it is silent, with address and time."""
    if not isinstance(piece, Found | Unread):
        return piece
    part = one.part if piece.part is None else f"{one.part}{PART_OF}{piece.part}"
    if isinstance(piece, Unread):
        return replace(piece, part=part)
    known = piece.known
    at, moment = known.original_url or address, known.retrieved_at or one.known.retrieved_at
    return replace(piece, part=part, known=replace(known, original_url=at, retrieved_at=moment))


def name_of(address: str | None, kind: str) -> str:
    """Return the name of the file that is at an address, with the ending of its type."""
    last = unquote(urlsplit(address or "").path.rstrip("/").rpartition("/")[2]) or "page"
    ending = ENDINGS.get(kind, "")
    return last if last.lower().endswith(ending) else last + ending
