"""What stands behind the text of a dump: headlines of other articles, tags, comments, the site's footers."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import repeat
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import MAY_OPEN_SKIP, Draft, Line, count_words
from mujaz.clean.other_headlines import FEWEST_WORDS, MOST_WORDS, headlines_in
from mujaz.clean.phrases import REMEMBERED, phrases
from mujaz.clean.records import key_of
from mujaz.model import RemovedLine

STARTS: Final = (2, 3, 4)
"""A phrase of so many words also counts at the start of a short line."""
LONGEST_START: Final = 8
LONGEST_MARK: Final = 12
NO_MARK: Final[tuple[None, str]] = (None, "")


def read_tail(draft: Draft, tail: tuple[Line, ...], markers: tuple[str, ...] = ()) -> Draft:
    """Return the draft with the lines of its page's tail removed, and the headlines among them known.

    Most lines of a tail are the site's own; only those behind a mark say something about the article. `markers` are
    those of related headlines that the publication has of its own.
    """
    if not tail:
        return draft
    own = frozenset(map(key_of, markers))
    rule, ended = "frame", False
    removed: list[tuple[str, str]] = []
    related: list[str] = []
    for one in tail:
        text = one.text
        mark, behind = _read_mark(text) if one.suspect & MAY_OPEN_SKIP else NO_MARK
        if mark is None and not own:
            removed.append((rule, text))
            if rule == "related" and not one.worth:
                related += _headline(one)
            continue
        key = b" ".join(one.words)
        if key in own:
            mark = "related"
        # Behind the comments stands what is most read; only what calls itself related is the article's.
        elif mark == "related" and ended and key not in _beside():
            rule, mark = "frame", "frame"
        if mark is not None:
            ended = ended or mark == "end"
            rule = "end" if mark == "share" and ended else mark
        removed.append((mark or rule, text))
        if rule == "related" and (behind if mark else not one.worth):
            related.extend(headlines_in(behind) if mark else _headline(one))
    headlines = tuple(dict.fromkeys((*draft.related, *related)))
    # As in `removed_by`.
    gone = map(tuple.__new__, repeat(RemovedLine), removed)
    return draft._replace(removed=(*draft.removed, *gone), related=headlines)


def _headline(one: Line) -> tuple[str, ...]:
    """Return the line of a record if it may be a headline."""
    if one.suspect:
        return headlines_in(one.text)
    return (" ".join(one.text.split()),) if FEWEST_WORDS <= one.length <= MOST_WORDS else ()


@lru_cache(maxsize=REMEMBERED)
def _read_mark(text: str) -> tuple[str | None, str]:
    """Return the rule whose mark opens a line, and what stands behind the mark in it."""
    marks, words = _marks(), bare_words(text)
    if len(words) > LONGEST_MARK and ":" not in text:
        return None, ""
    if rule := marks.get(b" ".join(words)):
        return rule, ""
    start, colon, behind = text.partition(":")
    if colon and (rule := marks.get(b" ".join(bare_words(start)))):
        return rule, behind.strip()
    short = words if count_words(text) <= LONGEST_START else []
    return next((marks[known] for n in STARTS if (known := b" ".join(short[:n])) in marks), None), ""


@cache
def _marks() -> dict[bytes, str]:
    kinds = ("related", "share", "end")
    return {key_of(phrase): kind for kind in kinds for phrase in phrases(kind)}


@cache
def _beside() -> frozenset[bytes]:
    return frozenset(map(key_of, phrases("related_beside")))
