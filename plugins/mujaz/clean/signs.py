"""What stands below headlines: bylines, dates, the time since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mujaz.clean.dates import read_date_line
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases
from mujaz.clean.reading import has_year, may_state

ROW: Final = re.compile(r"\s*[·•|]\s*")
"""What stands between a name, a date and the time that reading takes in one line."""


@lru_cache(maxsize=REMEMBERED)
def is_sign(text: str) -> bool:
    """Tell whether a line is what stands below headlines: a byline, a date, the time since."""
    dated = may_state(text) and read_date_line(text, day_first=True) is not None
    if dated or after_phrase(text, phrases("byline")) is not None:
        return True
    parts = ROW.split(text) if has_year(text) else ()
    if len(parts) > 1 and any(has_year(part) and read_date_line(part, day_first=True) for part in parts):
        return True
    first = fold_phrase(text.split(maxsplit=1)[0])
    return first in phrases("plain_byline") or any(piece in phrases("byline") for piece in _before_colons(text))


def _before_colons(text: str) -> Iterator[str]:
    """Yield the word before each colon."""
    for piece in text.split(":")[:-1]:
        if piece.split():
            yield fold_phrase(piece.split()[-1])
