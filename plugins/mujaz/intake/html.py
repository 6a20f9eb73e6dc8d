"""A page of HTML or text by itself, and one whose charset only its container knows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from mujaz.intake.found import Found, Input, Known, digest
from mujaz.intake.saved import read_saved, saved_address
from mujaz.intake.traces import find_traces

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,200}?encoding=", re.IGNORECASE)
"""A page that says its charset itself."""
DECLARED_WITHIN = 8192
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHARSETS = frozenset({"cp1256", "iso8859-6", "cp1252", "iso8859-1", "utf-16-le", "utf-16-be", "utf-16", "cp720"})
"""Charsets that a server's word is taken for; UTF-8 is seen from the bytes."""


def read_page(arrived: Input) -> Iterator[Found]:
    """Yield the page that a file is, with what the program that saved it wrote into it."""
    data = arrived.read()
    known = replace(read_saved(data), warnings=find_traces(data, saved_address(data)))
    yield Found(arrived.name, data, digest(data), known)


def make_found(  # noqa: PLR0913 - what is known of a page comes from several headers
    name: str, body: bytes, part: str, known: Known, *, charset: str | None, warnings: tuple[str, ...]
) -> Found:
    """Return the page `body` of a container, in UTF-8 where only its container knows the charset."""
    return Found(f"{name}.html", in_known_charset(body, charset), digest(body), replace(known, warnings=warnings), part)


def in_known_charset(data: bytes, charset: str | None) -> bytes:
    """Return a page in UTF-8 if its container alone says what charset it has; else as it is.

    >>> in_known_charset("<p>خبر".encode("cp1256"), "windows-1256").decode()
    '<p>خبر'
    """
    if charset is None or data.startswith(MARKS) or DECLARED.search(data, 0, DECLARED_WITHIN) or _is_utf8(data):
        return data
    try:
        codec = codecs.lookup(charset.strip("\"' ")).name
        return data.decode(codec).encode("utf-8") if codec in CHARSETS else data
    except (LookupError, UnicodeError, ValueError):
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
