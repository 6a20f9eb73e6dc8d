"""Texts in UTF-16, as some shells and editors write them, seen as others are."""

from __future__ import annotations

import codecs

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a text in UTF-16 begins."""


def narrow(head: bytes) -> bytes:
    """Return the first bytes of a text in UTF-16 as those of UTF-8, any others as they are."""
    return head.decode("utf-16", "ignore").encode("utf-8", "replace") if head.startswith(WIDE) else head
