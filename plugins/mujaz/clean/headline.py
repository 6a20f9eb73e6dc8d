"""The headline: once, and without the publication's name at its end."""

from __future__ import annotations

import re
from typing import Final

from mujaz.clean.core import MENU_LINES
from mujaz.clean.labels import is_label
from mujaz.clean.lines import Line, count_words, is_sentence
from mujaz.clean.metadata import CUT_OFF, Metadata
from mujaz.clean.people import is_outlet, is_person, is_section
from mujaz.clean.phrases import after_phrase, fold_phrase, phrases
from mujaz.clean.records import COLUMN, COLUMNS, MANY_COLUMNS
from mujaz.clean.refusal import refuse
from mujaz.clean.title_ends import REPEATED_WORDS, SITE_WORDS, Headline, cut_start, cut_sure, name_before, split_title
from mujaz.clean.title_form import may_be_title
from mujaz.register import Register

BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*\Z")
SEEN_LINES: Final = 12
"""A headline that a page prints stands among so many first lines."""
SHARED: Final = 0.4
"""So many words of a heading and a title that say the same are the same."""
SHORTEST_HOST: Final = 4
"""A host has names of so many letters that no word of a headline is taken for."""
NOTHING_SAID: Final = Metadata()


def find_headline(name: str, lines: tuple[Line, ...], metadata: Metadata, register: Register) -> Headline:
    """Return the headline of the page called `name`; refuse a page whose title has no letter, or that has none."""
    found = _of_post(metadata, lines) or _from_titles(metadata, lines, register) or _from_lines(lines, register)
    if found is None:
        raise refuse(name, "There is no headline and no text here; save the page again and import that.")
    if not any(char.isalpha() for char in found.text):
        raise refuse(name, 'The headline is "{found}", without a letter; write the right one into the first line '
                     "of a copy and import that.", found=found.text[:80])  # fmt: skip
    return found


def _of_post(metadata: Metadata, lines: tuple[Line, ...]) -> Headline | None:
    """Return the first line of a post in a channel, where the page's titles are the channel's name and nothing else."""
    if not metadata.titles or metadata.headings or metadata.titles != metadata.site_names or not lines:
        return None
    first = " ".join(lines[0].text.split())
    return Headline(first) if may_be_title(first) and not is_sentence(first) else None


def _from_titles(metadata: Metadata, lines: tuple[Line, ...], register: Register) -> Headline | None:
    """Return the heading that the page's titles confirm, else the first title without the site's name."""
    if not metadata.titles and not metadata.headings:
        return None
    title = metadata.titles[-1] if metadata.titles else ""
    headings = [heading for heading in metadata.headings if not _is_site(heading, metadata, register)]
    found = _confirmed(headings, metadata)
    if found is not None:
        return _cut_known(found, metadata, register) or Headline(
            found, cut_start(title, found) or name_before(title, found) or _name_at_colon(title, found)
        )
    names = {fold_phrase(heading) for heading in metadata.headings if heading not in headings}
    # A page's title may name the site and nothing else.
    if headings and metadata.titles and all(map(is_outlet, metadata.titles)):
        return Headline(headings[0], BRACKETS.sub("", metadata.titles[-1]))
    for other in metadata.titles:
        cut = _cut_known(other, metadata, register) or _cut_name_before(other, metadata, lines, register)
        bare = cut or _cut_heading(other, names) or cut_sure(other) or Headline(other)
        return _printed(bare, headings) or bare
    return Headline(metadata.headings[0]) if metadata.headings else None


def _cut_heading(title: str, names: set[str]) -> Headline | None:
    """Return the headline in a title whose end is one of the headings that name the site."""
    return next((Headline(before, end) for before, _, end in split_title(title) if fold_phrase(end) in names), None)


def _name_at_colon(title: str, heading: str) -> str | None:
    """Return the site's name before a colon and the heading, as blogs and agencies have it in titles."""
    name = title.removesuffix(heading).rstrip()
    named = len(name) < len(title) and name.endswith(":") and 0 < count_words(name) <= SITE_WORDS
    return name[:-1].rstrip() if named and not is_person(name[:-1]) else None


def _confirmed(headings: list[str], metadata: Metadata) -> str | None:
    """Return the heading with the most words that a title of the page holds: a section or a logo has fewer."""
    titles = [fold_phrase(title) for title in metadata.titles]
    held = [text for text in headings if (folded := fold_phrase(text)) and any(folded in title for title in titles)]
    return max(held, key=count_words, default=None)


