"""Where the article stands in the text of a whole page, between the site's menus, readers' comments and footers.

The text is the run of lines with the greatest sum of running text. What readers wrote counts little, and a run below
a line that the browser's title begins with, or below a date, counts more: comments and teasers may be longer than
the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from typing import Final, NamedTuple

from mujaz.clean.again import NEAR, STEPS, find_again, find_below_headline
from mujaz.clean.ends import is_comments_mark
from mujaz.clean.lines import MARKS, REAL_WORDS, WORTH, Line, is_rate
from mujaz.clean.posts import is_below_post
from mujaz.clean.signs import is_sign
from mujaz.clean.speeches import is_salutation

SHORT_COST: Final = 4
"""What a line that is no sentence counts against a run; a list or a box between two paragraphs is bridged."""
LONGEST_WORTH: Final = 80
"""What the longest line counts for it."""
COMMENTED: Final = 0.25
TITLED: Final = 4
DATED: Final = 1.5
"""What a run counts behind a mark of comments, below the page's title, below a date."""
RIVAL: Final = 0.25
"""A run of so much of the longest one's sum may be the article."""
FEW_WORDS: Final = 30
"""With fewer words above it, a mark of comments is a button above the article."""
MENU_LINES: Final = 6
"""So few lines above a text, and it was saved without its page's menus."""
ANNOUNCING_WORDS: Final = 4
"""A line that ends with a colon has so many words if it announces what is said below it, rather than a box."""
GAP: Final = 12
"""A table has no more lines."""
TEASERS: Final = 3
TEASER_LINES: Final = 2
TEASER_WORDS: Final = 14
"""So many paragraphs behind a gap of more than two lines are teasers, if no more words come to a line."""
BULLETS: Final = frozenset("•●▪◦")
TITLE_WORDS: Final = 3
SITE_WORDS: Final = 4
"""A headline has so many words at least; the whole title of no more words is the site's name."""


class Run(NamedTuple):
    """A run of lines, from the place of its first to the one behind its last."""

    start: int
    end: int
    sum: int
    """The words of its running text, less what the other lines cost."""
    behind_comments: bool = False


def find_core(records: tuple[Line, ...]) -> tuple[int, int]:
    """Return where the article's text begins, and where it has ended; all of it if nothing reads as text."""
    runs = tuple(_runs(records))
    if not runs:
        return 0, len(records)
    best = max(runs, key=lambda run: run.sum)
    rivals = [run for run in runs if run.sum >= RIVAL * best.sum or run.end <= best.start]
    if len(rivals) > 1:
        best = max(rivals, key=lambda run: _weight(records, run))
    start = _first(records, runs[: runs.index(best) + 1])
    # A text that was saved without its page has tables and lists, and no menus.
    bare = start <= MENU_LINES
    end = _reach(records, best.end) if bare else best.end
    while end < len(records) and (more := _more(records, end)):
        end += more
    if bare:
        return find_below_headline(records, start, end), end
    start = find_again(records, start, end)
    return start, find_teasers(records, start, end)


def _more(records: tuple[Line, ...], end: int) -> int:
    """Return how many lines right behind the text are of it: a last paragraph may have lost its full stop."""
    one = records[end]
    if is_rate(one.text):
        return 1
    if one.suspect:
        return 0
    if one.length >= REAL_WORDS or is_salutation(one):
        return 1
    return 2 if _announces(one) and end + 1 < len(records) and not records[end + 1].suspect else 0


def _first(records: tuple[Line, ...], runs: tuple[Run, ...]) -> int:
    """Return where the text of the last run begins: with an earlier one where no date stands between, but above it."""
    start = runs[-1].start
    for run in reversed(runs[:-1]):
        apart = start - run.end > GAP or _is_dated(records, run.end, start)
        if apart or not _is_dated(records, run.start - STEPS, run.start):
            break
        start = run.start
    return start


def _announces(one: Line) -> bool:
    """Tell whether a line says that somebody's words or verses stand below it; labels have fewer words."""
    return one.length >= ANNOUNCING_WORDS and one.text[-1] == ":"


