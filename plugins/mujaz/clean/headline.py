"""The headline: once, and without the publication's name at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mujaz.clean.core import MENU_LINES, is_sign
from mujaz.clean.lines import Draft, Line, count_words
from mujaz.clean.metadata import Metadata
from mujaz.clean.phrases import fold_phrase
from mujaz.clean.refusal import refuse
from mujaz.model import Heading, Paragraph
from mujaz.register import Register

SEPARATOR = re.compile(r"\s+[-–—|:»·•~›‹]{1,2}\s+|\s*\|\s*")
"""What stands between a headline and the name of its site."""
SURE_SEPARATORS = frozenset({"|", "»", "::", "·", "•", "~", "›", "‹"})
"""Separators that stand in no headline of themselves."""
REPEATED_WORDS = 3
"""A second line of fewer words that opens the first may be a section (`سوريا`), and not the headline again."""
LONGEST = 500
"""Separators further behind are in no headline."""
SEEN_LINES = 12
"""A headline that a page prints stands among so many first lines."""
SITE_WORDS = 4
"""No longer name of a site is cut where nothing but its place says that it is one."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A page's headline, and what the site puts behind it."""

    text: str
    suffix: str | None = None


def find_headline(name: str, lines: tuple[Line, ...], metadata: Metadata, register: Register) -> Headline:
    """Return the headline of the page called `name`; refuse a page whose title has no letter, or that has none."""
    found = _from_titles(metadata, lines, register) or _from_lines(lines, register)
    if found is None:
        raise refuse(name, "There is no headline and no text here; save the page again and import that.")
    if not any(char.isalpha() for char in found.text):
        raise refuse(name, 'The headline is "{found}", without a letter; write the right one into the first line '
                     "of a copy and import that.", found=found.text[:80])  # fmt: skip
    return found


def _from_titles(metadata: Metadata, lines: tuple[Line, ...], register: Register) -> Headline | None:
    """Return the heading that the page's title begins with or holds, else the title without the site's name."""
    title = metadata.titles[-1] if metadata.titles else ""
    for heading in metadata.headings:
        if _is_site(heading, metadata, register):
            continue
        if any(fold_phrase(heading) and fold_phrase(heading) in fold_phrase(other) for other in metadata.titles):
            return _cut_known(heading, metadata, register) or Headline(heading, _cut_start(title, heading))
    for other in metadata.titles:
        cut = _cut_known(other, metadata, register) or _cut_name_before(other, metadata, lines, register)
        return cut or _cut_sure(other) or Headline(other)
    return Headline(metadata.headings[0]) if metadata.headings else None


def _is_site(heading: str, metadata: Metadata, register: Register) -> bool:
    """Tell whether a heading is the name of the site: short, at one end of a title that holds a headline too."""
    if register.source_named(heading) or fold_phrase(heading) == fold_phrase(metadata.site_name or ""):
        return True
    own = fold_phrase(heading)
    splits = [split for title in metadata.titles for split in _splits(title)]
    ends = {fold_phrase(part) for before, _, end in splits for part in (before, end)}
    # Blogs have their own name as the heading; the headline of the post is among the other titles.
    alone = all(fold_phrase(title) != own for title in metadata.titles)
    return own in ends and alone and count_words(heading) <= SITE_WORDS and len(set(metadata.titles)) > 1


def _cut_name_before(title: str, metadata: Metadata, lines: tuple[Line, ...], register: Register) -> Headline | None:
    """Return the headline behind the site's name, if that is known or the headline stands on the page by itself."""
    seen = {fold_phrase(line.text) for line in lines[:SEEN_LINES]} | {fold_phrase(text) for text in metadata.near}
    for before, _, end in _splits(title):
        known = register.source_named(before) or fold_phrase(before) == fold_phrase(metadata.site_name or "?")
        if known or (count_words(before) <= SITE_WORDS < count_words(end) and fold_phrase(end) in seen):
            return Headline(end, before)
    return None


def _from_lines(lines: tuple[Line, ...], register: Register) -> Headline | None:
    """Return the first line; where it or the second is the other and more, the rest is the site's."""
    if not lines:
        return None
    first = " ".join(lines[0].text.split())
    second = " ".join(lines[1].text.split()) if len(lines) > 1 else ""
    if count_words(second) >= REPEATED_WORDS and (first == second or _cut_start(first, second)):
        return Headline(second, _cut_start(first, second))
    return _cut_known(first, Metadata(), register) or Headline(first, _cut_start(second, first))


def _cut_start(text: str, start: str) -> str | None:
    """Return what stands in `text` behind `start` and a separator; None if it does not begin so."""
    gap = SEPARATOR.match(text, len(start)) if text.startswith(start) else None
    return text[gap.end() :].strip() or None if gap else None


def title_parts(metadata: Metadata) -> Iterator[str]:
    """Yield what stands at the ends of the page's titles, which may name its site."""
    for title in metadata.titles:
        for before, _, end in _splits(title):
            yield from (end, before)


def _splits(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts before and behind each separator in `text`, the shortest end first."""
    for gap in reversed(list(SEPARATOR.finditer(text[:LONGEST]))):
        if text[: gap.start()].strip() and text[gap.end() :].strip():
            yield text[: gap.start()].strip(), gap[0].strip(), text[gap.end() :].strip()


def _cut_known(text: str, metadata: Metadata, register: Register) -> Headline | None:
    """Return the headline in `text` if its end names a known publication or the page's own site."""
    site = fold_phrase(metadata.site_name or "")
    for before, _, end in _splits(text):
        if register.source_named(end) or (site and fold_phrase(end) == site):
            return _cut_known(before, metadata, register) or Headline(before, end)
    return None


def _cut_sure(text: str) -> Headline | None:
    """Return the headline in `text` if a short end stands behind a separator that headlines do not have."""
    for before, separator, end in _splits(text):
        if separator in SURE_SEPARATORS and count_words(end) <= SITE_WORDS < count_words(before):
            return Headline(before, end)
    return None


def cut_headline(
    lines: tuple[Line, ...], related: tuple[str, ...], headline: Headline, frame: tuple[Line, ...] = ()
) -> Draft:
    """Return a draft of `lines` without the headline, its copies, and what the site has above it (`frame` too)."""
    draft = Draft((*frame, *lines), related=related).without("frame", set(range(len(frame))))
    # A line with the headline and more behind it is a copy only if the rest is the site's.
    folded = frozenset(map(fold_phrase, (headline.text, f"{headline.text} {headline.suffix}")))
    longest = 2 * len(headline.text) + len(headline.suffix or "")
    copies = {n for n, line in enumerate(lines) if len(line.text) <= longest and _is_copy(line, headline, folded)}
    last = max((place for place in copies if place < len(draft.head)), default=0)
    first = min(copies, default=0)
    left = [place for place in range(len(lines)) if place not in copies]
    # A byline and a date may stand between the title and the headline; further down they are those of the menus.
    signs = {n for n in left if first < n < last <= first + MENU_LINES and is_sign(lines[n].text)}
    above = {number for number, place in enumerate(left) if place < last and place not in signs}
    return draft.without("headline", copies).without("frame", above)


def _is_copy(line: Line, headline: Headline, copies: frozenset[str]) -> bool:
    if not isinstance(line.block, Paragraph | Heading):
        return False
    text = " ".join(line.text.split())
    return fold_phrase(text) in copies or (
        headline.suffix is not None and _cut_start(text, headline.text) == headline.suffix
    )
