"""Where the article stands in the text of a whole page, between the site's menus and its footers."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.clean.dates import read_date_line
from mujaz.clean.labels import is_label
from mujaz.clean.lines import REAL_WORDS, SENTENCE_END, SHORT_SENTENCE, Line, count_words, is_sentence
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases
from mujaz.clean.promo import is_caption, is_promo

SHORT_COST = 4
"""What a line that is no sentence counts against a run; a list or a box between two paragraphs is bridged."""
LONGEST_WORTH = 80
"""What the longest line counts for it."""
NEAR = 20
"""A headline stands within so many lines above its text."""
TITLE_WORDS = (3, 32)
"""A headline has at least and at most so many words."""
MENU_LINES = 6
"""So many lines above the text, and it is a page with its menus; with fewer, the first line is the title."""


def find_core(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Return where the run of lines with the greatest sum of running text begins, and where it has ended.

    Both are 0 if nothing reads as text.
    """
    best = total = 0
    start = found = end = 0
    for place, line in enumerate(lines):
        worth = _worth(line.text)
        if total <= 0:
            total, start = 0, place
        total += worth
        if total > best:
            best, found, end = total, start, place + 1
    # A last paragraph may have lost its full stop.
    while end and end < len(lines) and count_words(lines[end].text) >= REAL_WORDS:
        end += 1
    return next((place for place in range(found, end) if _worth(lines[place].text) > 0), 0), end


def _worth(text: str) -> int:
    """Return the words of a line that is running text, and what another one costs."""
    words = count_words(text)
    runs = is_sentence(text) or (words >= SHORT_SENTENCE and SENTENCE_END.search(text) is not None)
    return min(words, LONGEST_WORTH) if runs and not is_promo(text) else -SHORT_COST


def find_title(lines: tuple[Line, ...], start: int) -> int | None:
    """Return the place of the headline above the text that begins at `start`; None where the first line is the title.

    A page's menu, ticker and breadcrumbs stand above its headline, its byline, date and caption below.
    """
    first_sentence = next((place for place, line in enumerate(lines) if _worth(line.text) > 0), 0)
    if min(start, first_sentence) <= MENU_LINES:
        return None
    near = [place for place in range(max(0, start - NEAR), start) if _may_be_title(lines[place].text)]
    first = " ".join(lines[0].text.split())
    named = [place for place in near if place and first.startswith(" ".join(lines[place].text.split()))]
    if named or not near:
        return named[-1] if named else None
    signs = [place for place in range(near[0] + 1, start) if is_sign(lines[place].text)]
    # A section (`محليات`) may stand between, so the nearest line that can be a headline is taken.
    above = [place for place in near if place < signs[0]] if signs else []
    return above[-1] if above else max(near, key=lambda place: count_words(lines[place].text))


def _may_be_title(text: str) -> bool:
    fewest, most = TITLE_WORDS
    return (
        fewest <= count_words(text) <= most
        and "|" not in text
        and not is_label(text)
        and not is_promo(text)
        and not is_caption(text)
        and all(after_phrase(text, phrases(kind)) is None for kind in ("related", "byline", "plain_byline"))
        and not is_sign(text)
    )


def is_sign(text: str) -> bool:
    """Tell whether a line is what stands below headlines: a byline, a date, the time since."""
    if read_date_line(text, day_first=True) is not None or after_phrase(text, phrases("byline")) is not None:
        return True
    return any(fold_phrase(word) in phrases("plain_byline") for word in text.split()[:1]) or any(
        piece in phrases("byline") for piece in _before_colons(text)
    )


def _before_colons(text: str) -> Iterator[str]:
    """Yield the word before each colon."""
    for piece in text.split(":")[:-1]:
        if piece.split():
            yield fold_phrase(piece.split()[-1])
