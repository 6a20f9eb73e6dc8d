"""Headlines of other articles: out of the text, and kept for what they tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mujaz.clean.bare import bare_words
from mujaz.clean.fates import Fate, settle
from mujaz.clean.inner_skips import are_teasers, goes_on, is_above_button, is_newsletter
from mujaz.clean.labels import is_end_of_box, is_label, is_said
from mujaz.clean.lines import (
    ANY_RULE,
    ENDING,
    MAY_ASK,
    MAY_BE_LABEL,
    MAY_OPEN_SKIP,
    REAL_WORDS,
    SENTENCE_END,
    SHORT_SENTENCE,
    Draft,
    Line,
    count_words,
    is_text,
    may_open,
    suspects,
)
from mujaz.clean.other_headlines import headlines_in, headlines_of
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases
from mujaz.clean.promo import is_promo
from mujaz.model import Heading, Paragraph

MAY_BE_SKIP: Final = MAY_BE_LABEL | MAY_OPEN_SKIP
Rule = Literal["related", "share", "end"]
Opening = tuple[Rule, str]
"""The rule that a mark opens, and what stands behind the mark in its line."""
NAMED_END: Final = 3
"""A line that names the box that ends has so many words."""
BOX_ENDS: Final = frozenset(bare_words("end نهاية پایان"))
"""The first words of lines that say so, or the last ones."""
LINES: Final = (Paragraph, Heading)
INLINE_WORDS: Final = 25
"""More words behind `اقرأ أيضاً:` are no headline."""
SHORT_SKIP: Final = 3
"""A box within a text has so many lines; longer lists stand behind it."""
AHEAD: Final = 3
"""So many lines ahead are looked at for running text."""
SUBHEADING_WORDS: Final = 4
HEADING_WORDS: Final = 8
"""A sub-heading is shorter than a headline; what HTML marks as a heading may have more words."""
FULL_STOP: Final = re.compile(r"[.۔][\"'»”’)\]]*\Z|(?<=[.۔؟?!])[\"'»”’)\]]+[.۔]?\Z")  # ARABIC FULL STOP
"""How a sentence ends and no headline does."""


def cut_skips(draft: Draft, markers: Iterable[str], *, over: bool = False) -> Draft:
    """Return the draft without the blocks that marker lines open; headlines behind related ones stay known.

    `markers` are those that the publication has of its own. Where the text was cut before where it is `over`, a mark
    of its end is a button.
    """
    markers = tuple(markers)
    opened_by = _opener(markers)
    # What is sure of a line is so for the marks of every page only.
    lines = tuple(line._replace(suspect=ANY_RULE) for line in draft.lines) if markers else draft.lines
    opened = {
        place: opening
        for place in suspects(lines)
        if (line := lines[place]).suspect & MAY_BE_SKIP == MAY_BE_SKIP
        and isinstance(line.block, LINES)
        and (line.length < REAL_WORDS or not is_text(line))
        and (opening := opened_by(line.text)) is not None
        and not (opening[1] and is_said(lines, place))
    }
    return settle(draft, _fates(lines, opened, over=over)) if opened else draft


class _Marks(NamedTuple):
    """The phrases that open a skip: of each rule, and all of them."""

    of_rules: tuple[tuple[Rule, frozenset[str]], ...]
    any: frozenset[str]


def _marks(markers: tuple[str, ...]) -> _Marks:
    """Return the phrases that open a skip, with those of a publication."""
    related = phrases("related") | frozenset(map(fold_phrase, markers))
    share, end = phrases("share"), phrases("end")
    return _Marks((("related", related), ("share", share), ("end", end)), related | share | end)


def _fates(lines: tuple[Line, ...], opened: dict[int, Opening], *, over: bool) -> dict[int, Fate]:
    """Return what becomes of the lines that go, by their places; `opened` are the marks among them, by their places.

    A skip ends only at running text, for related blocks also stand in the middle of articles; what stands behind
    comments, tags and rights never is the article's.
    """
    fates: dict[int, Fate] = {}
    in_text = False
    behind_skip = 0  # the place of the first line behind the last skip
    for mark, next_mark in pairwise((*opened, len(lines))):
        rule, behind = opened[mark]
        in_text = in_text or any(map(may_open, lines[behind_skip:mark]))
        fates[mark] = (rule, headlines_in(behind) if rule == "related" else ())
        button = (rule != "related" and not in_text) or (rule == "end" and over)
        behind_skip = mark + 1
        if behind or button or _ends_box(lines[mark]):
            continue
        if rule == "related" and mark - 1 not in fates and is_above_button(lines, mark):
            fates[mark - 1] = (rule, headlines_of(lines[mark - 1]))
            continue
        if rule == "end":
            return fates | dict.fromkeys(range(mark + 1, len(lines)), (rule, ()))
        behind_skip = _end_of_skip(lines, mark, next_mark, rule, next_mark_follows=next_mark < len(lines))
        if rule == "share" and next_mark in opened and is_newsletter(lines[mark : next_mark + 1]):
            behind_skip = next_mark
        skipped = range(mark + 1, behind_skip)
        if rule == "related":
            fates |= {place: (rule, headlines_of(lines[place])) for place in skipped}
        else:
            fates |= dict.fromkeys(skipped, (rule, ()))
        # The last line of a skip may be a sub-heading of the text behind it.
        if mark + 2 < behind_skip < next_mark and _is_subheading(lines[behind_skip - 1], shared=rule == "share"):
            del fates[behind_skip - 1]
    return fates


def _ends_box(line: Line) -> bool:
    """Tell whether a mark says that a box ends, and opens none; most marks have neither word."""
    return (
        line.length >= NAMED_END
        and not BOX_ENDS.isdisjoint((line.words[0], line.words[-1]))
        and is_end_of_box(line.text)
    )


def _end_of_skip(lines: tuple[Line, ...], mark: int, next_mark: int, rule: Rule, *, next_mark_follows: bool) -> int:
    """Return the place of the line with which the article goes on behind a mark, that of the next mark if none does."""
    for place in range(mark + 1, next_mark):
        # Most lines of a skip neither read as text nor begin with a figure.
        line = lines[place]
        if line.length < SHORT_SENTENCE and not line.text[0].isdigit():
            continue
        ahead = lines[place + 1 : place + 1 + AHEAD]
        short = place - mark <= SHORT_SKIP
        last = short and (not ahead or (next_mark_follows and place + 1 == next_mark))
        if _ends(rule, line, ahead, last=last) or goes_on(lines, mark, place):
            return next_mark if rule == "related" and are_teasers(lines[:next_mark], mark) else place
    return next_mark


def _is_subheading(line: Line, *, shared: bool) -> bool:
    """Tell whether a line is shorter than headlines are, and no link, button or sentence.

    Behind buttons for sharing, as below each entry of a live blog, stand no headlines of others.
    """
    block = line.block
    linked = isinstance(block, LINES) and any(span.href for span in block.spans)
    most = HEADING_WORDS if shared or isinstance(block, Heading) else SUBHEADING_WORDS
    good = isinstance(block, LINES) and not linked and 1 < count_words(line.text) <= most
    return (
        good
        and not (line.suspect & MAY_BE_LABEL and is_label(line.text))
        and SENTENCE_END.search(line.text.rstrip("؟?!")) is None
    )


@lru_cache(maxsize=64)
def _opener(markers: tuple[str, ...]) -> Callable[[str], Opening | None]:
    """Return what tells the rule that a marker line opens; with the `markers` of a publication."""
    known = _marks(markers)

    @lru_cache(maxsize=REMEMBERED)
    def open_skip(text: str) -> Opening | None:
        """Return the rule that a marker line opens and what stands behind the marker in it; None for other lines."""
        # Most lines open with no phrase of any rule, which one look tells.
        if after_phrase(text, known.any) is None:
            return None
        for rule, marks in known.of_rules:
            behind = after_phrase(text, marks)
            if behind is not None and count_words(behind) <= INLINE_WORDS:
                return rule, behind
        return None

    return open_skip


def _ends(skip: Rule, line: Line, ahead: tuple[Line, ...], *, last: bool) -> bool:
    """Tell whether the article goes on at `line`.

    A short sentence says so only with more text close behind it, or as the last line behind a short skip.
    """
    if skip == "end" or (line.suspect & MAY_ASK and is_promo(line.text)):
        return False
    if skip == "share" or is_text(line):
        return may_open(line) or is_text(line)
    if not _is_full_sentence(line):
        return False
    return last or any(map(is_text, ahead)) or (bool(ahead) and _is_full_sentence(ahead[0]))


def _is_full_sentence(line: Line) -> bool:
    """Tell whether a line ends with a full stop, as headlines do not."""
    text = line.text
    if line.length < SHORT_SENTENCE or text[-1].isalnum():
        return False
    # What announces a list or a quotation ends with a colon, and no headline does.
    return text[-1] in ".۔:" or FULL_STOP.search(text, max(0, len(text) - ENDING)) is not None
