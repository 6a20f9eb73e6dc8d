"""What stands at the ends of a page's titles beside the headline: the name of its site, a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mujaz.clean.lines import count_words
from mujaz.clean.metadata import Metadata
from mujaz.clean.phrases import REMEMBERED

SEPARATOR: Final = re.compile(r"\s+[-–—|:»·•~›‹]{1,2}\s+|\s*\|\s*")
"""What stands between a headline and the name of its site."""
SIGNS: Final = re.compile(r"[-–—|:»·•~›‹](?:(?<=\|)|(?<=\s.)(?=[-–—|:»·•~›‹]?\s))")
"""Without one of these there is no separator, as in most headlines; a colon within one has no space before it."""
SURE_SEPARATORS: Final = frozenset({"|", "»", "::", "·", "•", "~", "›", "‹"})
"""Separators that stand in no headline of themselves."""
REPEATED_WORDS: Final = 3
"""A second line of fewer words that opens the first may be a section (`سوريا`), and not the headline again."""
LONGEST: Final = 500
"""Separators further behind are in no headline."""
SITE_WORDS: Final = 4
"""No longer name of a site is cut where nothing but its place says that it is one."""


class Headline(NamedTuple):
    """A page's headline, and what the site puts behind it."""

    text: str
    suffix: str | None = None


def cut_start(text: str, start: str) -> str | None:
    """Return what stands in `text` behind `start` and a separator; None if it does not begin so."""
    gap = SEPARATOR.match(text, len(start)) if text.startswith(start) else None
    return text[gap.end() :].strip() or None if gap else None


def title_parts(metadata: Metadata) -> Iterator[str]:
    """Yield what stands at the ends of the page's titles, which may name its site."""
    for title in metadata.titles:
        for before, _, end in split_title(title):
            yield from (end, before)


def name_before(text: str, end: str) -> str | None:
    """Return what stands in `text` before a separator and `end`; None if it does not end so, or if that is no name."""
    before = next((SEPARATOR.split(before)[0] for before, _, behind in split_title(text) if behind == end), None)
    return before if before and count_words(before) <= SITE_WORDS else None


@lru_cache(maxsize=REMEMBERED)
def split_title(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return the parts before and behind each separator in `text`, the shortest end first."""
    if SIGNS.search(text) is None:
        return ()
    gaps = reversed(list(SEPARATOR.finditer(text[:LONGEST])))
    parts = ((text[: gap.start()].strip(), gap[0].strip(), text[gap.end() :].strip()) for gap in gaps)
    return tuple([part for part in parts if part[0] and part[2]])


def cut_sure(text: str) -> Headline | None:
    """Return the headline in `text` if a short end stands behind a separator that headlines do not have."""
    for before, separator, end in split_title(text):
        if separator in SURE_SEPARATORS and _is_name_behind(before, end):
            # `Ferry returns to service at last | News | The Daily`
            inner = cut_sure(before)
            return Headline(inner.text if inner else before, end)
    return None


def _is_name_behind(before: str, end: str) -> bool:
    """Tell whether a short end behind a sure separator names the site: much shorter than what stands before it."""
    headline, name = count_words(before), count_words(end)
    return name <= SITE_WORDS and (headline > SITE_WORDS or headline >= max(REPEATED_WORDS, 2 * name))
