"""The headline again, wherever a page prints it once more, and what the site has above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.core import MENU_LINES
from mujaz.clean.lines import TEXT_BLOCKS, WORDS, Draft, Line, head_length, removed_by
from mujaz.clean.opening import opens_as_agencies_do
from mujaz.clean.signs import is_sign
from mujaz.clean.title_ends import Headline, cut_start

LEAD_WORDS: Final = 20
FULL_STOPS: Final = ".۔"  # ARABIC FULL STOP
"""A paragraph that opens a text has so many words and a full stop, as no headline does."""
FIRST_LINES: Final = 2
"""The line that is the headline is among so many first ones of most texts."""


def cut_headline(
    lines: tuple[Line, ...], related: tuple[str, ...], headline: Headline, frame: Iterable[Line] = ()
) -> Draft:
    """Return a draft of `lines` without the headline, its copies, and what the site has above it (`frame` too)."""
    draft = Draft(lines, tuple(removed_by("frame", frame)), related)
    if is_lead(lines):
        return draft
    same = next((line.words for line in lines[:FIRST_LINES] if line.text == headline.text), None)
    own = bare_words(headline.text) if same is None else same
    shortest, longest = len(headline.text) // 2, 2 * len(headline.text) + len(headline.suffix or "")
    first = own[0] if own else b""
    alike = [n for n, words in enumerate(map(WORDS, lines)) if words and words[0] == first]
    copies = {n for n in alike if shortest <= len(lines[n].text) <= longest and _is_copy(lines[n], headline, own)}
    head = head_length(lines) if copies else 0
    last = max([place for place in copies if place < head], default=0)
    return draft.without("headline", copies).without("frame", set(_above(lines, copies, last)) if last else set())


def is_lead(lines: tuple[Line, ...]) -> bool:
    """Tell whether a text was saved without its headline: its first line is a paragraph, as the next one is."""
    if len(lines) < FIRST_LINES or not lines[1].worth:
        return False
    first = lines[0]
    return opens_as_agencies_do(first.text) or (first.worth >= LEAD_WORDS and first.text[-1] in FULL_STOPS)


def _above(lines: tuple[Line, ...], copies: set[int], last: int) -> Iterator[int]:
    """Yield which lines, of those that are no copies of the headline, are the site's: above the `last` copy.

    A byline and a date may stand between the title and the headline; further down they are those of the menus.
    """
    first = min(copies, default=0)
    for number, place in enumerate(place for place in range(last) if place not in copies):
        if not (first < place < last <= first + MENU_LINES and is_sign(lines[place].text)):
            yield number


def _is_copy(line: Line, headline: Headline, own: list[bytes]) -> bool:
    """Tell whether a line is the headline, whose words are its `own`, with nothing behind it that is not the site's."""
    if not isinstance(line.block, TEXT_BLOCKS):
        return False
    if line.words == own or headline.suffix is None:
        return line.words == own
    whole = bare_words(f"{headline.text} {headline.suffix}")
    return line.words == whole or cut_start(" ".join(line.text.split()), headline.text) == headline.suffix
