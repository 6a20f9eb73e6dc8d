"""What the rules ask of a line of plain text, found once for all of them.

A dump is folded as a whole, and most lines are told apart by a look at their words: a rule with patterns is asked
only where a word says that it may have an answer.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, count, repeat
from operator import add
from typing import Final

from mujaz.clean.bare import bare_words, fold_lines
from mujaz.clean.lines import (
    ANY_RULE,
    MARKS,
    MARKS_ONLY,
    MAY_ASK,
    MAY_BE_CAPTION,
    MAY_BE_LABEL,
    MAY_END,
    MAY_OPEN_SKIP,
    PLAIN,
    REAL_WORDS,
    SENTENCE_END,
    SHORT_SENTENCE,
    SURE_WORDS,
    Line,
)
from mujaz.clean.nodes import BEGUN, join_nodes
from mujaz.clean.phrases import LONGEST_START, REMEMBERED, fold_phrase, phrases
from mujaz.clean.printed import is_printed, unprint
from mujaz.clean.promo import CAPTION_WORDS, MOST_WORDS, PHOTO_WORDS, is_promo, needed_words

CLOSING: Final = ")]"
"""How captions end, and the places of pictures."""
ADDRESS: Final = (b"http", b"https", b"www")
"""The first words of a web address."""
FIGURE: Final = b"0"
ONLY_FIGURES: Final = bytes(ord(FIGURE) if chr(byte).isdecimal() else ord(" ") for byte in range(256))
"""The table that leaves nothing but figures of a folded line, all of them the same."""
COMMENTS: Final = ("comments", "counted_comments")
SAID_AT_START: Final = {
    **dict.fromkeys(("label", "byline", "plain_byline", *COMMENTS), MAY_BE_LABEL),
    **dict.fromkeys(("related", "share"), MAY_BE_LABEL | MAY_OPEN_SKIP),
    "end": MAY_BE_LABEL | MARKS_ONLY,
    "finish": MAY_BE_LABEL | MAY_END,
    "caption": MAY_BE_LABEL | MAY_BE_CAPTION,
}
"""Which phrases count at the start of a line, and what a line may be that begins with the first word of one."""
SKIPPING: Final = "skip jump end تخط تخطى تخطي تجاوز انتقل نهاية پایان از پرش"
"""How links for those who cannot see the page begin."""
LONGEST_ENTRY: Final = 60
"""The entries of menus have no more characters."""
COLONS: Final = 2
"""A line of several labels has so many."""
TEASER_END: Final = re.compile(
    r"(?:\.\.|…)\s*\[?(?:المزيد|اقرأ المزيد|التفاصيل|بیشتر|more|read more)\]?\W*\Z", re.IGNORECASE
)
"""The end of a teaser."""
TEASER_WITHIN: Final = 30
ANNOUNCING_WORDS: Final = 9
"""A line of so many words that ends with a colon announces what is said or listed below it; labels have fewer."""
COLUMN: Final = "   "
COLUMNS: Final = re.compile(r"\S\s{3,}(?=\S)")
MANY_COLUMNS: Final = 2
"""The gaps in a line of several headlines, as a ticker has them."""
CUT_OFF: Final = re.compile(r"(?:\.\.|…)\W*\Z")
"""The end of a headline that was cut to its place in a list."""
MARK_INSIDE: Final = re.compile(r"[.؟?!۔](?<![.…].)(?:(?=[\"'»”’)\]\s])|[\d\[\]]{1,4}\Z)")
"""The end of a sentence within a line, a footnote's number behind it or not; tickers have dots in a row."""


Words = frozenset[bytes]
_Vocabulary = tuple[dict[bytes, int], Words, Words, Words, Words, Words]
Described = tuple[str, list[bytes], int, int, int] | tuple[()]
"""A line but for its number and its block; nothing of a blank one."""


