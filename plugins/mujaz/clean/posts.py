"""What stands in a text and says itself where it begins and ends: embedded posts, and boxes that a reader may skip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import FIRST, TEXT, WORDS, Draft, Line, count_words, ends_sentence
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases

SIGNED: Final = re.compile(r"\s*[—–-]\s.{1,80}\(@\w{1,30}\)")
"""— Harbour Office (@harbour) May 1, 2023: the line below a post."""
ACCOUNT: Final = re.compile(r"@\w{1,30}(?:\s*[·•]\s*.{1,30})?")
"""The line with the account below the name, perhaps with how long ago it wrote."""
STAMP: Final = re.compile(r"\W*(?:\d{1,2}:\d\d\s*(?:[AaPp]\.?[Mm]\.?|[صم])?\s*[·•]\s|.{0,30}\d\s*[·•]\s*\d{1,2}:\d\d)")
"""5:41 PM · Mar 14, 2023, below its words."""
REACTIONS: Final = re.compile(
    r"\W*(?:[\d.,٫٬]+\s?[KkMm]?\s*(?:views|reposts?|retweets?|quotes?|likes?|replies|bookmarks?|إعجاب|مشاهدة|إعادة)\b"
    r"|read \d.*repl|reply\Z|copy link|(?:translate|show) (?:post|tweet|more|this thread))",
    re.IGNORECASE,
)
"""212 Reposts 18 Quotes 640 Likes."""
POST_LINES: Final = 8
NAME_WORDS: Final = 6
"""A post has so many lines at most, and the name of an account so many words."""
SIGNED_WORDS: Final = 16
POST_WORDS: Final = 70
"""Neither the line with the name nor the post has more words."""
SKIP: Final = re.compile(
    r"(?:skip (?P<en>.{3,60}?) and continue reading|تخط(?:ي|ى)? (?P<ar>.{3,60}?) وواصل القراءه"
    r"|از (?P<fa>.{3,60}?) رد شويد و به خواندن ادامه دهيد|پرش از (?P<leap>.{3,60}?) و ادامه خواندن)"
)
"""The line above a box that names it, folded: Skip podcast promotion and continue reading."""
OPENINGS: Final = frozenset(bare_words("skip تخطي تخط از پرش"))
ENDINGS: Final = frozenset(bare_words("end نهاية پایان"))
END: Final = re.compile(r"(?:end of|نهايه|پايان) (?P<name>.{3,60})|(?P<named>.{3,60}) نهايه")
"""The line below it: End of podcast promotion, يستحق الانتباه نهاية."""
MARK_WORDS: Final = 6
"""A heading that names a box has no more words."""
MOST_LINES: Final = 15
"""A box has no more lines."""
LONGEST: Final = 160


def cut_posts(draft: Draft) -> Draft:
    """Return the draft without embedded posts, each a line above the one that names its account."""
    if "@" not in "\n".join(map(TEXT, draft.lines)):
        return draft
    signed = {n for n, line in enumerate(draft.lines) if "(@" in line.text and _is_signed(line.text)}
    said = {n - 1 for n in signed if n and count_words(draft.lines[n - 1].text) <= POST_WORDS}
    named = [n for n, line in enumerate(draft.lines) if line.text[0] == "@" and ACCOUNT.fullmatch(line.text)]
    copied = frozenset().union(*(_copied_post(draft.lines, n) for n in named))
    return draft.without("embedded post", signed | said | copied)


def _copied_post(lines: tuple[Line, ...], place: int) -> Iterator[int]:
    """Yield the places of a post that was copied as it is shown, around the line with its account.

    The name stands above that, below it the words, and then the time and what readers made of it.
    """
    ahead = range(place + 1, min(place + 1 + POST_LINES, len(lines)))
    stamps = [n for n in ahead if STAMP.match(lines[n].text)]
    if not stamps or sum(lines[n].length for n in range(place, stamps[0])) > POST_WORDS:
        return
    named = place > 0 and lines[place - 1].length <= NAME_WORDS and not ends_sentence(lines[place - 1].text)
    end = stamps[0] + 1
    while end < len(lines) and REACTIONS.match(lines[end].text):
        end += 1
    yield from range(place - int(named), end)


def cut_named_boxes(draft: Draft) -> Draft:
    """Return the draft without the boxes that one line tells to skip and another one ends by the same name."""
    if OPENINGS.isdisjoint(map(FIRST, filter(None, map(WORDS, draft.lines)))):
        return draft
    cut: set[int] = set()
    listed = list(map(WORDS, draft.lines))
    opening = [n for n, words in enumerate(listed) if words and words[0] in OPENINGS]
    for place in opening:
        name = _name_of(draft.lines[place]) if place not in cut else None
        # Headlines of other articles are known when they go by their own rule.
        if name and after_phrase(name, phrases("related")) is None:
            ahead = range(place + 1, min(place + 1 + MOST_LINES, len(draft.lines)))
            end = next((n for n in ahead if _ends(draft.lines[n], name)), None)
            cut.update(() if end is None else range(place, end + 1))
    for place in [n for n, words in enumerate(listed) if words and words[0] in ENDINGS and n not in cut]:
        cut.update(_box_above(draft.lines, place))
    return draft.without("named box", cut) if cut else draft


def _box_above(lines: tuple[Line, ...], place: int) -> Iterator[int]:
    """Yield the places of the box that ends at a line, which names it as a line above does."""
    match = END.fullmatch(fold_phrase(lines[place].text)) if len(lines[place].text) <= LONGEST else None
    name = (match["name"] or match["named"]) if match else ""
    # Headlines of other articles are known when they go by their own rule.
    if not name or after_phrase(name, phrases("related")) is not None:
        return
    for start in range(place - 1, max(-1, place - 1 - MOST_LINES), -1):
        skips = lines[start].words[:1] and lines[start].words[0] in OPENINGS
        folded = fold_phrase(lines[start].text) if skips or lines[start].length <= MARK_WORDS else ""
        if folded == name or (skips and name in folded):
            yield from range(start, place + 1)
            return


def find_behind_box(lines: tuple[Line, ...], place: int) -> int | None:
    """Return the place behind the box that a line tells to skip; None if it does not, or no line ends that box."""
    line = lines[place]
    # One word tells of nearly all lines that they are no such line.
    name = _name_of(line) if line.words and line.words[0] in OPENINGS else None
    ahead = range(place + 1, min(place + 1 + MOST_LINES, len(lines))) if name else ()
    end = next((n for n in ahead if _ends(lines[n], name or "")), None)
    return None if end is None else end + 1


def is_below_post(text: str) -> bool:
    """Tell whether a line says when a post was written, or what readers made of it."""
    return STAMP.match(text) is not None or REACTIONS.match(text) is not None


def _is_signed(text: str) -> bool:
    return SIGNED.match(text) is not None and count_words(text) <= SIGNED_WORDS


def _name_of(line: Line) -> str | None:
    """Return the name of the box that a line tells to skip."""
    match = SKIP.match(fold_phrase(line.text)) if len(line.text) <= LONGEST else None
    return next(filter(None, match.groups()), None) if match else None


def _ends(line: Line, name: str) -> bool:
    """Tell whether the box of a name ends at a line."""
    match = END.fullmatch(fold_phrase(line.text)) if len(line.text) <= LONGEST else None
    return match is not None and name in {match["name"], match["named"]}