def _reach(records: tuple[Line, ...], end: int) -> int:
    """Return where a text has ended of which tables and lists may part the last lines, but no comments."""
    gap = 0
    for place in range(end, len(records)):
        one = records[place]
        announced = place > end >= 1 and gap == 1 and _announces(records[place - 1]) and not one.suspect
        if one.worth or announced or (gap == 0 and one.text[-1] in MARKS and not one.suspect):
            gap, end = 0, place + 1
            continue
        gap += 1
        if gap > GAP or (one.suspect and is_comments_mark(one)):
            return end
    return len(records)


def find_teasers(records: tuple[Line, ...], start: int, end: int) -> int:
    """Return where teasers of other articles begin behind a text of twice their words; `end` if none do.

    Each is a paragraph or less, with a headline, a section and a name around it, so that few words come to a line.
    """
    places = [place for place in range(start, end) if records[place].worth]
    above, below = 0, sum([records[place].worth for place in places])
    for number, place in enumerate(places[:-TEASERS], 1):
        above += records[place].worth
        below -= records[place].worth
        if above < 2 * below:
            continue
        behind = places[number]
        if below < TEASER_WORDS * (end - behind) and _gap(records, place, behind) > TEASER_LINES:
            return place + 1
    return end


def _gap(records: tuple[Line, ...], place: int, behind: int) -> int:
    """Return how many lines part two places, but for those of the text and of posts in it."""
    return behind - place - sum(map(_may_be_between, records[place + 1 : behind]))


def _may_be_between(one: Line) -> bool:
    """Tell whether a line that is not running text is of it: a short sentence, a list, its heading, part of a post."""
    text = one.text
    return text[-1] in MARKS or text[-1] == ":" or text[0] in BULLETS or is_below_post(text)


def _is_dated(records: tuple[Line, ...], start: int, end: int) -> bool:
    """Tell whether a date or a byline stands alone on one of some lines."""
    return any(one.suspect and not one.worth and is_sign(one.text) for one in records[max(0, start) : end])


def _runs(records: tuple[Line, ...]) -> Iterator[Run]:
    """Yield the runs of lines that hold more running text than other lines; the first line may be the title."""
    places = list(compress(count(), map(WORTH, records)))
    if places and places[0] < int(_is_title(records)):
        del places[0]
    start = end = total = best = read = 0
    commented = False
    # Above the first line of running text and below the last one there is nothing to tell.
    behind = places[0] if places else 0
    for place in places:
        marked = False
        # Most paragraphs stand right below another one.
        if place > behind:
            total -= SHORT_COST * (place - behind)
            marked = any(map(is_comments_mark, records[behind:place]))
        if best and (total <= 0 or marked):
            yield Run(start, end, best, commented)
            read, best = read + best, 0
        commented = commented or (marked and read >= FEW_WORDS)
        if not best:
            start, total = place, 0
        total += min(records[place].worth, LONGEST_WORTH)
        if total > best:
            best, end = total, place + 1
        behind = place + 1
    if best:
        yield Run(start, end, best, commented)


def _is_title(records: tuple[Line, ...]) -> bool:
    """Tell whether the first line is no part of the text, for it is short or the next one is longer."""
    return len(records) > 1 and (records[0].length < REAL_WORDS or records[0].length < records[1].length)


def _weight(records: tuple[Line, ...], run: Run) -> float:
    """Return what a run counts, with what stands above it."""
    weight = run.sum * (COMMENTED if run.behind_comments else 1)
    above = records[max(1, run.start - NEAR) : run.start]
    if any(is_in_title(records, one) for one in above):
        return weight * TITLED
    return weight * (DATED if _is_dated(records, run.start - NEAR, run.start) else 1)


def is_in_title(records: tuple[Line, ...], one: Line) -> bool:
    """Tell whether the first line, which may be the browser's title, begins with this later one."""
    title = records[0].words
    number = len(one.words)
    return TITLE_WORDS <= number < len(title) + int(number > SITE_WORDS) and one.words == title[:number]
