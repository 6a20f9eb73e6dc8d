"""Headlines of other articles: out of the text, and kept for what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mujaz.clean.labels import is_label
from mujaz.clean.lines import SENTENCE_END, SHORT_SENTENCE, Draft, Line, count_words, is_sentence, opens_text
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.promo import is_promo
from mujaz.model import Heading, Paragraph, RemovedLine

Rule = Literal["related", "share", "end"]
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
TAIL_WORDS = 9
"""Lines of up to nine words behind the last sentence are headlines of other articles."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a line: kept where there is no rule; else removed, and perhaps a headline in it kept."""

    line: Line
    rule: str | None = None
    headlines: tuple[str, ...] = ()


def cut_skips(draft: Draft, markers: Iterable[str]) -> Draft:
    """Return the draft without the blocks that marker lines open; headlines behind related ones stay known.

    `markers` are those that the publication has of its own.
    """
    known: dict[Rule, frozenset[str]] = {
        "related": phrases("related") | frozenset(map(fold_phrase, markers)),
        "share": phrases("share"),
        "end": phrases("end"),
    }
    return _settle(draft, _keep_subheadings(tuple(_fates(draft.lines, known)), known))


def _fates(lines: tuple[Line, ...], known: dict[Rule, frozenset[str]]) -> Iterator[Fate]:
    """Yield what becomes of each line.

    A skip ends only at running text, for related blocks also stand in the middle of articles; what stands behind
    comments, tags and rights never is the article's.
    """
    skip: Rule | None = None
    in_text = False
    length = 0
    for place, line in enumerate(lines):
        opened = None if skip == "end" else _open(line, known)
        if opened is not None:
            rule, behind = opened
            length = 1
            skip = None if behind or (rule != "related" and not in_text) else rule
            yield Fate(line, rule, _headlines(behind) if rule == "related" else ())
            continue
        ahead = lines[place + 1 : place + 1 + AHEAD]
        last = length <= SHORT_SKIP and (not ahead or _open(ahead[0], known) is not None)
        skip = None if skip is not None and _ends(skip, line, ahead, last=last) else skip
        length += 1
        in_text = in_text or (skip is None and opens_text(line.text))
        parts = paragraphs_of([line.block]) if skip == "related" else ()
        yield Fate(line, skip, tuple(text for part in parts for text in _headlines(part)))


def _keep_subheadings(fates: tuple[Fate, ...], known: dict[Rule, frozenset[str]]) -> Iterator[Fate]:
    """Yield the fates, but keep the last line of a skip where it is a sub-heading of the text behind it."""
    for place, fate in enumerate(fates):
        resumes = place + 1 < len(fates) and fates[place + 1].rule is None and fate.rule in {"related", "share"}
        inside = place > 1 and fates[place - 1].rule == fate.rule and fates[place - 2].rule == fate.rule
        kept = resumes and inside and _is_subheading(fate.line) and _open(fate.line, known) is None
        yield Fate(fate.line) if kept else fate


def _is_subheading(line: Line) -> bool:
    """Tell whether a line is shorter than headlines are, and no link, button or sentence."""
    block = line.block
    linked = isinstance(block, Paragraph | Heading) and any(span.href for span in block.spans)
    most = HEADING_WORDS if isinstance(block, Heading) else SUBHEADING_WORDS
    good = isinstance(block, Paragraph | Heading) and not linked and 1 < count_words(line.text) <= most
    return good and not is_label(line.text) and SENTENCE_END.search(line.text.rstrip("؟?!")) is None


def _open(line: Line, known: dict[Rule, frozenset[str]]) -> tuple[Rule, str] | None:
    """Return the rule that a marker line opens and what stands behind the marker in it; None for other lines."""
    if not isinstance(line.block, Paragraph | Heading) or is_sentence(line.text):
        return None
    for rule, marks in known.items():
        behind = after_phrase(line.text, marks)
        if behind is not None and count_words(behind) <= INLINE_WORDS:
            return rule, behind
    return None


def _ends(skip: Rule, line: Line, ahead: tuple[Line, ...], *, last: bool) -> bool:
    """Tell whether the article goes on at `line`.

    A short sentence says so only with more text close behind it, or as the last line behind a short skip.
    """
    if skip == "end" or is_promo(line.text):
        return False
    if skip == "share" or is_sentence(line.text):
        return opens_text(line.text) or is_sentence(line.text)
    more = any(is_sentence(other.text) for other in ahead) or (bool(ahead) and _is_full_sentence(ahead[0].text))
    return _is_full_sentence(line.text) and (more or last)


def _is_full_sentence(text: str) -> bool:
    """Tell whether a line ends with a full stop, as headlines do not."""
    return count_words(text) >= SHORT_SENTENCE and FULL_STOP.search(text) is not None


def _headlines(text: str) -> tuple[str, ...]:
    """Return `text` if it may be a headline."""
    good = FEWEST_WORDS <= count_words(text) <= MOST_WORDS and not is_label(text)
    return (" ".join(text.split()),) if good else ()


def _settle(draft: Draft, fates: Iterable[Fate]) -> Draft:
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
    fates = (Fate(line, "related", _headlines(line.text)) for line in tail)
    return _settle(draft, (*map(Fate, body), *fates)) if body else draft


def _tail_start(lines: tuple[Line, ...]) -> int:
    """Return where the unpunctuated short lines at the end begin; a headline with a question mark is among them."""
    start = len(lines)
    while start and _is_short(lines[start - 1]):
        start -= 1
    while start < len(lines) and SENTENCE_END.search(lines[start].text):
        start += 1
    return start


def _is_short(line: Line) -> bool:
    full_stop = SENTENCE_END.search(line.text)
    ends = full_stop is not None and full_stop[0][0] in ".۔"
    return isinstance(line.block, Paragraph | Heading) and count_words(line.text) <= TAIL_WORDS and not ends
