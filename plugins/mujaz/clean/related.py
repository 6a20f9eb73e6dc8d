"""Headlines of other articles: out of the text, and kept for what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from mujaz.clean.labels import is_label
from mujaz.clean.lines import (
    PLAIN,
    SENTENCE_END,
    SHORT_SENTENCE,
    Draft,
    Line,
    count_words,
    is_text,
    may_open,
)
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.promo import is_promo
from mujaz.model import Heading, Paragraph, RemovedLine

Rule = Literal["related", "share", "end"]
Opening = tuple[Rule, str]
"""The rule that a mark opens, and what stands behind the mark in its line."""
LINES = (Paragraph, Heading)
INLINE_WORDS = 25
"""More words behind `اقرأ أيضاً:` are no headline."""
SHORT_SKIP = 3
"""A box within a text has so many lines; longer lists stand behind it."""
AHEAD = 3
"""So many lines ahead are looked at for running text."""
SUBHEADING_WORDS, HEADING_WORDS = 4, 8
"""A sub-heading is shorter than a headline; what HTML marks as a heading may have more words."""
FULL_STOP = re.compile(r"[.۔][\"'»”’)\]]*\Z|(?<=[.۔؟?!])[\"'»”’)\]]+[.۔]?\Z")  # ARABIC FULL STOP
"""How a sentence ends and no headline does."""
FEWEST_WORDS, MOST_WORDS = 3, 30
"""Fewer words are a section or a button, more are a text: no headlines."""


class Fate(NamedTuple):
    """Why a line goes, and the headlines in it; lines without a fate stay."""

    rule: str
    headlines: tuple[str, ...] = ()


def cut_skips(draft: Draft, markers: Iterable[str], *, over: bool = False) -> Draft:
    """Return the draft without the blocks that marker lines open; headlines behind related ones stay known.

    `markers` are those that the publication has of its own. Where the text was cut before where it is `over`, a mark
    of its end is a button.
    """
    markers = tuple(markers)
    # What is sure of a line is so for the marks of every page only.
    lines = tuple(line._replace(suspect=True) for line in draft.lines) if markers else draft.lines
    opened = [
        _open(line.text, markers) if line.suspect and isinstance(line.block, LINES) and not is_text(line) else None
        for line in lines
    ]
    if not any(opened):
        return draft
    return settle(draft, _keep_subheadings(lines, list(_fates(lines, opened, over=over)), opened))


class _Marks(NamedTuple):
    """The phrases that open a skip: of each rule, and all of them."""

    of_rules: tuple[tuple[Rule, frozenset[str]], ...]
    any: frozenset[str]


@lru_cache(maxsize=64)
def _marks(markers: tuple[str, ...]) -> _Marks:
    """Return the phrases that open a skip, with those of a publication."""
    related = phrases("related") | frozenset(map(fold_phrase, markers))
    share, end = phrases("share"), phrases("end")
    return _Marks((("related", related), ("share", share), ("end", end)), related | share | end)


def _fates(lines: tuple[Line, ...], openings: list[Opening | None], *, over: bool) -> Iterator[Fate | None]:
    """Yield what becomes of each line; `openings` are the marks among them.

    A skip ends only at running text, for related blocks also stand in the middle of articles; what stands behind
    comments, tags and rights never is the article's.
    """
    skip: Rule | None = None
    in_text = False
    length = 0
    for place, line in enumerate(lines):
        opened = None if skip == "end" else openings[place]
        if opened is not None:
            rule, behind = opened
            length = 1
            button = (rule != "related" and not in_text) or (rule == "end" and over)
            skip = None if behind or button else rule
            yield Fate(rule, headlines_in(behind) if rule == "related" else ())
            continue
        if skip is None:
            in_text = in_text or may_open(line)
            length += 1
            yield None
            continue
        ahead = lines[place + 1 : place + 1 + AHEAD]
        last = length <= SHORT_SKIP and (not ahead or openings[place + 1] is not None)
        skip = None if _ends(skip, line, ahead, last=last) else skip
        length += 1
        in_text = in_text or (skip is None and may_open(line))
        yield Fate(skip, _headlines_of(line) if skip == "related" else ()) if skip is not None else None


def _keep_subheadings(
    lines: tuple[Line, ...], fates: list[Fate | None], openings: list[Opening | None]
) -> list[Fate | None]:
    """Return the fates, but keep the last line of a skip where it is a sub-heading of the text behind it."""
    kept = list(fates)
    for place in range(2, len(fates) - 1):
        fate = fates[place]
        if fate is None or fates[place + 1] is not None or fate.rule == "end" or openings[place] is not None:
            continue
        inside = _rule_of(fates[place - 1]) == _rule_of(fates[place - 2]) == fate.rule
        if inside and _is_subheading(lines[place]):
            kept[place] = None
    return kept


def _rule_of(fate: Fate | None) -> str | None:
    return fate.rule if fate is not None else None


def _is_subheading(line: Line) -> bool:
    """Tell whether a line is shorter than headlines are, and no link, button or sentence."""
    block = line.block
    linked = isinstance(block, LINES) and any(span.href for span in block.spans)
    most = HEADING_WORDS if isinstance(block, Heading) else SUBHEADING_WORDS
    good = isinstance(block, LINES) and not linked and 1 < count_words(line.text) <= most
    return good and not (line.suspect and is_label(line.text)) and SENTENCE_END.search(line.text.rstrip("؟?!")) is None


@lru_cache(maxsize=REMEMBERED)
def _open(text: str, markers: tuple[str, ...]) -> Opening | None:
    """Return the rule that a marker line opens and what stands behind the marker in it; None for other lines."""
    known = _marks(markers)
    # Most lines open with no phrase of any rule, which one look tells.
    if after_phrase(text, known.any) is None:
        return None
    for rule, marks in known.of_rules:
        behind = after_phrase(text, marks)
        if behind is not None and count_words(behind) <= INLINE_WORDS:
            return rule, behind
    return None


def _ends(skip: Rule, line: Line, ahead: tuple[Line, ...], *, last: bool) -> bool:
    """Tell whether the article goes on at `line`.

    A short sentence says so only with more text close behind it, or as the last line behind a short skip.
    """
    if skip == "end" or (line.suspect and is_promo(line.text)):
        return False
    if skip == "share" or is_text(line):
        return may_open(line) or is_text(line)
    if not _is_full_sentence(line):
        return False
    return last or any(map(is_text, ahead)) or (bool(ahead) and _is_full_sentence(ahead[0]))


def _is_full_sentence(line: Line) -> bool:
    """Tell whether a line ends with a full stop, as headlines do not."""
    return line.length >= SHORT_SENTENCE and FULL_STOP.search(line.text) is not None


def _headlines_of(line: Line) -> tuple[str, ...]:
    """Return the headlines in a line of links."""
    if not line.suspect:
        return (" ".join(line.text.split()),) if FEWEST_WORDS <= len(line.words) <= MOST_WORDS else ()
    parts = (line.text,) if line.block is PLAIN else paragraphs_of([line.block])
    return tuple(text for part in parts for text in headlines_in(part))


def headlines_in(text: str) -> tuple[str, ...]:
    """Return `text` if it may be a headline."""
    good = FEWEST_WORDS <= count_words(text) <= MOST_WORDS and not (is_label(text) or is_promo(text) or "://" in text)
    return (" ".join(text.split()),) if good else ()


def settle(draft: Draft, fates: Sequence[Fate | None]) -> Draft:
    """Return the draft once each of its lines has met its fate."""
    pairs = list(zip(draft.lines, fates, strict=True))
    removed = [RemovedLine(fate.rule, line.text) for line, fate in pairs if fate is not None]
    found = [headline for fate in fates if fate is not None for headline in fate.headlines]
    return Draft(
        tuple([line for line, fate in pairs if fate is None]),
        (*draft.removed, *removed),
        tuple(dict.fromkeys((*draft.related, *found))) if found else draft.related,
        draft.byline,
    )
