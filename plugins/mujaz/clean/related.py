"""Headlines of other articles: out of the text, and kept for what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from mujaz.clean.labels import is_label
from mujaz.clean.lines import SENTENCE_END, SHORT_SENTENCE, Draft, Line, count_words, is_sentence, opens_text
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases
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
TAIL_WORDS, LONG_TAIL_WORDS = 9, 16
"""Lines of up to nine words behind the last sentence are headlines of other articles, and longer ones among them."""


class Fate(NamedTuple):
    """What becomes of a line: kept where there is no rule; else removed, and perhaps a headline in it kept."""

    line: Line
    rule: str | None = None
    headlines: tuple[str, ...] = ()


def cut_dropped(draft: Draft, lines: Iterable[str]) -> Draft:
    """Return the draft without the `lines` that its publication's record calls none of an article."""
    known = frozenset(map(fold_phrase, lines))
    listed = enumerate(draft.lines if known else ())
    return draft.without("publication", {n for n, line in listed if fold_phrase(line.text) in known})


def cut_ends(draft: Draft, marks: Iterable[str]) -> Draft:
    """Return the draft without the line that a publication has below its articles, and what stands behind it."""
    known = frozenset(map(fold_phrase, marks))
    lines = draft.lines if known else ()
    end = next((n for n, line in enumerate(lines) if after_phrase(line.text, known) is not None), len(draft.lines))
    return draft.without("end", set(range(end, len(draft.lines))))


def cut_skips(draft: Draft, markers: Iterable[str], *, over: bool = False) -> Draft:
    """Return the draft without the blocks that marker lines open; headlines behind related ones stay known.

    `markers` are those that the publication has of its own. Where the text was cut before where it is `over`, a mark
    of its end is a button.
    """
    markers = tuple(markers)
    known = _marks(markers)
    # What is sure of a line is so for the marks of every page only.
    lines = tuple(replace(line, sure=False) for line in draft.lines) if markers else draft.lines
    opened = [None if line.sure else _open(line, known) for line in lines]
    if not any(opened):
        return draft
    return settle(draft, _keep_subheadings(tuple(_fates(lines, opened, over=over)), opened))


@lru_cache(maxsize=64)
def _marks(markers: tuple[str, ...]) -> dict[Rule, frozenset[str]]:
    """Return the phrases that open a skip, with those of a publication."""
    return {
        "related": phrases("related") | frozenset(map(fold_phrase, markers)),
        "share": phrases("share"),
        "end": phrases("end"),
    }


def _fates(lines: tuple[Line, ...], openings: list[Opening | None], *, over: bool) -> Iterator[Fate]:
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
            yield Fate(line, rule, headlines_in(behind) if rule == "related" else ())
            continue
        if skip is None:
            in_text = in_text or opens_text(line.text)
            length += 1
            yield Fate(line)
            continue
        ahead = lines[place + 1 : place + 1 + AHEAD]
        last = length <= SHORT_SKIP and (not ahead or openings[place + 1] is not None)
        skip = None if _ends(skip, line, ahead, last=last) else skip
        length += 1
        in_text = in_text or (skip is None and opens_text(line.text))
        yield Fate(line, skip, _headlines_of(line) if skip == "related" else ())


def _keep_subheadings(fates: tuple[Fate, ...], openings: list[Opening | None]) -> Iterator[Fate]:
    """Yield the fates, but keep the last line of a skip where it is a sub-heading of the text behind it."""
    for place, fate in enumerate(fates):
        if fate.rule not in {"related", "share"}:
            yield fate
            continue
        resumes = place + 1 < len(fates) and fates[place + 1].rule is None
        inside = place > 1 and fates[place - 1].rule == fate.rule and fates[place - 2].rule == fate.rule
        kept = resumes and inside and _is_subheading(fate.line) and openings[place] is None
        yield Fate(fate.line) if kept else fate


