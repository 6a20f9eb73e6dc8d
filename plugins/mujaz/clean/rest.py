"""The last paragraphs of a text in a whole-page dump, where a box stands above them.

A box of a newsletter or the buttons below each entry of a live blog may count more against a text than its last
paragraph counts for it. It is known by its words, which are those of the text.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.conjunctions import goes_on
from mujaz.clean.credits import is_staff
from mujaz.clean.ends import is_comments_mark
from mujaz.clean.labels import is_label
from mujaz.clean.lines import MARKS, MARKS_ONLY, SHORT_SENTENCE, TEXT, Line
from mujaz.clean.people import is_person
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.posts import find_behind_box
from mujaz.clean.reading import has_year

GAP: Final = 8
"""A box has no more lines."""
ENTRY_WORDS: Final = 4
SAID_WORDS: Final = 8
"""The entries of a list within a text, and sub-headings, have no more words; nor has what a box says."""
HEADING_WORDS: Final = 8
"""A heading right above a paragraph has no more words."""
LINK_WORDS: Final = 20
"""The headline of another article, and what a box says, have no more words."""
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
    linked = False  # whether another article is named in the box
    # Where a box ends that the page itself names and tells to skip: what stands right behind it is of the text.
    while place < len(records):
        one = records[place]
        if box := find_behind_box(records, place):
            place = behind = first = box
            continue
        if place == behind and one.worth and one.text[-1] in MARKS:
            first = end = place + 1
        elif place > first and _goes_on(records, first, place, linked=linked):
            first = end = place + 1
            linked = False
        elif place > first and one.worth > PARAGRAPH_WORDS and one.text[-1] in FULL_STOPS:
            if linked or not _is_of_text(records, start, first, place):
                return end
            first = end = place + 1
        elif place - first >= GAP:
            return end
        elif not (_may_stand_between(one) or _is_heading(records, place) or _is_quoted(one, records[start:first])):
            if one.worth or one.length > LINK_WORDS or _is_over(one):
                return end
            linked = True
        place += 1
    return end


def _goes_on(records: tuple[Line, ...], end: int, place: int, *, linked: bool) -> bool:
    """Tell whether a sentence behind a box opens as no first one does; a box with other articles has a headline."""
    one = records[place]
    if one.worth < SHORT_SENTENCE or one.text[-1] not in FULL_STOPS or not goes_on(one.text):
        return False
    if linked and not any(line.length >= ENTRY_WORDS and not has_year(line.text) for line in records[end:place]):
        return False
    return not is_person(records[place - 1].text)


def _is_heading(records: tuple[Line, ...], place: int) -> bool:
    """Tell whether a line may be the heading of the paragraph right below it."""
    one = records[place]
    below = records[place + 1] if place + 1 < len(records) else one
    return one.length <= HEADING_WORDS and not one.suspect and below.worth > PARAGRAPH_WORDS


def _is_over(one: Line) -> bool:
    """Tell whether no text goes on behind a line: comments, tags, rights."""
    return one.suspect & MARKS_ONLY > 0 and (is_comments_mark(one) or after_phrase(one.text, _over()) is not None)


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
    if one.length > ENTRY_WORDS and not (one.worth <= SAID_WORDS and (one.worth > 0 or is_label(one.text))):
        return False
    marked = one.suspect & MARKS_ONLY and (is_comments_mark(one) or after_phrase(one.text, _ends()) is not None)
    return not (marked or (one.suspect and has_year(one.text)) or is_staff(one))


def _is_quoted(one: Line, lines: tuple[Line, ...]) -> bool:
    """Tell whether a line has words of the text once more, as pull quotes do."""
    return one.length > ENTRY_WORDS and any(one.text in line.text for line in lines)


@cache
def _over() -> frozenset[str]:
    """Return the phrases behind which no text goes on, whatever it says."""
    return phrases("end") | phrases("finish")


@cache
def _ends() -> frozenset[str]:
    """Return the phrases behind which no text goes on that may be of another article."""
    return _over() | phrases("related")
