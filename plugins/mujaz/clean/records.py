"""What the rules ask of a line of plain text, found once for all of them.

A dump is folded as a whole, and most lines are told apart by a look at their words: a rule with patterns is asked
only where a word says that it may have an answer.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mujaz.clean.bare import bare_words, fold_bare
from mujaz.clean.lines import PLAIN, REAL_WORDS, SENTENCE_END, SHORT_SENTENCE, SURE_WORDS, Line
from mujaz.clean.phrases import LONGEST_START, REMEMBERED, fold_phrase, phrases
from mujaz.clean.promo import CAPTION_WORDS, MOST_WORDS, PHOTO_WORDS, is_promo, needed_words

DIGIT = re.compile(r"\d")
MARKS = ".؟?!۔"
"""What ends a sentence."""
SAID_AT_START = (
    *("related", "share", "end", "label", "byline", "plain_byline", "caption"),
    *("comments", "counted_comments", "finish"),
)
SKIPPING = "skip jump end تخط تخطى تخطي تجاوز انتقل نهاية پایان"
"""How links for those who cannot see the page begin."""
LONGEST_ENTRY = 60
"""The entries of menus have no more characters."""
COLONS = 2
"""A line of several labels has so many."""
TEASER_END = re.compile(r"(?:\.\.|…)\s*\[?(?:المزيد|اقرأ المزيد|التفاصيل|بیشتر|more|read more)\]?\W*\Z", re.IGNORECASE)
"""The end of a teaser."""
TEASER_WITHIN = 30
COLUMN, COLUMNS, MANY_COLUMNS = "   ", re.compile(r"\S\s{3,}(?=\S)"), 2
"""The gaps in a line of several headlines, as a ticker has them."""
CUT_OFF = re.compile(r"(?:\.\.|…)\W*\Z")
"""The end of a headline that was cut to its place in a list."""
MARK_INSIDE = re.compile(r"(?<![.…])[.؟?!۔](?:(?=[\"'»”’)\]\s])|[\d\[\]]{1,4}\Z)")
"""The end of a sentence within a line, a footnote's number behind it or not; tickers have dots in a row."""


Described = tuple[str, list[str], int, int, bool]
"""A line but for its number and its block."""


def records_of(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a text that are not blank, each with what the rules ask of it.

    >>> [(one.length, one.worth, one.suspect) for one in records_of("Share\n\nShe came home late on Monday evening.")]
    [(1, 0, True), (7, 7, False)]
    """
    found: list[Line] = []
    new = tuple.__new__  # which takes half as long as `Line(...)`
    lines = text.split("\n")
    folded = iter(fold_bare("\n".join([line for line in lines if len(line) > LONGEST_ENTRY])).split("\n"))
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        described = _describe_entry(line) if len(line) <= LONGEST_ENTRY else _describe(line, next(folded))
        if described is not None:
            found.append(new(Line, (*described, number, PLAIN)))
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def _describe_entry(line: str) -> Described | None:
    """Return what the rules ask of a short line: the menus of a publication stand on all of its pages."""
    return _describe(line, fold_bare(line))


def _describe(line: str, folded: str) -> Described | None:
    """Return what the rules ask of a line, whatever its number; None for a blank one."""
    text = line.strip()
    words = folded.split()
    if not words:
        return (text, words, 0, 0, True) if text else None
    # Neither a lone dash nor the second half of a word with a hyphen is a word.
    count = min(len(words), text.count(" ") + 1)
    asks, suspect = _look(text, words, count)
    runs = count >= SHORT_SENTENCE and _runs(text, count) and not (asks and is_promo(text))
    return text, words, count, count if runs else 0, suspect


def _look(text: str, words: list[str], count: int) -> tuple[bool, bool]:
    """Tell of a line of so many words whether it may be an invitation, and whether any rule may take it."""
    openings, captions, credited, needed = _vocabulary()
    first = words[0]
    asks = count <= MOST_WORDS and (not needed.isdisjoint(words) or "©" in text)
    credit = ":" in text and count <= CAPTION_WORDS and not PHOTO_WORDS.isdisjoint(words)
    said = credit or (first in openings and (count <= LONGEST_START or ":" in text)) or first in captions
    return asks, asks or said or words[-1] in credited or _has_signs(text, count)


def _has_signs(text: str, count: int) -> bool:
    """Tell whether a line of so many words has what labels and dates have, whatever its words."""
    if count > CAPTION_WORDS:
        return False
    if count < REAL_WORDS:
        return DIGIT.search(text) is not None or "#" in text
    return text[-1] not in MARKS and text.count(":") >= COLONS


def _runs(text: str, count: int) -> bool:
    """Tell whether a line of so many words is running text: no label, no headline, no teaser that breaks off."""
    if COLUMN in text and len(COLUMNS.findall(text)) >= MANY_COLUMNS:
        return False
    if text[-1] in MARKS and text[-2] != ".":
        return True
    ending = max(0, len(text) - TEASER_WITHIN)
    if count < REAL_WORDS:
        return SENTENCE_END.search(text, ending) is not None and CUT_OFF.search(text, ending) is None
    if count < SURE_WORDS and MARK_INSIDE.search(text) is None and SENTENCE_END.search(text, ending) is None:
        return False
    return TEASER_END.search(text, ending) is None


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that make a line suspect.

    They are the first ones of all phrases that count at the start of a line, and of those of captions by themselves;
    the last ones of names behind pictures; and what invitations, notices and rights speak of.
    """
    firsts = {kind: {words[0] for phrase in phrases(kind) if (words := bare_words(phrase))} for kind in SAID_AT_START}
    lasts = {words[-1] for phrase in phrases("credit") if (words := bare_words(phrase))}
    openings = frozenset(bare_words(SKIPPING)).union(*firsts.values())
    return openings, frozenset(firsts["caption"]), frozenset(lasts | {"images"}), needed_words()


def key_of(phrase: str) -> str:
    """Return a phrase as the words of a record joined by spaces are compared with it."""
    return " ".join(bare_words(fold_phrase(phrase)))