def _is_subheading(line: Line) -> bool:
    """Tell whether a line is shorter than headlines are, and no link, button or sentence."""
    block = line.block
    linked = isinstance(block, LINES) and any(span.href for span in block.spans)
    most = HEADING_WORDS if isinstance(block, Heading) else SUBHEADING_WORDS
    good = isinstance(block, LINES) and not linked and 1 < count_words(line.text) <= most
    return good and (line.sure or not is_label(line.text)) and SENTENCE_END.search(line.text.rstrip("؟?!")) is None


def _open(line: Line, known: dict[Rule, frozenset[str]]) -> Opening | None:
    """Return the rule that a marker line opens and what stands behind the marker in it; None for other lines."""
    if not isinstance(line.block, LINES) or is_sentence(line.text):
        return None
    # Most lines open with no phrase of any rule, which one look tells.
    if after_phrase(line.text, _any_of(*known.values())) is None:
        return None
    for rule, marks in known.items():
        behind = after_phrase(line.text, marks)
        if behind is not None and count_words(behind) <= INLINE_WORDS:
            return rule, behind
    return None


@lru_cache(maxsize=64)
def _any_of(*marks: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*marks)


def _ends(skip: Rule, line: Line, ahead: tuple[Line, ...], *, last: bool) -> bool:
    """Tell whether the article goes on at `line`.

    A short sentence says so only with more text close behind it, or as the last line behind a short skip.
    """
    if skip == "end" or (not line.sure and is_promo(line.text)):
        return False
    if skip == "share" or is_sentence(line.text):
        return opens_text(line.text) or is_sentence(line.text)
    more = any(is_sentence(other.text) for other in ahead) or (bool(ahead) and _is_full_sentence(ahead[0].text))
    return _is_full_sentence(line.text) and (more or last)


def _is_full_sentence(text: str) -> bool:
    """Tell whether a line ends with a full stop, as headlines do not."""
    return count_words(text) >= SHORT_SENTENCE and FULL_STOP.search(text) is not None


def _headlines_of(line: Line) -> tuple[str, ...]:
    """Return the headlines in a line of links."""
    if line.sure:
        return (" ".join(line.text.split()),) if FEWEST_WORDS <= len(line.words) <= MOST_WORDS else ()
    return tuple(text for part in paragraphs_of([line.block]) for text in headlines_in(part))


def headlines_in(text: str) -> tuple[str, ...]:
    """Return `text` if it may be a headline."""
    good = FEWEST_WORDS <= count_words(text) <= MOST_WORDS and not is_label(text)
    return (" ".join(text.split()),) if good else ()


def settle(draft: Draft, fates: Iterable[Fate]) -> Draft:
    """Return the draft once each of its lines has met its fate."""
    settled = tuple(fates)
    removed = (RemovedLine(fate.rule, fate.line.text) for fate in settled if fate.rule is not None)
    found = (headline for fate in settled for headline in fate.headlines)
    return replace(
        draft,
        lines=tuple(fate.line for fate in settled if fate.rule is None),
        removed=(*draft.removed, *removed),
        related=tuple(dict.fromkeys((*draft.related, *found))),
    )


def cut_tail(draft: Draft) -> Draft:
    """Return the draft without the headlines of other articles that stand behind its last sentence."""
    body = draft.lines[: _tail_start(draft.lines)]
    tail = draft.lines[len(body) :]
    fates = (Fate(line, "related", headlines_in(line.text)) for line in tail)
    return settle(draft, (*map(Fate, body), *fates)) if body else draft


def _tail_start(lines: tuple[Line, ...]) -> int:
    """Return where the unpunctuated short lines at the end begin; a headline with a question mark is among them."""
    place = start = len(lines)
    while place and _is_short(lines[place - 1], LONG_TAIL_WORDS):
        place -= 1
        # A longer line is a headline if shorter ones stand above and below it.
        if _is_short(lines[place], TAIL_WORDS):
            start = place
        elif start == len(lines):
            break
    while start < len(lines) and SENTENCE_END.search(lines[start].text):
        start += 1
    return start


def _is_short(line: Line, most: int) -> bool:
    full_stop = SENTENCE_END.search(line.text)
    ends = full_stop is not None and full_stop[0][0] in ".۔"
    return isinstance(line.block, LINES) and count_words(line.text) <= most and not ends
