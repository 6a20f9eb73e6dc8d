"""How a byte looks that was read in another charset than its text was written in, and how passages are repaired."""

from __future__ import annotations

import re
from collections.abc import Callable

from mujaz.frozen import frozen

PASSAGE = re.compile(r"[^\n<>\"]+")
"""A run of text between the tags, attributes and line ends of a page: what one hand wrote in one go."""
IMPOSSIBLE = 0x100
"""Stands for a character that a charset does not have."""
FIRST_LETTER = 0xA0
"""Below are the control characters of ISO-8859-1."""


@frozen
class Repair:
    """A text that was read again, and what was wrong with it."""

    text: str
    mistake: str
    passages: int
    """How many passages of the text were broken."""


def characters_of(byte: int, charset: str) -> str:
    """Return what `byte` is read as: a character of the charset, or in the oldest programs a control character."""
    return bytes([byte]).decode(charset, "ignore") + (chr(byte) if byte < FIRST_LETTER else "")


def bytes_of(charset: str) -> dict[int, int]:
    """Return the byte of each character of a charset; other characters below 256 get none that is possible."""
    known = {ord(character): byte for byte in range(0x80, 0x100) for character in characters_of(byte, charset)}
    return dict.fromkeys(range(0x80, 0x100), IMPOSSIBLE) | known


def repair_passages(text: str, mistake: str, repair: Callable[[str], str]) -> Repair | None:
    """Return `text` with each of its passages repaired, or None if that changes nothing."""
    changed = 0

    def repair_one(passage: re.Match[str]) -> str:
        nonlocal changed
        repaired = repair(passage[0])
        changed += repaired != passage[0]
        return repaired

    repaired = PASSAGE.sub(repair_one, text)
    return Repair(repaired, mistake, changed) if changed else None


BYTES_OF_1252 = bytes_of("cp1252")
"""The byte that each character of Windows-1252 was read from."""
