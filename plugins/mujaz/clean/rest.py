"""The last paragraphs of a text in a whole-page dump, where a box stands above them.

A box of a newsletter or the buttons below each entry of a live blog may count more against a text than its last
paragraph counts for it. It is known by its words, which are those of the text.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.credits import is_staff
from mujaz.clean.ends import is_comments_mark
from mujaz.clean.labels import is_label
from mujaz.clean.lines import MARKS, MARKS_ONLY, TEXT, Line
from mujaz.clean.people import is_person
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.posts import find_behind_box
from mujaz.clean.reading import has_year

GAP: Final = 8
"""A box has no more lines."""
ENTRY_WORDS: Final = 4
SHORT_SENTENCE: Final = 8
"""The entries of a list within a text, and sub-headings, have no more words; nor has what a box says."""
PARAGRAPH_WORDS: Final = 11
"""A paragraph behind a box has so many words at least."""
LONG_WORD: Final = 4
SHARED: Final = 2
"""So many words of so many letters stand in the text too."""
HEAD: Final = 10
"""The headline and what is below it stand in so many lines above the text."""
FULL_STOPS: Final = ".۔"  # ARABIC FULL STOP


def find_rest(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the text that stands from `start` to `end` has ended: behind a box, if it goes on there."""
    first = place = end
    behind = -1
    # Where a box ends that the page itself names and tells to skip: what stands right behind it is of the text.
    while place < len(records):
        one = records[place]
        if box := find_behind_box(records, place):
            place = behind = first = box
            continue
        if place == behind and one.worth and one.text[-1] in MARKS:
            first = end = place + 1
        elif place > first and one.worth > PARAGRAPH_WORDS and one.text[-1] in FULL_STOPS:
            if not _is_of_text(records, start, first, place):
                return end
            first = end = place + 1
        elif place - first >= GAP or not (_may_stand_between(one) or _is_quoted(one, records[start:first])):
            return end
        place += 1
    return end


def _is_of_text(records: tuple[Line, ...], start: int, end: int, place: int) -> bool:
    """Tell whether a paragraph behind a box is of the text: by its words, or by a button that stands within it too."""
    if is_person(records[place - 1].text) or is_staff(records[end - 1]):
        return False
    text = records[max(0, start - HEAD) : end]
    if not frozenset(map(TEXT, text)).isdisjoint(map(TEXT, records[end:place])):
        return True
    return len(_words(text) & _words((records[place],))) >= SHARED


def _words(lines: tuple[Line, ...]) -> frozenset[bytes]:
    """Return the longer words of some lines, without the article."""
    article = _article()
    bare = (word.removeprefix(article) for line in lines for word in line.words)
    return frozenset(word for word in bare if len(word) >= LONG_WORD)


@cache
def _article() -> bytes:
    return bare_words("ال")[0]


def _may_stand_between(one: Line) -> bool:
    """Tell whether a line may be of a box within a text: a button, an entry, a few words; but no mark of its end."""
    if one.length > ENTRY_WORDS and not (one.worth <= SHORT_SENTENCE and (one.worth > 0 or is_label(one.text))):
        return False
    marked = one.suspect & MARKS_ONLY and (is_comments_mark(one) or after_phrase(one.text, _ends()) is not None)
    return not (marked or (one.suspect and has_year(one.text)) or is_staff(one))


def _is_quoted(one: Line, lines: tuple[Line, ...]) -> bool:
    """Tell whether a line has words of the text once more, as pull quotes do."""
    return one.length > ENTRY_WORDS and any(one.text in line.text for line in lines)


@cache
def _ends() -> frozenset[str]:
    """Return the phrases behind which no text goes on."""
    return phrases("end") | phrases("finish") | phrases("related")
