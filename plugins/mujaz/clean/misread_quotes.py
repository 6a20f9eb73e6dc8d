"""Quotation marks and accents of a Western page that were saved in the wrong charset: `Itâ€™s` for It’s."""

from __future__ import annotations

import re

from mujaz.clean.misread import BYTES_OF_1252, Repair, characters_of, repair_passages

REST_1252 = f"[{re.escape(''.join(characters_of(byte, 'cp1252') for byte in range(0x80, 0xC0)))}]"
QUOTES = re.compile(f"\u00e2[\u20ac\u0080]{REST_1252}")
"""A quotation mark, dash or dots of UTF-8 read as Windows-1252: `â€™` for ’, which no text has."""
ACCENTS = re.compile(f"{QUOTES.pattern}|[\u00c2\u00c3]{REST_1252}")
"""The same, and Western letters: `Ã©` for é."""


def repair_quotes(text: str) -> Repair | None:
    """Return a Western text of UTF-8 that was read as Windows-1252, read again; None where no quotation mark tells."""
    if QUOTES.search(text) is None:
        return None
    return repair_passages(text, "UTF-8 read as Windows-1252", lambda passage: ACCENTS.sub(_read_utf_8, passage))


def _read_utf_8(run: re.Match[str]) -> str:
    try:
        return run[0].translate(BYTES_OF_1252).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return run[0]
