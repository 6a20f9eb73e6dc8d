"""What the rules of the search do not cover, read from `search.toml`: common words, other forms, other spellings."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.arabic.article import core_of
from mujaz.arabic.fold import fold_letters, fold_search
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("search.toml")


@frozen
class Words:
    """The tables of the search, every word but the common ones in the search fold."""

    stop: frozenset[str]
    """Words that are not indexed, as they are written and with their alefs bare."""
    forms: Mapping[str, str]
    """The core of another form of a word → that of the word."""
    beginnings: tuple[tuple[str, str], ...]
    """(How a word may begin, how it is taken to begin)."""
    twins: Mapping[str, str]
    """A word without its article → the spelling under which it is found too."""


@cache
def load_words() -> Words:
    """Return the tables.

    >>> load_words().forms["صواريخ"], "في" in load_words().stop
    ('صاروخ', True)
    """
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    words = [word for text in found["stop"].values() for word in text.split()]
    return Words(
        # Not in the search fold, which makes على the name علي, and إليه a mechanism (آلية).
        stop=frozenset({"", *words, *map(fold_letters, words)}),
        forms={form: word for text in found["forms"].values() for form, word in _read(text).items()},
        beginnings=tuple((one, other) for other, one in _read(found["spellings"]["beginnings"]).items()),
        twins=_read(found["spellings"]["twins"]),
    )


def _read(lines: str) -> dict[str, str]:
    """Return what stands behind the colon of each line, folded and word for word → what stands before it."""
    parts = (line.partition(":") for line in lines.split("\n") if line)
    folded = ((fold_search(word), fold_search(head)) for head, _, tail in parts for word in tail.split())
    return {core_of(word): core_of(head) for word, head in folded}