def records_of(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a text that are not blank, each with what the rules ask of it; parts of a sentence joined.

    >>> [(one.length, one.worth, one.suspect) for one in records_of("Share\n\nShe came home late on Monday evening.")]
    [(1, 0, 12), (7, 7, 0)]
    """
    lines = text.split("\n")
    if is_printed(text, lines):
        text = unprint(text)
        lines = text.split("\n")
    if BEGUN.search(text) is not None:
        text = join_nodes(text)
        lines = text.split("\n")
    seen = _seen()
    described = list(map(seen.get, lines))
    fresh = [place for place, one in enumerate(described) if one is None]
    vocabulary = _vocabulary()
    for place, folded in zip(fresh, fold_lines(text, fresh), strict=True):
        line = lines[place]
        described[place] = one = _describe(line, folded, vocabulary)
        if len(line) <= LONGEST_ENTRY:
            seen[line] = one
    if len(seen) > REMEMBERED:
        seen.clear()
    # Without a loop of Python's own, for each page passes here with all of its lines.
    whole = map(add, described, zip(count(1), repeat(PLAIN)))
    return tuple(map(tuple.__new__, repeat(Line), compress(whole, described)))


@cache
def _seen() -> dict[str, Described]:
    """Return the short lines that were described: the menus of a publication stand on all of its pages."""
    return {}


def _describe(line: str, folded: bytes, vocabulary: _Vocabulary) -> Described:
    """Return what the rules ask of a line, whatever its number; nothing for a blank one."""
    text, words = line.strip(), folded.split()
    if not words:
        return (text, words, 0, 0, ANY_RULE) if text else ()
    # Neither a lone dash nor the second half of a word with a hyphen is a word.
    length, spaces = len(words), text.count(" ")
    if length > spaces:
        length = spaces + 1
    starts, credited, telling, needed, pictures, comments = vocabulary
    opening, colon = starts.get(words[0], 0), ":" in text
    # Most lines have a word of none of these, which one look tells.
    told = not telling.isdisjoint(words)
    suspect = 0
    if length <= MOST_WORDS and ((told and not needed.isdisjoint(words)) or "©" in text):
        suspect = MAY_ASK
    if opening & MAY_BE_CAPTION or words[-1] in credited:
        suspect |= MAY_BE_CAPTION
    if opening and (colon or length <= LONGEST_START or suspect):
        suspect |= MAY_BE_LABEL
    if length < REAL_WORDS:
        # A line is translated and looked at faster than a pattern is searched.
        if (
            folded.translate(ONLY_FIGURES).find(FIGURE) >= 0
            or "#" in text
            or text[-1] in CLOSING
            or (told and not pictures.isdisjoint(words))
        ):
            suspect |= MAY_BE_LABEL | MAY_BE_CAPTION
    elif (
        (colon or text[-1] == ")" or text[0] == "[") and length <= CAPTION_WORDS and _is_credited(text, words, pictures)
    ):
        suspect |= MAY_BE_LABEL | MAY_BE_CAPTION
    if suspect:
        suspect |= opening & MARKS_ONLY
        suspect |= MAY_END if told and not comments.isdisjoint(words) else 0
    # Most lines of a text end as a sentence does.
    sure = length >= SHORT_SENTENCE and text[-1] in MARKS and text[-2] != "." and COLUMN not in text
    runs = (sure or (length >= SHORT_SENTENCE and _runs(text, length))) and not (suspect & MAY_ASK and is_promo(text))
    return text, words, length, length if runs else 0, suspect


def _is_credited(text: str, words: list[bytes], pictures: Words) -> bool:
    """Tell whether a longer line with a colon may be several labels, or a caption with the name of who took it."""
    if text[-1] == ")" or text[0] == "[":
        return True
    return not pictures.isdisjoint(words) or (text[-1] not in MARKS and text.count(":") >= COLONS)


def _runs(text: str, count: int) -> bool:
    """Tell whether a line of so many words is running text: no label, no headline, no teaser that breaks off."""
    if COLUMN in text and len(COLUMNS.findall(text)) >= MANY_COLUMNS:
        return False
    if text[-1] in MARKS and text[-2] != ".":
        return True
    ending = max(0, len(text) - TEASER_WITHIN)
    if count < REAL_WORDS:
        if text[-1].isalnum() or text[-1] == ":":
            return text[-1] == ":" and count >= ANNOUNCING_WORDS and "?" not in text and "؟" not in text
        return SENTENCE_END.search(text, ending) is not None and CUT_OFF.search(text, ending) is None
    if count < SURE_WORDS and MARK_INSIDE.search(text) is None and SENTENCE_END.search(text, ending) is None:
        return False
    return TEASER_END.search(text, ending) is None


@cache
def _vocabulary() -> _Vocabulary:
    """Return the words that make a line suspect.

    They are the first ones of all phrases that count at the start of a line, each with what it may be the start of;
    the last ones of names behind pictures; and, together and each by itself, what invitations, notices and rights
    speak of, words for pictures, and the first ones of marks of comments.
    """
    starts = dict.fromkeys((*bare_words(SKIPPING), *ADDRESS), MAY_BE_LABEL)
    for kind, bits in SAID_AT_START.items():
        for word in _ends_of(kind, 0):
            starts[word] = starts.get(word, 0) | bits
    needed, pictures = (frozenset().union(*map(bare_words, words)) for words in (needed_words(), PHOTO_WORDS))
    comments = frozenset().union(*(_ends_of(kind, 0) for kind in COMMENTS))
    return starts, _ends_of("credit", -1) | {b"images"}, needed | pictures | comments, needed, pictures, comments


def _ends_of(kind: str, place: int) -> Words:
    """Return the words at one end of all phrases of a kind: the first ones (0) or the last (-1)."""
    return frozenset(words[place] for phrase in phrases(kind) if (words := bare_words(phrase)))


def key_of(phrase: str) -> bytes:
    """Return a phrase as the words of a record joined by spaces are compared with it."""
    return b" ".join(bare_words(fold_phrase(phrase)))
