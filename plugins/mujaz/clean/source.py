"""Which publication a page comes from, and how the page prints its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import Line, count_words
from mujaz.clean.metadata import Metadata
from mujaz.clean.people import is_outlet
from mujaz.clean.phrases import REMEMBERED, fold_phrase, phrases
from mujaz.clean.title_ends import Headline, name_before, title_parts
from mujaz.model import Record
from mujaz.register import Register

PARTS = re.compile(r"\s+[-–—]\s+|(?<=[\u0621-\u064a])[-–—](?=[\u0621-\u064a])|\s*[|/(),،]\s*")  # HAMZA … YEH
"""What stands between a publication's name, a place and a person in a byline."""
BYLINE_WORDS = 8
"""A line of more words is no byline."""
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|حقوق (?:النشر|الطبع)"
    r"|(?:کلیه|تمامی|همه)\s?ی? حقوق|(?:جميع|كل|كافة) الحقوق محفوظة(?: ل(?=[^\s]))?)",
    re.IGNORECASE,
)
"""What stands before or behind the owner's name in a notice of rights."""
NOT_OWNER = re.compile(
    r"محفوظ\b|(?<=\s)(?:است|می\W?باشد)\b|(?:مادی و معنوی )?این (?:وب\W?)?سایت|(?<!\w)(?:متعلق )?(?:به|برای)(?=\s)"
    r"|all rights reserved|(?:جميع|كل|كافة) الحقوق محفوظة|\bby\b|\d{4}(?:\s*[-–]\s*\d{4})?|[©.,،|:–—-]",
    re.IGNORECASE,
)
BEHIND_OWNER = re.compile(r"(?<=\w)[,،|]\s|(?<=\w\w)\.\s|\s[–—-]\s")
"""What parts the owner of rights from an address or another sentence."""
NAME_WORDS = 4
LOGO_LINES = 3
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
    names = _names(metadata, headline, head, frame)
    found = given or of_host
    if found is None and (first := next(filter(register.source_named, names), None)):
        found, names = register.source_named(first), chain([first], names)
    record = register.get("sources", found) if found else None
    if record is not None:
        printed = next((name for name in names if _is_named(name, record, register)), None)
        return Source(found, printed or metadata.site_name)
    return Source(found, next(_unknown_names(metadata, headline, head), None))


def _names(metadata: Metadata, headline: Headline, head: tuple[Line, ...], frame: tuple[Line, ...]) -> Iterator[str]:
    """Yield what may be the name of the page's publication, the surest first."""
    yield from metadata.site_names
    yield from [headline.suffix] if headline.suffix else []
    yield from title_parts(metadata)
    yield from (part for line in head for part in byline_parts(line.text))
    yield from (line.text for line in frame if line.length <= BYLINE_WORDS)


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


def owner_of(texts: Iterable[str]) -> str | None:
    """Return the name in the first notice of rights that has one.

    >>> owner_of(["© 2023 The Harbour Gazette. All rights reserved."])
    'The Harbour Gazette'
    >>> owner_of(["جميع الحقوق محفوظة © وكالة الساحل 2023"])
    'وكالة الساحل'
    """
    for text in texts:
        # Most lines have no sign of rights, and a look at their letters tells that.
        if len(text) <= 120 and _may_state_rights(text) and RIGHTS.search(text):  # noqa: PLR2004 - one line
            owner = _owner_in(text)
            if 0 < count_words(owner) <= NAME_WORDS and any(map(str.isalpha, owner)):
                return owner
    return None


def _owner_in(text: str) -> str:
    """Return what a notice of rights says besides: the owner, without the address or the sentence behind the name."""
    bare = RIGHTS.sub(" ", text)
    owner = " ".join(NOT_OWNER.sub(" ", bare).split())
    if count_words(owner) <= NAME_WORDS:
        return owner
    parts = (" ".join(NOT_OWNER.sub(" ", part).split()) for part in BEHIND_OWNER.split(bare))
    return next((part for part in parts if any(map(str.isalpha, part))), "")


def _may_state_rights(text: str) -> bool:
    """Tell whether a text has a word or a sign that every notice of rights has."""
    return "©" in text or "حق" in text or "(" in text or "opyr" in text.lower()


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
