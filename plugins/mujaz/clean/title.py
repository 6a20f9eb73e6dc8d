"""Which line of a page's text is its headline."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import Final, NamedTuple

from mujaz.clean.again import NEAR
from mujaz.clean.core import MENU_LINES, is_in_title
from mujaz.clean.kickers import MOST_KICKER, STANDFIRST_WORDS, is_kicker, names_writer, says_kind, ticker_marks
from mujaz.clean.lines import LENGTH, SUSPECT, WORDS, Line
from mujaz.clean.names import BETWEEN_WRITER
from mujaz.clean.people import is_person, may_name
from mujaz.clean.phrases import REMEMBERED
from mujaz.clean.points import is_below_label
from mujaz.clean.reading import has_year
from mujaz.clean.signs import is_sign
from mujaz.clean.speeches import is_salutation
from mujaz.clean.title_form import (
    FEWEST_WORDS,
    MOST_WORDS,
    PHOTOGRAPHER_WORDS,
    has_form,
    is_beside,
    is_photographer,
)

SURE_WORDS: Final = 5
"""A line of fewer may be a section's or the site's name."""
FAR: Final = 80
"""Where no line near the text may be its headline, so many are looked at."""
MOST_ASKED: Final = 20
"""A question of more words is of the text."""
AGAIN: Final = 6.0
FIRST: Final = 5.0
ABOVE_SIGN: Final = 3.0
ABOVE_OTHER: Final = 1.5
SENTENCE: Final = -3.0
FEW: Final = -1.0
BELOW: Final = -2.0
KICKER: Final = -3.0
"""What it counts that a line stands elsewhere too, first, above a byline or date, above a subtitle, ends with a full
stop, has few words, stands below the byline and date of another, opens as the line above a headline does …"""
TICKER: Final = -1.5
"""What it counts that a line stands below a word for the latest news."""
SHARED: Final = 0.7
MOST_SHARED: Final = 3
"""… and for each of its longer words that stand in the first paragraphs."""
STEP: Final = 0.1
"""What each line between it and the text counts against it."""
STEPS: Final = 6
VISIT: Final = 3
"""A byline stands so few lines below its headline; the day of the visit among so many first lines."""
LONG_WORD: Final = 4
OPENING: Final = 3
"""So many first lines of a text tell what it is about."""


def find_title(records: tuple[Line, ...], start: int) -> int:
    """Return the place of the headline above the text that begins at `start`, the first line where none may be one.

    A page's menu, ticker and breadcrumbs stand above its headline, its byline, date and caption below.
    """
    end = start + int(_may_open(records, start))
    found = _find(records, start, range(max(0, start - NEAR), end))
    if found is None:
        found = _find_name(records, start)
    if found is None and _is_signed_sentence(records, start):
        found = start
    return found if found is not None else _find(records, start, range(max(0, start - FAR), end)) or 0


def _is_signed_sentence(records: tuple[Line, ...], start: int) -> bool:
    """Tell whether the first line that reads as a sentence is a headline of several: a byline or date stands below."""
    below = records[start + 1 : start + 1 + VISIT]
    short = start < len(records) and records[start].length <= MOST_ASKED
    return short and any(one.suspect and is_sign(one.text) for one in below)


def _find_name(records: tuple[Line, ...], start: int) -> int | None:
    """Return the place of a name that is a headline by itself: it stands above the text twice, and in it."""
    story = frozenset().union(*[one.words for one in records[start : start + OPENING]])
    places = [n for n in range(max(0, start - NEAR), start) if records[n].length == FEWEST_WORDS - 1]
    names = [n for n in places if records[n].words and story.issuperset(records[n].words)]
    return next((n for n in names if [records[m].words for m in names].count(records[n].words) > 1), None)


def _find(records: tuple[Line, ...], start: int, places: range) -> int | None:
    """Return the place of the headline among the lines at some places above the text."""
    lengths = enumerate(map(LENGTH, records[places.start : places.stop]), places.start)
    good = [(place, length) for place, length in lengths if FEWEST_WORDS <= length <= MOST_WORDS]
    near = [place for place, length in good if has_form(records[place].text, length)]
    if len(near) > 1:
        # What stands first on a page with menus is the day of the visit.
        listed = places if start <= MENU_LINES else places[max(0, VISIT - places.start) :]
        if places.stop > start:  # the first sentence may be the headline, with its byline and date below
            listed = range(listed.start, min(len(records), places.stop + VISIT))
        bits = map(SUSPECT, records[listed.start : listed.stop])
        signs = [place for place in compress(listed, bits) if _may_be_sign(records[place].text)]
        words = list(map(WORDS, records))
        story = frozenset().union(*words[start : start + OPENING])
        around = _Around(
            records, start, frozenset(near), frozenset(signs), _signed_from(records, near, signs), story, words
        )
        near.sort(key=around.score, reverse=True)
    # Whether a line is the site's is asked last, for that takes longest.
    return next((n for n in near if not (_is_others(records, records[n]) or is_below_label(records, n))), None)


def _is_others(records: tuple[Line, ...], one: Line) -> bool:
    """Tell whether a line is the site's, a picture's or a writer's."""
    if (one.suspect and is_beside(one.text)) or is_salutation(one):
        return True
    # What the browser's title begins with is the headline, and may be about a person: Portrait: Sara Khalil.
    if _names_place_and_writer(one) and records[0].words[: len(one.words)] != one.words:
        return True
    return one.length <= PHOTOGRAPHER_WORDS and is_photographer(one.text)


