"""UTF-16 that does not say so: two bytes for each character, and no mark of their order."""

from __future__ import annotations

ORDERS = ("utf-16-le", "utf-16-be")
SAMPLE = 2**16
"""So many bytes are enough to tell their order by."""
NUL_SHARE = 0.01
"""A page of one byte or more for each character has fewer NULs than this."""
SURE = 0.8
"""So many of its characters are those that pages are made of, in the right order."""


def is_wide(data: bytes) -> bool:
    """Tell whether a page has so many NULs that it is not written in one byte or more for each character."""
    return 0 in data and data.count(0) > NUL_SHARE * len(data)


def read_utf_16(data: bytes) -> str | None:
    """Return the text of `data` if it is UTF-16: in one of two orders its characters are ASCII and Arabic."""
    whole = data[: len(data) & ~1]
    sample = whole[:SAMPLE]
    share, order = max((_plain_share(sample, order), order) for order in ORDERS)
    return whole.decode(order, "replace") if share >= SURE else None


def _plain_share(sample: bytes, order: str) -> float:
    """Return the share of characters that pages are made of: printable ASCII, accented Latin and Arabic letters."""
    text = sample.decode(order, "ignore")
    plain = sum(char.isspace() or " " <= char <= "\u024f" or "\u0600" <= char <= "\u06ff" for char in text)
    return plain / max(1, len(text))
