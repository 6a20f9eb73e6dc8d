"""Lines that say something about an article, or are buttons beside it: labels, dates, numbers, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mujaz.clean.buttons import buttons, is_row, opens_as_buttons
from mujaz.clean.dates import read_date_line
from mujaz.clean.lines import (
    MARKS,
    MAY_ASK,
    MAY_BE_CAPTION,
    MAY_BE_LABEL,
    SENTENCE_END,
    TEXT_BLOCKS,
    Draft,
    Line,
    count_words,
    is_text,
    suspects,
    without_places,
)
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases, split_label
from mujaz.clean.plain import paragraphs_of
from mujaz.clean.promo import is_caption, is_promo
from mujaz.clean.reading import may_state
from mujaz.model import ListBlock, Quote, RemovedLine, Table

RULES: Final = ("label", "invitation", "caption")
"""The rules by which single lines go, in the order in which the lines are listed as removed."""
NUMBERS: Final = re.compile(r"[\W\d_]*+(?:[kKmM]|ألف)?[\W_]*+")
"""A line of figures and signs only, with the letter of thousands or millions: 1.2K."""
READING_TIME: Final = re.compile(
    r"\W*\d+\s*(?:دقائق|دقيقة|minutes?|mins?)(?:\s+(?:للقراءة|قراءة|read))?\W*", re.IGNORECASE
)
"""3 min read, 5 دقائق للقراءة."""
COUNTED: Final = re.compile(
    r"\W*[\d.,٫٬]+\s*[kKmM]?\s*(?:قراءة|قراءات|مشاهدة|مشاهدات|زيارة|زيارات|تعليق|تعليقات|مشاركة|مشاركات|إعجاب|إعجابات"
    r"|بازدید|نظر|دیدگاه|kbps(?:\W+mp3)?|reads?|views?|comments?|shares?|likes?|claps?)\W*",
    re.IGNORECASE,
)
"""1,204 reads, 3 تعليقات."""
HASHTAGS: Final = re.compile(r"(?:#[\w\u200c]++[\s,،]*+)+")  # ARABIC COMMA
"""Tags and nothing else; a paragraph may begin with one."""
ADDRESS: Final = re.compile(r"\W*(?:https?://|www\.)\S+(?:\s+\d+/\d+)?", re.IGNORECASE)
"""A web address and nothing else, with the number of the printed sheet or not."""
PICTURE: Final = re.compile(r"(?:\[?\s*!\[[^\[\]]*\]\([^()]*\)\s*(?:\]\([^()]*\))?\s*)+|(?:\[[!-Z^-~]{1,40}\]\s*)+")
"""The place of a picture, in Markdown or as browsers for terminals show it: [bridge.jpg]."""
PLACED: Final = "hHwW!["
"""How both begin."""
SKIP_LINK: Final = re.compile(
    r"\W*(?:(?:skip|jump|end of)\b.*\b(?:reading|content|navigation|article|list|menu|ads?|advertisement|promotion)"
    r"|(?:تخط[ىي]|تجاوز|انتقل|نهاية)\b.*\b(?:القراءة|المحتوى|القائمة|الإعلان)"
    r"|از .+ رد شوید و .+|پرش (?:به|از) .+)\W*",
    re.IGNORECASE,
)
"""Skip to content, تخطى وواصل القراءة: words for those who cannot see the page."""
ENDED: Final = " نهاية"
"""The same behind the name of the box."""
END_OF: Final = re.compile(r"\W*(?:end of|نهاية|پایان)\s+", re.IGNORECASE)
FOR_READERS: Final = re.compile(r"\W*(?:\d|skip|jump|end of|تخط|تجاوز|انتقل|نهاية|پایان|از |پرش)", re.IGNORECASE)
"""How all of these begin, from READING_TIME on."""
SKIP_WORDS: Final = 12
MOST_LABEL_WORDS: Final = 40
MANY_LABELS: Final = 2
SAID_WORDS: Final = 3
"""So many words behind a colon may be a sentence."""
NAMES_IN_A_ROW: Final = re.compile(r"[,،#|]")  # ARABIC COMMA
"""What stands between tags."""
MANY_FIGURES: Final = 6
"""So many figures are in two dates."""
DIGITS: Final = re.compile(r"\d+")
POINTS_WITHIN: Final = 8
"""The article in points stands among so many first lines."""
MOST_WORDS: Final = 12
"""A line of more words is running text, whatever word it starts with."""


def cut_menus(draft: Draft) -> Draft:
    """Return the draft without the lists above the text: menus, not one sentence in them, and the article in points."""
    menus = {n for n, line in enumerate(draft.head) if isinstance(line.block, ListBlock | Table)}
    return draft.without("menu", menus | frozenset(_points(draft.lines[:POINTS_WITHIN])))


def _points(lines: tuple[Line, ...]) -> Iterator[int]:
    """Yield the places of a list above the text that gives the article in points, and of the line that says so."""
    for place, (line, below) in enumerate(pairwise(lines)):
        if is_text(line) and not isinstance(line.block, ListBlock):
            return
        if isinstance(below.block, ListBlock) and fold_phrase(line.text) in phrases("points"):
            yield from (place, place + 1)


def cut_labels(draft: Draft) -> Draft:
    """Return the draft without its labels, buttons, dates, numbers and tags."""
    lines = draft.lines
    ruled = ((n, rule) for n in suspects(lines) if (rule := _rule_of(lines[n])) is not None)
    fates = {n: rule for n, rule in ruled if not (":" in lines[n].text and is_said(lines, n))}
    fates |= dict.fromkeys(_buttons_behind(lines), "label")
    if not fates:
        return draft
    ordered = sorted(fates)
    removed = [RemovedLine(rule, lines[n].text) for rule in RULES for n in ordered if fates[n] == rule]
    return Draft(without_places(lines, fates), (*draft.removed, *removed), draft.related, draft.byline)


def _buttons_behind(lines: tuple[Line, ...]) -> Iterator[int]:
    """Yield the places of the lists behind the text in which every entry is a label."""
    for place in range(len(lines) - 1, -1, -1):
        block = lines[place].block
        if isinstance(block, ListBlock) and all(map(is_label, paragraphs_of([block]))):
            yield place
        elif is_text(lines[place]):
            return


def is_said(lines: tuple[Line, ...], place: int) -> bool:
    """Tell whether a line with a mark and a colon is a sentence of the text: it ends as one, with text on both sides.

    A caption and a credit begin with a capital; no tags end with a full stop.
    """
    if not 0 < place < len(lines) - 1 or lines[place].text[-1] not in MARKS:
        return False
    mark, *behind = split_label(lines[place].text)
    if (
        not behind
        or count_words(behind[0]) < SAID_WORDS
        or not is_text(lines[place - 1])
        or not is_text(lines[place + 1])
    ):
        return False
    if behind[0][0].isascii():
        return behind[0][0].islower()
    return fold_phrase(mark) in phrases("tag_label") and NAMES_IN_A_ROW.search(behind[0]) is None


def _rule_of(line: Line) -> str | None:
    """Return the rule by which a single line goes."""
    plain = isinstance(line.block, TEXT_BLOCKS)
    if plain and line.suspect & MAY_BE_LABEL and is_label(line.text):
        return "label"
    if line.suspect & MAY_ASK and (plain or isinstance(line.block, Quote)) and is_promo(line.text):
        return "invitation"
    return "caption" if plain and line.suspect & MAY_BE_CAPTION and is_caption(line.text) else None


@lru_cache(maxsize=REMEMBERED)
def is_label(text: str) -> bool:
    """Tell whether a line is no part of any text.

    >>> [is_label(text) for text in ("المصدر: وكالات", "12 آب 2023", "1.2K", "#سوريا #حلب", "#سوريا في خطر.")]
    [True, True, True, True, False]
    """
    if NUMBERS.fullmatch(text) or (text[0] == "#" and HASHTAGS.fullmatch(text)):
        return True
    if text[0] in PLACED and (ADDRESS.fullmatch(text) or PICTURE.fullmatch(text)):
        return True
    words = count_words(text)
    if not words or (words <= SKIP_WORDS and _is_for_readers(text)):
        return True
    if words > MOST_WORDS:
        return words <= MOST_LABEL_WORDS and (_is_many_labels(text) or _is_long_date(text))
    # Without a year there is no date, and with one hardly anything else.
    if may_state(text) and read_date_line(text, day_first=True) is not None:
        return True
    return opens_as_buttons(text) and (after_phrase(text, buttons()) is not None or is_row(text))


def _is_long_date(text: str) -> bool:
    """Tell whether a long line is a date in two calendars with the times of two places, and nothing else."""
    return len(DIGITS.findall(text)) >= MANY_FIGURES and read_date_line(text, day_first=True) is not None


def _is_for_readers(text: str) -> bool:
    """Tell whether a short line says how long reading takes, how many have read, or where a box or the menus end."""
    if FOR_READERS.match(text) is None:
        return text.endswith(ENDED) and is_end_of_box(text)
    if READING_TIME.fullmatch(text) or (DIGITS.search(text) and COUNTED.fullmatch(text)):
        return True
    return SKIP_LINK.fullmatch(text) is not None or is_end_of_box(text)


def _is_many_labels(text: str) -> bool:
    """Tell whether a line is several labels with what each says, as templates print them side by side.

    >>> _is_many_labels("تاریخ انتشار: ۱۸:۲۴ - ۰۴ بهمن ۱۳۹۹ - 23 January 2021کد خبر: ۵۰۱۷۷۳ نسخه چاپی تعداد نظرات: ۲")
    True
    """
    if text.count(":") < MANY_LABELS or SENTENCE_END.search(text) is not None:
        return False
    known = phrases("label") | phrases("byline")
    pieces = (DIGITS.sub(" ", fold_phrase(piece)).split() for piece in text.split(":")[:-1])
    named = sum(any(" ".join(piece[-n:]) in known for n in (1, 2, 3) if len(piece) >= n) for piece in pieces)
    return named >= MANY_LABELS


def is_end_of_box(text: str) -> bool:
    """Tell whether a line says that a box ends: نهاية قصص مقترحة, End of recommended reading."""
    box = END_OF.match(text)
    name = text[box.end() :] if box is not None else text.rstrip().removesuffix(ENDED)
    return len(name) < len(text) and after_phrase(name, phrases("related")) == ""
