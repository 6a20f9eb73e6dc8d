"""Captions that a dump has twice, once for those who do not see the picture."""

from __future__ import annotations

from itertools import compress, count
from operator import eq
from typing import Final

from mujaz.clean.lines import SENTENCE_END, TEXT, Draft, Line

MOST_WORDS: Final = 20
"""A caption within a text that is known by nothing else has no more words."""


def cut_doubles(draft: Draft) -> Draft:
    """Return the draft of a plain text without the short lines that stand right below one of the same words."""
    texts = list(map(TEXT, draft.lines))
    twice = [n for n in compress(count(), map(eq, texts, texts[1:])) if _may_be_caption(draft.lines[n])]
    return draft.without("caption", {place for n in twice for place in (n, n + 1)}) if twice else draft


def _may_be_caption(line: Line) -> bool:
    return not line.worth and line.length <= MOST_WORDS and SENTENCE_END.search(line.text) is None
