"""Headlines of other articles: out of the text, and kept for what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mujaz.clean.labels import is_label
from mujaz.clean.lines import SENTENCE_END, Draft, Line, count_words, is_sentence, opens_text
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases
from mujaz.clean.plain import paragraphs_of
from mujaz.model import Heading, Paragraph, RemovedLine

Rule = Literal["related", "share", "end"]
INLINE_WORDS = 25
"""More words behind `اقرأ أيضاً:` are no headline."""
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
    return _settle(draft, _fates(draft.lines, known))


def _fates(lines: tuple[Line, ...], known: dict[Rule, frozenset[str]]) -> Iterator[Fate]:
    """Yield what becomes of each line.

    A skip ends only at running text, for related blocks also stand in the middle of articles; what stands behind
    comments, tags and rights never is the article's.
    """
    skip: Rule | None = None
    in_text = False
    for line in lines:
        opened = None if skip == "end" else _open(line, known)
        if opened is not None:
            rule, behind = opened
            skip = None if behind or (rule != "related" and not in_text) else rule
            yield Fate(line, rule, _headlines(behind) if rule == "related" else ())
            continue
        skip = None if skip is not None and _ends(skip, line) else skip
        in_text = in_text or (skip is None and opens_text(line.text))
        inside = tuple(text for part in paragraphs_of([line.block]) for text in _headlines(part))
        yield Fate(line, skip, inside if skip == "related" else ())


def _open(line: Line, known: dict[Rule, frozenset[str]]) -> tuple[Rule, str] | None:
    """Return the rule that a marker line opens and what stands behind the marker in it; None for other lines."""
    if not isinstance(line.block, Paragraph | Heading) or is_sentence(line.text):
        return None
    for rule, marks in known.items():
        behind = after_phrase(line.text, marks)
        if behind is not None and count_words(behind) <= INLINE_WORDS:
            return rule, behind
    return None


def _ends(skip: Rule, line: Line) -> bool:
    """Tell whether the article goes on at `line`."""
    if skip == "end":
        return False
    return is_sentence(line.text) if skip == "related" else opens_text(line.text)


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
