"""Which publication a page comes from, and how the page prints its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Final, NamedTuple

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import Line, count_words
from mujaz.clean.metadata import Metadata
from mujaz.clean.people import is_outlet, is_person, is_section
from mujaz.clean.phrases import REMEMBERED, fold_phrase, phrases
from mujaz.clean.title_ends import Headline, name_before, title_parts
from mujaz.model import Record
from mujaz.register import Register

PARTS: Final = re.compile(r"\s+[-–—]\s+|(?<=[\u0621-\u064a])[-–—](?=[\u0621-\u064a])|\s*[|/(),،]\s*")  # HAMZA … YEH
"""What stands between a publication's name, a place and a person in a byline."""
BYLINE_WORDS: Final = 8
"""A line of more words is no byline."""
NAME_WORDS: Final = 4
"""A publication's name has no more words."""
SIGNS: Final = re.compile(r"[\W_]+")
LOGO_LINES: Final = 6
"""A page's name stands among so many first lines."""


class Source(NamedTuple):
    """A page's publication: the id of its record, and its name as printed; either may not be known."""

    id: str | None = None
    name: str | None = None


def find_source(  # noqa: PLR0913 - one for each place where a page may name it
    metadata: Metadata,
    headline: Headline,
    head: tuple[Line, ...],
    register: Register,
    frame: tuple[Line, ...] = (),
    *,
    given: str | None = None,
) -> Source:
    """Return the page's publication: by its address, its name, the headline's end, a byline, a menu.

    `given` is the id that the caller knows.
    """
    of_host = register.source_of_host(metadata.host) if metadata.host else None
    names = _names(metadata, headline, head)
    found = given or of_host
    known = chain(filter(register.source_named, names), _known_above(frame, register))
    if found is None and (first := next(known, None)):
        found, names = register.source_named(first), chain([first], names)
    record = register.get("sources", found) if found else None
    if record is not None:
        printed = next((name for name in names if _is_named(name, record, register)), None)
        return Source(found, printed or metadata.site_name)
    return Source(found, next(_unknown_names(metadata, headline, head), None))


def _names(metadata: Metadata, headline: Headline, head: tuple[Line, ...]) -> Iterator[str]:
    """Yield what may be the name of the page's publication, the surest first."""
    yield from metadata.site_names
    yield from [headline.suffix] if headline.suffix else []
    yield from title_parts(metadata)
    for line in head:
        yield from byline_parts(line.text)


def _known_above(frame: tuple[Line, ...], register: Register) -> Iterator[str]:
    """Yield the lines above the headline that are names of known publications."""
    for place, line in enumerate(frame):
        # The Middle East is a section too, and stands in menus.
        known = line.length <= BYLINE_WORDS and register.source_named(line.text)
        if known and (place < LOGO_LINES or not is_section(line.text)):
            yield line.text


def _is_named(name: str, record: Record, register: Register) -> bool:
    """Tell whether a text is a name of the record, and not only the slogan behind its headlines."""
    if register.source_named(name) != record.id:
        return False
    if not record.rules.headline_suffixes:
        return True
    slogans = {fold_phrase(text) for text in record.rules.headline_suffixes} - {
        fold_phrase(text) for text in (*(name for _, name in record.names), *record.rules.bylines)
    }
    return fold_phrase(name) not in slogans


def _unknown_names(metadata: Metadata, headline: Headline, head: tuple[Line, ...]) -> Iterator[str]:
    """Yield what the page may print as the name of a publication that no record knows, the surest first."""
    yield from metadata.site_names
    named = headline.suffix is not None and fold_phrase(headline.suffix) not in phrases("share")
    suffix = [headline.suffix] if headline.suffix and named and count_words(headline.suffix) <= NAME_WORDS else []
    # What a page's own title ends with is surer than a line that reads as a name.
    yield from suffix if metadata.titles else []
    # The whole of a line that has parts names a place too.
    parts = (byline_parts(line.text) for line in head)
    yield from (part for found in parts for part in (found[1:] or found) if is_outlet(part))
    yield from suffix


def outlet_of(frame: Iterable[Line], headline: Headline) -> str | None:
    """Return the name in the first lines of a page that stands beside its headline, or says what it is the name of.

    Only Arabic, Persian and Kurdish names begin so; `News` and `Media` stand in every English menu.
    """
    for line in islice(frame, LOGO_LINES):
        if beside := name_before(line.text, headline.text):
            return beside
        begins = 1 < line.length <= NAME_WORDS and line.words[0] in _kinds_of_publications()
        if begins and not line.text.isascii() and is_outlet(line.text):
            return line.text
    return None


def repeated_name(frame: Iterable[Line], headline: Headline, texts: Iterable[str]) -> str | None:
    """Return which of a page's first lines, a few words and no label, stands within another one of its `texts`.

    So a site's name does: in a dateline, in `تابعوا … على تلغرام`, in a note on readers' comments.
    """
    names = [line.text for line in islice(frame, LOGO_LINES) if _may_be_name(line) and line.text not in headline.text]
    if not names:
        return None
    listed = [text for text in texts if text not in names]
    return next((name for name in names if any(_stands_in(name, text) for text in listed)), None)


def _may_be_name(line: Line) -> bool:
    if line.suspect or not 1 < line.length <= NAME_WORDS or not line.text.replace(" ", "").isalpha():
        return False
    return not line.text.isascii() and not is_section(line.text) and not is_person(line.text)


def _stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as words of its own."""
    return name in text and f" {name} " in f" {SIGNS.sub(' ', text)} "


@cache
def _kinds_of_publications() -> frozenset[bytes]:
    return frozenset().union(*map(bare_words, phrases("kinds_of_publications")))


@lru_cache(maxsize=REMEMBERED)
def byline_parts(text: str) -> tuple[str, ...]:
    """Return a short line whole and then its parts, any of which may name a publication.

    >>> byline_parts("دمشق - بلدي نيوز")
    ('دمشق - بلدي نيوز', 'دمشق', 'بلدي نيوز')
    """
    if count_words(text) > BYLINE_WORDS:
        return ()
    parts = [part.strip() for part in PARTS.split(text) if part.strip()]
    return (text, *parts) if len(parts) > 1 else (text,)
