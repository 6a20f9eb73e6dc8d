"""What browsers and their extensions write into a page that they save: where it was, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mujaz.intake.addresses import place_of
from mujaz.intake.found import Known
from mujaz.intake.moments import read_moment
from mujaz.intake.wide import narrow

WITHIN = 2**16
"""The comments stand near the top of the page."""
COMMENT = b"<!--"
"""Programs write where they had a page from into one …"""
SAVE_PAGE = b"savepage-url"
"""… but for Save Page WE, which adds elements to the head."""
ADDRESSES = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rb"<!--\s*(?:Page saved with|Archive processed by) SingleFileZ?\b(?:(?!-->).){0,4000}?\n[ \t]*url:\s*(\S+)",
        rb"<!--\s*saved from url=\(\d{1,6}\)(\S{1,4000}?)\s*-->",
        rb"<!-- Saved from (https?://\S{1,4000}) at \S+ using monolith\b",
        rb"<!-- Mirrored from (\S{1,4000}) by HTTrack\b",
        rb"<meta name=\"?savepage-url\"? content=\"([^\"]{1,4000})\"",
    )
)
"""What SingleFile, Chrome with Edge and Firefox, monolith, HTTrack and Save Page WE write; a number is a length."""
MOMENTS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rb"SingleFileZ?\b(?:(?!-->).){0,4000}?\n[ \t]*saved date:\s*([^\n]+)",
        rb"<!-- Saved from \S{1,4000} at (\S{20,25}) using monolith\b",
        rb"by HTTrack [^,>]{1,80},\s*([^>]{1,60}?)\s*-->",
        rb"<meta name=\"?savepage-date\"? content=\"([^\"]{1,200})\"",
    )
)


def read_saved(data: bytes) -> Known:
    """Return where and when the HTML page `data` was saved, as the program that saved it says."""
    top = _top(data)
    moment = _first(MOMENTS, top) if top else None
    return place_of(saved_address(data), read_moment(moment) if moment else None)


def saved_address(data: bytes) -> str | None:
    """Return the address that such a program has written as it stands, with its tracking parameters."""
    top = _top(data)
    found = _first(ADDRESSES, top) if top else None
    # HTTrack leaves the scheme out.
    return found if found is None or ":" in found.partition("/")[0] else f"http://{found}"


def _top(data: bytes) -> bytes:
    """Return the start of a page as bytes without zeros, empty where no program has written anything into it."""
    top = narrow(data[:WITHIN])
    return top if COMMENT in top or SAVE_PAGE in top else b""


def _first(patterns: Iterable[re.Pattern[bytes]], top: bytes) -> str | None:
    match = next(filter(None, (pattern.search(top) for pattern in patterns)), None)
    # Two hyphens would end the comment, so browsers encode the second one.
    return match[1].decode("utf-8", "replace").strip().replace("%2D%2D", "--") if match else None
