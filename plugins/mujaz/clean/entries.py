"""Teasers and galleries within a text: entries that all begin with the same heading, or end with the same button."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from mujaz.clean.fates import settle
from mujaz.clean.lines import FIRST, TEXT, WORDS, Draft, Line
from mujaz.clean.other_headlines import headlines_of
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.records import key_of

ENTRIES: Final = 3
HEADED: Final = 4
"""So many entries with a button are a list, and so many with a heading."""
ENTRY_LINES: Final = 5
"""No entry has more lines."""
HEADLINE_WORDS: Final = 16
TEXT_WORDS: Final = 30
"""So many words of the article stand above a list of teasers."""
POINTERS: Final = frozenset("◄►◀▶◂▸☚☛")
"""Before the headline of another article within a text."""
RETURN: Final = "\u21a9"  # LEFTWARDS ARROW WITH HOOK
FOOTNOTES: Final = 5
NOTE: Final = re.compile(r"(\d{1,2})(?:[.)]\s+(\S)|\Z)")
"""How a footnote begins, or its number in a line of its own."""
REFERENCE: Final = r"(?:(?<=[a-z\u0621-\u064a»”\"]){0}(?=[\s،,.؛;:]|\Z)|(?<=[.?!؟]){0}(?=\s|\Z))"
"""A number that is put to a word or behind a full stop."""
POLL_LINES: Final = 8
"""A poll has no more lines."""
HEADING_LENGTH: Final = 6
"""No heading of a box has more words."""
HEADING_WORDS: Final = 4
"""A line of fewer words that stands again and again may be who speaks in an interview."""


def cut_entries(draft: Draft, tail: tuple[Line, ...]) -> Draft:
    """Return the draft of a plain text without the entries of a list that a line which stands again and again tells.

    The last button of a list at the end of the text is the first line of the `tail`.
    """
    lines = (*draft.lines, *tail[:1])
    # In most texts no three lines are the same, and most lines are running text.
    if len(set(map(TEXT, lines))) > len(lines) + 1 - ENTRIES:
        return draft
    short = [place for place, line in enumerate(lines) if not line.worth]
    return draft.without("entry of a list", set(_entries(lines, short)) - {len(draft.lines)})


def cut_boxes(draft: Draft) -> Draft:
    """Return the draft of a plain text without boxes of figures, polls and footnotes."""
    lines = draft.lines
    cut: set[int] = set()
    # One word of most lines tells that they are neither.
    lasts, firsts = _telling()
    told = [n for n, words in enumerate(map(WORDS, lines)) if words and (words[-1] in lasts or words[0] in firsts)]
    for place in told:
        line = lines[place]
        if line.worth or line.length > HEADING_LENGTH:
            continue
        if line.words[-1] in lasts and _heads_figures(line):
            end = next((n for n in range(place + 1, len(lines)) if not _is_figure(lines[n])), len(lines))
            cut.update(range(place, end) if end > place + 1 else ())
        elif line.words[0] in firsts and after_phrase(line.text, phrases("vote")) is not None:
            cut.update(_poll_above(lines, place))
    return draft.without("box", cut | _footnotes(lines))


def cut_pointers(draft: Draft) -> Draft:
    """Return the draft of a plain text without the lines that an arrow tells to lead to other articles."""
    lines = draft.lines
    # Hardly any text has one, which a look at the first signs tells.
    if POINTERS.isdisjoint(map(FIRST, map(TEXT, lines))):
        return draft
    places = [place for place, line in enumerate(lines) if line.text[0] in POINTERS and not line.worth]
    return settle(draft, {n: ("related", headlines_of(lines[n])) for n in places}) if places else draft


def _poll_above(lines: tuple[Line, ...], button: int) -> Iterator[int]:
    """Yield the places of the question and the answers above the button of a poll."""
    start = max(0, button - POLL_LINES)
    place = next((n for n in range(button - 1, start, -1) if lines[n].text[-1] in "؟?"), None)
    answers = range(button if place is None else place + 1, button)
    if place is not None and len(answers) > 1 and not any(lines[n].worth for n in answers):
        yield from range(place, button)


def _footnotes(lines: tuple[Line, ...]) -> set[int]:
    """Return which of the last lines are footnotes: they lead back to the text, or have a number that stands in it."""
    last = range(max(1, len(lines) - FOOTNOTES), len(lines))
    if RETURN in "\n".join(map(TEXT, lines[-FOOTNOTES:])):
        return {place for place in last if RETURN in lines[place].text}
    cut: set[int] = set()
    for place in last:
        number = NOTE.match(lines[place].text) if lines[place].text[0].isdigit() else None
        if number and re.search(REFERENCE.format(number[1]), "\n".join(map(TEXT, lines[: last.start]))):
            cut.update({place} if number[2] else {place, min(place + 1, last.stop - 1)})
    return cut


def _heads_figures(line: Line) -> bool:
    """Tell whether a line is the heading of a box of figures."""
    return any(b" ".join(line.words[-n:]) in _figures() for n in (1, 2, 3))


@cache
def _telling() -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Return the words with which headings of figures end, and those with which the buttons of polls begin."""
    return frozenset(key.split()[-1] for key in _figures()), frozenset(
        key_of(one).split()[0] for one in phrases("vote")
    )


@cache
def _figures() -> frozenset[bytes]:
    return frozenset(map(key_of, phrases("figures")))


def _is_figure(line: Line) -> bool:
    """Tell whether a line is a few words, a colon and a figure, once or more."""
    _, *behind = line.text.split(":")
    return bool(behind) and all(text.strip()[:1].isdigit() for text in behind)


def _entries(lines: tuple[Line, ...], short: list[int]) -> Iterator[int]:
    """Yield the places of the lines that are entries of a list."""
    above = (0, *accumulate(line.worth for line in lines))
    listed = defaultdict(list)
    for place in short:
        listed[lines[place].text].append(place)
    for text, places in listed.items():
        if len(places) < ENTRIES:
            continue
        steps = [behind - place for place, behind in pairwise(places)]
        # Somewhere between the entries an advertisement may stand.
        if sum([1 < step <= ENTRY_LINES for step in steps]) < len(places) - 2:
            continue
        length = Counter(steps).most_common(1)[0][0]
        button = after_phrase(text, phrases("related")) == ""
        start, end = (places[0] + 1 - length, places[-1] + 1) if button else (places[0], places[-1] + length)
        if above[max(0, start)] < TEXT_WORDS:
            continue  # the article stands above them
        if _are_buttons(lines, places) if button else _is_heading(lines, places, text):
            yield from range(start, min(len(lines), end))


def _is_heading(lines: tuple[Line, ...], places: list[int], text: str) -> bool:
    """Tell whether a line is the heading of entries, each with a text, and not who speaks in an interview."""
    several = len(places) >= HEADED and text.count(" ") >= HEADING_WORDS - 1 and text[-1].isalnum()
    return several and all(any(line.worth for line in lines[a:b]) for a, b in pairwise(places))


def _are_buttons(lines: tuple[Line, ...], places: list[int]) -> bool:
    """Tell whether marks are the buttons below teasers, each a headline and a text, and not marks within an article.

    A headline and a paragraph behind the last mark are what goes on behind a link.
    """
    last = places[-1]
    # A headline may read as a sentence.
    headed = [not lines[place - 2].worth or lines[place - 2].length <= HEADLINE_WORDS for place in places]
    if not headed[0] or 2 * sum(headed) <= len(headed) or not all(lines[place - 1].worth for place in places):
        return False
    return last + 2 >= len(lines) or lines[last + 1].worth > 0 or not lines[last + 2].worth