def _printed(stated: Headline, headings: list[str]) -> Headline | None:
    """Return the heading that says with other words what a page's title does; titles are shortened or put for sharing.

    A heading that holds the title and more has a kicker or a subtitle in it.
    """
    words = set(fold_phrase(stated.text).split())
    for heading in headings:
        own = set(fold_phrase(heading).split())
        whole = fold_phrase(stated.text) in fold_phrase(heading) and count_words(stated.text) >= REPEATED_WORDS
        if whole and CUT_OFF.search(stated.text) is None:
            return stated
        if len(own) >= REPEATED_WORDS and len(own & words) >= SHARED * min(len(own), len(words)):
            return Headline(heading, stated.suffix)
    return None


def _is_site(heading: str, metadata: Metadata, register: Register) -> bool:
    """Tell whether a heading is the name of the site: short, at one end of a title that holds a headline too."""
    if _is_site_name(heading, metadata, register):
        return True
    own = fold_phrase(heading)
    splits = [split for title in metadata.titles for split in split_title(title)]
    ends = {fold_phrase(part) for before, _, end in splits for part in (before, end)}
    # Blogs have their own name as the heading; the headline of the post is among the other titles.
    alone = all(fold_phrase(title) != own for title in metadata.titles)
    if metadata.titles and all(_is_behind(own, title) for title in metadata.titles):
        return True
    # What stands in every title is the headline, however short.
    everywhere = all(own in fold_phrase(title) for title in metadata.titles)
    return (
        own in ends
        and alone
        and not everywhere
        and count_words(heading) <= SITE_WORDS
        and len(set(metadata.titles)) > 1
    )


def _is_behind(own: str, title: str) -> bool:
    """Tell whether a title ends with a short name, behind a headline that is longer than any name of a site."""
    return any(
        fold_phrase(end) == own and count_words(end) <= SITE_WORDS < count_words(before)
        for before, _, end in split_title(title)
    )


def _is_site_name(text: str, metadata: Metadata, register: Register) -> bool:
    """Tell whether a text is a known publication, or how the page calls its site, or the name of its host."""
    folded = fold_phrase(text)
    if register.source_named(text) or folded in map(fold_phrase, metadata.site_names):
        return True
    # `Ferry returns - Gazette.com`, `Ferry returns - The Gazette` on gazette.com
    host = (metadata.host or "").removeprefix("www.").split(".")
    bare = "".join(char for char in folded if char.isalnum())
    return len(bare) >= SHORTEST_HOST and bare in {
        "".join(host).replace("-", ""),
        *(part.replace("-", "") for part in host),
    }


def _cut_name_before(title: str, metadata: Metadata, lines: tuple[Line, ...], register: Register) -> Headline | None:
    """Return the headline behind the site's name, if that is known or the headline stands on the page by itself."""
    seen = {fold_phrase(line.text) for line in lines[:SEEN_LINES]} | {fold_phrase(text) for text in metadata.near}
    for before, _, end in split_title(title):
        known = _is_site_name(before, metadata, register) or fold_phrase(before) in phrases("share")
        if known or (count_words(before) <= SITE_WORDS < count_words(end) and fold_phrase(end) in seen):
            return Headline(end, before)
    return None


def _from_lines(lines: tuple[Line, ...], register: Register) -> Headline | None:
    """Return the first line; where it or the second is the other and more, the rest is the site's."""
    lines = _without_sections(lines)
    if not lines:
        return None
    first = " ".join(lines[0].text.split())
    second = " ".join(lines[1].text.split()) if len(lines) > 1 else ""
    if first.startswith(second) and _is_again(first, second):
        return Headline(second, cut_start(first, second))
    return _cut_known(first, NOTHING_SAID, register) or cut_sure(first) or Headline(first, cut_start(second, first))


def _is_again(first: str, second: str) -> bool:
    """Tell whether the second line is the first one without what the site puts behind it."""
    return count_words(second) >= REPEATED_WORDS and (first == second or cut_start(first, second) is not None)


def _without_sections(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines without those above the headline that name a section, a date or a button."""
    # The first line of a plain text is sure if it is none of these.
    for place in range(0 if lines and not lines[0].suspect else min(MENU_LINES, len(lines) - 1)):
        text = lines[place].text
        above = is_section(text) or is_label(text) or after_phrase(text, phrases("related")) == ""
        if not above and (COLUMN not in text or len(COLUMNS.findall(text)) < MANY_COLUMNS):
            return lines[place:] if place == 0 or (may_be_title(text) and not is_sentence(text)) else lines
    return lines


def _cut_known(text: str, metadata: Metadata, register: Register) -> Headline | None:
    """Return the headline in `text` if its end names a known publication or the page's own site."""
    for before, _, end in split_title(text):
        if _is_site_name(end, metadata, register):
            return _cut_known(before, metadata, register) or Headline(before, end)
    return None