def _names_place_and_writer(one: Line) -> bool:
    """Tell whether a short line is a place or a publication, a sign, and a person: دمشق: ليلى حداد."""
    if one.length > MOST_KICKER or not may_name(one.words):
        return False
    before, *others = BETWEEN_WRITER.split(one.text)
    return len(others) == 1 and len(before.split()) <= FEWEST_WORDS and is_person(others[0])


class _Around(NamedTuple):
    """What a page shows around the lines that may be its headline."""

    records: tuple[Line, ...]
    start: int
    near: frozenset[int]
    signs: frozenset[int]
    signed: int
    """The first byline or date that has a headline right above it; what is below it is no headline."""
    story: frozenset[bytes]
    words: list[list[bytes]]

    def score(self, place: int) -> float:
        """Return how much speaks for a line as the headline."""
        records, start, near, _, _, story, words = self
        one = records[place]
        found = story.intersection(one.words)
        shared = min(MOST_SHARED, sum([len(word) >= LONG_WORD for word in found])) if found else 0
        score = SHARED * shared - STEP * (start - place)
        if place and (self._stands_again(one, shared) or is_in_title(records, one)):
            score += AGAIN
        if one.length < SURE_WORDS:
            score += FEW
        else:
            score += FIRST if place == 0 and start <= MENU_LINES else 0
            score += ABOVE_SIGN if self._is_signed(place) else 0
            score += self._above_other(place) if place + 1 in near else 0
        if self.signed < place:
            score += BELOW
        score += KICKER if is_kicker(one) else 0
        score += TICKER if place and b" ".join(words[place - 1]) in ticker_marks() else 0
        return score + (SENTENCE if one.text.endswith((".", "۔")) else 0)

    def _above_other(self, place: int) -> float:
        """Return what it counts that a line stands above another one that may be the headline."""
        if not says_kind(self.records[place], self.records[place + 1]):
            return ABOVE_OTHER
        return KICKER if place else KICKER - FIRST

    def _is_signed(self, place: int) -> bool:
        """Tell whether a byline or date stands right below a line that is no subtitle, or below its subtitle."""
        if self._is_sign(place + 1):
            return not self._is_subtitle(place)
        return self._is_sign(place + 2, sure=True) and self._is_subtitle(place + 1)

    def _is_sign(self, place: int, *, sure: bool = False) -> bool:
        """Tell whether a line is a byline or date (a `sure` one, not only with a year), or a name above one."""
        if place in self.signs:
            return not sure or is_sign(self.records[place].text)
        return place + 1 in self.signs and names_writer(self.records[place])

    def _is_subtitle(self, place: int) -> bool:
        """Tell whether the line above is rather the headline: this one is a sentence, or shorter, as no kicker is."""
        one, above = self.records[place], self.records[place - 1]
        if not {place - 1, place} <= self.near - self.signs or min(one.length, above.length) < SURE_WORDS:
            return False
        if one.text.endswith((".", "۔")) or (one.length >= STANDFIRST_WORDS and above.length < one.length):
            return True
        shares = len(self.story.intersection(above.words)) >= len(self.story.intersection(one.words))
        return shares and one.length <= above.length and not above.text.endswith(one.text)

    def _stands_again(self, one: Line, shared: int) -> bool:
        """Tell whether a line that is no name of the site stands elsewhere too."""
        if not shared or one.length < SURE_WORDS:
            return False
        return self.words.count(one.words) > 1


def _signed_from(records: tuple[Line, ...], near: list[int], signs: list[int]) -> int:
    """Return the place of the first of the `signs` if a headline stands right above it, else of the end."""
    first = min(signs, default=len(records))
    signed = any(first - STEPS <= n < first and records[n].length >= SURE_WORDS for n in near)
    return first if signed else len(records)


def _may_open(records: tuple[Line, ...], start: int) -> bool:
    """Tell whether the first line that reads as a sentence is a headline that asks or calls."""
    return start < len(records) and records[start].length <= MOST_ASKED and records[start].text[-1] in '؟?!"»”’'


@lru_cache(maxsize=REMEMBERED)
def _may_be_sign(text: str) -> bool:
    """Tell whether a line is a byline or has a year, as dates have."""
    return has_year(text) or is_sign(text)
