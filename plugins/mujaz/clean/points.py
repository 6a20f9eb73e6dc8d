"""An article in points above the text of a dump, below a line such as `Key takeaways`."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import Final

from mujaz.clean.lines import MARKS, MARKS_ONLY, MAY_BE_CAPTION, MAY_BE_LABEL, REAL_WORDS, WORDS, Draft, Line, suspects
from mujaz.clean.phrases import phrases
from mujaz.clean.promo import is_caption
from mujaz.clean.records import key_of

WITHIN: Final = 16
"""They stand among so many first lines."""
POINT_WORDS: Final = 22
FEWEST: Final = 2
MOST: Final = 8
"""None of them has more words, and there are so many."""
BUTTONS: Final = 3
"""So many lines of buttons may stand behind a list of them."""
BULLETS: Final = frozenset("*•●▪◦+–-")
"""What may stand before each."""
CREDITED_WITHIN: Final = 6
CAPTION_WORDS: Final = range(5, 23)
"""A caption that has its credit in the line below stands among so many first lines, and has so many words."""
CREDIT_WORDS: Final = 8
MOST_CAPTION_WORDS: Final = 40
"""A credit, and a caption that the line above announces, have no more words."""


def cut_points(draft: Draft) -> Draft:
    """Return the draft of a plain text without the points above its text, and without captions that a line tells of."""
    draft = draft.without("caption", _labelled(draft.lines))
    lines = draft.lines
    # The line that announces points has few words, which tells of most lines that they are none.
    near = enumerate(map(WORDS, lines[:WITHIN]))
    longest = _longest()
    short = [(n, words) for n, words in near if len(words) <= longest]
    heading = next((n for n, words in short if b" ".join(words) in _keys()), None)
    if heading is not None:
        draft = draft.without("menu", set(_points(lines, heading)))
    return draft.without("caption", set(_credited(draft.lines)))


def _points(lines: tuple[Line, ...], heading: int) -> range:
    """Return the places of the line that announces points and of these; of nothing if none follow, or no text does.

    Points may have a bullet. Without one, those that do not end as sentences are followed by the first line that does,
    and others by a longer one.
    """
    below = lines[heading + 1 : heading + MOST + 2]
    bullet = below[0].text[0] if below else ""
    ended = bool(below) and below[0].text[-1] in MARKS
    if bullet in BULLETS:
        points = list(takewhile(lambda one: one.text[0] == bullet, below))
    else:
        points = list(takewhile(lambda one: one.length <= POINT_WORDS and (one.text[-1] in MARKS) == ended, below))
    end = heading + 1 + len(points)
    # Behind a list may stand buttons.
    behind = lines[end : end + BUTTONS] if bullet in BULLETS else lines[end : end + 1]
    if not FEWEST <= len(points) <= MOST or not any(one.worth for one in behind):
        return range(0)
    return range(heading, end)


def _credited(lines: tuple[Line, ...]) -> list[int]:
    """Return the places of the first lines that are a caption, for who took the picture stands below each."""
    below = [place for place, one in enumerate(lines[1:CREDITED_WITHIN], 1) if one.suspect & MAY_BE_CAPTION]
    # Below a standfirst may stand a picture; below more, the line above a credit is a paragraph.
    below = [place for place in below if sum([one.worth >= REAL_WORDS for one in lines[: place - 1]]) <= 1]
    return [place - 1 for place in below if _may_be_caption(lines[place - 1]) and _is_credit(lines[place])]


def is_below_label(lines: tuple[Line, ...], place: int) -> bool:
    """Tell whether a line stands below one that announces a caption or a credit."""
    above = lines[place - 1] if place else None
    return above is not None and above.suspect & MAY_BE_CAPTION > 0 and b" ".join(above.words) in _labels()


def _labelled(lines: tuple[Line, ...]) -> set[int]:
    """Return the places of the lines that announce a caption or a credit, and of what stands in the line below."""
    cut: set[int] = set()
    for place in suspects(lines[:-1]):
        one, below = lines[place], lines[place + 1]
        if not one.suspect & MAY_BE_CAPTION or one.length > CREDIT_WORDS:
            continue
        most = _labels().get(b" ".join(one.words), -1)
        if below.length <= most and not below.suspect & MARKS_ONLY:
            cut |= {place, place + 1}
    return cut


@cache
def _labels() -> dict[bytes, int]:
    """Return the labels of captions and credits, each with how many words may stand below it."""
    captions, owners = (map(key_of, phrases(kind)) for kind in ("caption_label", "credit_label"))
    return dict.fromkeys(owners, CREDIT_WORDS) | dict.fromkeys(captions, MOST_CAPTION_WORDS)


def _may_be_caption(line: Line) -> bool:
    """Tell whether a line may be a caption without a credit: no label, and neither a byline nor a date."""
    return line.length in CAPTION_WORDS and not line.suspect & MAY_BE_LABEL


def _is_credit(line: Line) -> bool:
    """Tell whether a line says who took a picture, and nothing of what is on it."""
    return not line.worth and line.length <= CREDIT_WORDS and is_caption(line.text)


@cache
def _keys() -> frozenset[bytes]:
    return frozenset(map(key_of, phrases("points")))


@cache
def _longest() -> int:
    """Return how many words the longest of them has."""
    return max(len(key.split()) for key in _keys())
