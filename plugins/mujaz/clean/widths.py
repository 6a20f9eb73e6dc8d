"""Lines that a program broke at a width, joined again: text browsers, mail programs, printed sheets, converters.

Each line keeps its place, for those that were joined leave a blank one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from mujaz.clean.lines import MARKS, SENTENCE_END

WIDEST: Final = 120
NARROWEST: Final = 45
"""No program breaks its lines at a greater or a smaller width; other dumps have paragraphs of more characters."""
PROBED: Final = (3, 2, 4)
PARTS: Final = 6
"""The parts of a page of which the line in the middle is looked at before all others."""
WORDS: Final = 5
"""A line of fewer words tells nothing of the width."""
FEWEST: Final = 3
FEWEST_SURE: Final = 2
"""So many lines that were broken tell that a program did it (fewer where its other marks do) …"""
SHARE: Final = 0.5
"""… and are so many of the longer ones that end without a full stop: a few headlines are the others."""
LONG: Final = 0.85
SLACK: Final = 0.85
"""How much of the width a longer line has, and one that a printer broke with the next word."""
EXACT: Final = 0.8
MARGIN: Final = 2
"""So many of the lines that were broken are as long as can be, but for so many characters: a terminal did it."""
ENDED: Final = 0.15
"""So many of the paragraphs that would come of it end with a full stop, however many headlines a page has."""
ENDS: Final = f"{MARKS}…"
"""What ends a sentence, or the start of one in a list of them."""
GAP: Final = "   "
"""What parts the columns of a line."""
SCRIPT: Final = "javascript:"
"""An address that is none, in a list of links."""
VOWELS: Final = re.compile("[\u064b-\u065f\u0670]")
"""They take no room on a terminal."""
ITEM: Final = re.compile(r"(?:[*+•●▪◦o#>–—-]+|\d{1,3}[.)])\s|!\[")
"""How a line begins that does not go on with the sentence above it."""
QUOTED: Final = re.compile(r"(?:> ?)+")
SHEET: Final = re.compile(r"\d{1,3}/\d{1,3}\Z")
"""The number of a sheet, which stands between the lines of two."""
HYPHEN: Final = re.compile(r"[^\W\d_]-\Z")
"""The end of a line within a word."""


def has_paragraph(text: str, lines: list[str]) -> bool:
    """Tell whether one of the `lines` of a text is longer than a program leaves any, as in most dumps."""
    # The lines in the middle tell of most pages.
    for part in PROBED:
        place = len(text) * part // PARTS
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        if end - start > WIDEST and _is_paragraph(text[start:end]):
            return True
    return any(len(line) > WIDEST and _is_paragraph(line) for line in lines)


def _is_paragraph(line: str) -> bool:
    """Tell whether a long line is neither an address nor one that is stretched by gaps."""
    return line.count(" ") > WORDS and GAP not in line.strip()


def join_broken(text: str, *, sure: bool = False) -> str:
    r"""Return a text with the lines of its paragraphs joined, if they were broken at one width; `sure` of a print.

    >>> join_broken("The ship left the port of Odesa on Monday,\nthe first to sail.") # too few lines to tell
    'The ship left the port of Odesa on Monday,\nthe first to sail.'
    """
    lines = [line.rstrip() for line in text.split("\n")]
    sizes = [len(VOWELS.sub("", line)) for line in lines]
    room, ended_room = _room(lines, sizes, FEWEST_SURE if sure else FEWEST)
    joined, start = lines[:], 0
    for place, (above, below) in enumerate(pairwise(lines)):
        most = ended_room if above[-1:] in MARKS else room
        if (room and _needs(above, sizes[place], below) > most) or (sure and below and _is_open(joined[start])):
            joined[start] = _join(joined[start], below.strip(), text)
            joined[place + 1] = ""
        else:
            start = place + 1
    return "\n".join(joined) if joined != lines else text


def _is_open(line: str) -> bool:
    """Tell whether the text of a link of Markdown goes on in the next line."""
    return line.count("[") > line.count("]")


def _join(above: str, below: str, text: str) -> str:
    """Return a line behind those above it; a word that was parted is one again, unless it has its hyphen elsewhere."""
    if above.lstrip()[:1] == ">":
        below = QUOTED.sub("", below, count=1)
    if HYPHEN.search(above) and below[:1].islower():
        halves = above.rsplit(maxsplit=1)[-1] + below.split(maxsplit=1)[0].rstrip(".,;:!?")
        return above + below if halves in text else above[:-1] + below
    return f"{above} {below}"


def _room(lines: list[str], sizes: list[int], fewest: int) -> tuple[int, int]:
    """Return how many characters surely found room in a line, and at most; 0 if a program broke too few lines.

    A terminal fills each line as far as the next word allows; on paper letters are of different widths.
    Where a sentence ends, the next one began another paragraph if there may have been room.
    """
    told = [place for place, line in enumerate(lines[:-1]) if line.count(" ") >= WORDS and _tells(line)]
    width = max((sizes[place] for place in told), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0, 0
    near = [place for place in told if sizes[place] >= LONG * width and lines[place][-1] not in ENDS]
    needs = [_needs(lines[place], sizes[place], lines[place + 1]) for place in near]
    exact, loose = (sum([need > room for need in needs]) for room in (width - MARGIN, SLACK * width))
    room = width - MARGIN if exact >= EXACT * loose else int(SLACK * width)
    broken = [place for place, need in zip(near, needs, strict=True) if need > room]
    if loose < fewest or loose < SHARE * len(near) or not _end_as_text(lines, broken):
        return 0, 0
    return room, width


def _end_as_text(lines: list[str], broken: list[int]) -> bool:
    """Tell whether some of what would be joined ends as text does; headlines of about one length never do."""
    lasts = [lines[place + 1] for place in broken if place + 1 not in broken]
    return sum([SENTENCE_END.search(last) is not None for last in lasts]) >= ENDED * len(lasts)


def _tells(line: str) -> bool:
    """Tell whether a line is words and neither address nor columns."""
    return not ("://" in line or "](" in line or SCRIPT in line or GAP in line.strip())


def _needs(above: str, size: int, below: str) -> int:
    """Return how many characters a line would have with the first word of the next; 0 if that begins one anyway."""
    start = below.strip()
    if not start or not above or ITEM.match(start) or SHEET.match(start) or not _tells(below):
        # The rest of a quotation of Markdown has its sign too.
        if not (start[:1] == ">" and above.lstrip()[:1] == ">"):
            return 0
        start = QUOTED.sub("", start, count=1) or start
    return size + 1 + len(VOWELS.sub("", start.split(maxsplit=1)[0]))
