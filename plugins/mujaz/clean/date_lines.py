"""Lines that are dates and nothing else, though they also say when the page was changed or how long reading takes."""

from __future__ import annotations

import re

from mujaz.clean.date_labels import Piece
from mujaz.clean.frame import STRONG, is_bare

READING_TIME = re.compile(
    r"(?:\d{1,3} )?(?:دقائق|دقيقه|دقيقتان|دقيقتين|minutes?|mins?)(?: (?:لل)?(?:قراءه|مطالعه|read))?"
)
"""How long reading takes."""
FIGURES = re.compile(r"\b[GHJW]\d\d\b|\d+")
"""Figures, and the months and weekdays of a canonical text."""


def is_date_only(piece: Piece, around: str) -> bool:
    """Tell whether a masked piece is a date and what stands beside dates behind a bar, such as the time of reading.

    When a page was changed is not read, and need not be a date that can be: `آخر تحديث: 25 أكتوبر 08:10 2023`.
    """
    if piece.kind == "update":
        around = FIGURES.sub(" ", around)
    if is_bare(around):
        return True
    parts = STRONG.split(around)
    return len(parts) > 1 and all(is_bare(part) or READING_TIME.fullmatch(part.strip()) for part in parts)
