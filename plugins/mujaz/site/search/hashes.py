"""The number under which two words that follow each other are kept, so that a phrase is found without their texts."""

from __future__ import annotations

BUCKET_BITS = 20
"""Of so many bits is the number."""
PRIME = 0x9E3779B1
"""An odd number that spreads what it is multiplied with: 2^32 over the golden ratio."""


def hash_of(text: str) -> int:
    """Return the FNV-1a of a text's UTF-16 code units, in 32 bits."""
    data = text.encode("utf-16-le", "surrogatepass")
    found = 0x811C9DC5
    for low, high in zip(data[::2], data[1::2], strict=True):
        found = ((found ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return found


def bucket_of(first: str, second: str) -> int:
    """Return the bucket of two stems that follow each other."""
    return (hash_of(first) * PRIME + hash_of(second) & 0xFFFFFFFF) >> (32 - BUCKET_BITS)
