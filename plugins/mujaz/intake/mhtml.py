"""MHTML, as Chrome and Edge save a page with its pictures: a mail whose first part of HTML is the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from itertools import islice

from mujaz.intake.addresses import place_of
from mujaz.intake.found import Input, Piece, Remark, UnreadableError
from mujaz.intake.html import make_found
from mujaz.intake.moments import read_mail_date
from mujaz.intake.traces import find_traces

HTML = frozenset({"text/html", "application/xhtml+xml"})
MOST_PARTS = 10_000
"""Parts that are looked through for the page."""
CUT_OFF = "the file breaks off before its end, and the page or its pictures with it; save the page again."
BROKEN = "the MHTML file is damaged or cut off before its page; save the page again."


def read_mhtml(arrived: Input) -> Iterator[Piece]:
    """Yield the page in an MHTML file, with its address and the time at which it was saved."""
    try:
        mail = BytesParser().parsebytes(arrived.read().lstrip(b"\xef\xbb\xbf \t\r\n"))
        number, part = _page_of(mail)
        body = part.get_payload(decode=True)
    except (RecursionError, ValueError, LookupError) as error:
        raise UnreadableError(BROKEN) from error
    if not isinstance(body, bytes) or not body.strip():
        raise UnreadableError(BROKEN)
    address = str(mail["Snapshot-Content-Location"] or part["Content-Location"] or "")
    known = place_of(address, read_mail_date(str(mail["Date"] or "")))
    known = replace(known, content_type=part.get_content_type())
    warnings = find_traces(body, address)
    charset = part.get_content_charset()
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in mail.defects):
        yield Remark(arrived.name, CUT_OFF)
    yield make_found(arrived.name, body, str(number), known, charset=charset, warnings=warnings)


def _page_of(mail: Message) -> tuple[int, Message]:
    """Return the part with the page, and its number among all parts: the one that is named, else the first of HTML."""
    leaves = (part for part in mail.walk() if not part.is_multipart())
    parts = [(n, part) for n, part in enumerate(islice(leaves, MOST_PARTS), 1) if part.get_content_type() in HTML]
    if not parts:
        raise UnreadableError(BROKEN)
    wanted = mail["Snapshot-Content-Location"]
    start = mail.get_param("start")
    named = (
        (n, part)
        for n, part in parts
        if (start and part["Content-ID"] == start) or (wanted and part["Content-Location"] == wanted)
    )
    return next(named, parts[0])
