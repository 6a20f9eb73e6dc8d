"""The byline: the persons who are named as authors above the text, or below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Final

from mujaz.clean.bare import bare_words
from mujaz.clean.lines import TEXT_BLOCKS, Draft, Line, count_words
from mujaz.clean.names import BETWEEN, BETWEEN_WRITER, COMMAS, PLACE, bare_byline, join_people, opening_of, people_in
from mujaz.clean.people import has_initial, is_person, is_section, may_be_person, may_name, names_office, squash
from mujaz.clean.phrases import REMEMBERED, after_phrase, fold_phrase, phrases, split_label
from mujaz.clean.promo import is_caption
from mujaz.clean.signs import ROW
from mujaz.clean.source import BYLINE_WORDS, byline_parts
from mujaz.clean.speeches import is_salutation
from mujaz.model import Heading, Paragraph
from mujaz.register import Register

BARS: Final = "·•|"
MOST_WORDS: Final = 5
"""A line of up to five words before the first paragraph is a byline or a section."""
PLACE_WORDS: Final = 2
"""The place before a writer's name has no more words."""
ABOVE: Final = 4
"""The writer of a column is named so few lines above its headline."""
DATED_BY: Final = re.compile(
    r"(?:posted|published|written|نشر|نشرت|كتب)\b[^:]{0,12}\d.{0,40}\s(?:by|بواسطة|توسط)\s(?P<name>[^\d|·•:,،]{4,40})",
    re.IGNORECASE,
)
"""Posted on May 14, 2017 by Sara Khalil."""
DAY_BEFORE: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s+(?P<name>[^\W\d][^\d:,،]{3,40})")
"""20-09-2022 ليلى حداد."""
CONTACTS: Final = frozenset({"contact", "contacts", "media contact", "press contact", "للتواصل", "جهه الاتصال"})
GOES_ON: Final = re.compile(r"[,،;؛]\s*\Z")  # ARABIC COMMA, ARABIC SEMICOLON
"""The end of a line that goes on in the next one."""


def take_byline(
    draft: Draft, stated: str | None, register: Register, near: tuple[str, ...] = (), names: Iterable[str] = ()
) -> Draft:
    """Return the draft with its byline: `stated` in the page's metadata, or `near` the headline, or beside the text.

    `names` are the publication's own.
    """
    own = frozenset(map(squash, names))
    head = draft.head
    spoken = {n for n, line in enumerate(head) if is_salutation(line)} | frozenset(_opens_parts(draft.lines, len(head)))
    places = {n for n, line in enumerate(head) if _is_short(line) or _is_byline(line) or _inside(line.text) is not None}
    # A person named above the text by nothing but the name may be a place; an opening word says it for sure.
    lines = [*near, *[line.text for line in head]]
    # Few lines hold a given name, and that is seen much faster than a pattern is searched.
    named = [text for text in near if may_name(bare_words(text)) or (text[1:2] == "." and has_initial(text))]
    named += [line.text for line in head if may_name(line.words) or (line.text[1:2] == "." and has_initial(line.text))]
    openly = next((name for text in lines if (name := _openly(text, register, own))), None)
    byline = stated or openly or next((name for text in named if (name := _merely(text, register, own))), None)
    rest, removed, related, _ = draft.without("byline or section", places - spoken)
    draft = Draft(rest, removed, related, byline)
    # What is left above the first sentence is a caption, a kicker, a menu: headings and lists may be the article's.
    head = draft.head
    if not head or len(head) == len(draft.lines):
        return draft
    left = {n for n, line in enumerate(head) if isinstance(line.block, Paragraph) and not GOES_ON.search(line.text)}
    return draft.without("above the text", {n for n in left if not is_salutation(head[n])})


def _opens_parts(lines: tuple[Line, ...], first: int) -> Iterator[int]:
    """Yield the place of a heading right above the first paragraph if others of its level stand in the text."""
    above = lines[first - 1].block if 0 < first < len(lines) else None
    if isinstance(above, Heading) and not is_section(lines[first - 1].text) and not is_person(lines[first - 1].text):
        levels = [line.block.level for line in lines[first:] if isinstance(line.block, Heading)]
        if above.level in levels:
            yield first - 1


def take_byline_above(draft: Draft, frame: tuple[Line, ...], head: tuple[Line, ...], register: Register) -> Draft:
    """Return a draft without byline with the name behind a date in its `head`, or above its headline in the `frame`.

    Columns name their writer there; several names are the publication's other writers.
    """
    if draft.byline is not None:
        return draft
    dated = next((name for line in head if line.suspect and (name := _inside(line.text))), None)
    if dated is not None:
        return draft._replace(byline=_people(dated, register, frozenset()))
    near = frame[-ABOVE:]
    named = [
        line.text
        for above, line in zip((None, *near), near, strict=False)
        if 1 < line.length <= MOST_WORDS and line.text[0] != "(" and is_person(line.text) and not _holds_office(above)
    ]
    return draft._replace(byline=_people(named[0], register, frozenset())) if len(named) == 1 else draft


def _holds_office(above: Line | None) -> bool:
    """Tell whether a name stands right below the office of a newspaper: رئيس التحرير."""
    return above is not None and after_phrase(above.text, phrases("masthead")) == ""


def take_last_byline(draft: Draft, tail: Iterable[str], register: Register) -> Draft:
    """Return a draft without byline with the one in its `tail`, the lines that were cut behind its last sentence."""
    for text in takewhile(_names_no_contact, tail) if draft.byline is None else ():
        named = is_person(text) or (count_words(text) <= BYLINE_WORDS and _after(text) is not None)
        if named and (byline := _people(text, register, frozenset())):
            return draft._replace(byline=byline, related=tuple(one for one in draft.related if one != text))
    return draft


def _names_no_contact(text: str) -> bool:
    """Tell whether a line does not announce whom to call about a press release."""
    return fold_phrase(text) not in CONTACTS


def _openly(text: str, register: Register, own: frozenset[str]) -> str | None:
    """Return the persons whom a short line names behind an opening word; a date may stand behind a bullet."""
    name = _after(text if count_words(text) <= BYLINE_WORDS else _first_part(text)) or _inside(text)
    # Before a comma stood the name, in an element that was read already; behind it stands a place.
    return _people(name, register, own) if name and not name.startswith(COMMAS) else None


def _first_part(text: str) -> str:
    """Return what stands in a line before its first bullet or bar; nothing of one without."""
    return ROW.split(text, maxsplit=1)[0] if any(map(text.__contains__, BARS)) else ""


def _merely(text: str, register: Register, own: frozenset[str]) -> str | None:
    """Return the persons whom a short line names by nothing but their names, and perhaps a place or publication."""
    if text.startswith(("(", "[")) or is_caption(text):
        return None
    bare = bare_byline(text)
    place, *others = BETWEEN_WRITER.split(bare)
    # `الشارقة: مريم الكعبي`, as newspapers of the Gulf print it, and `منارة - مريم الكعبي`.
    if len(others) == 1 and count_words(place) <= PLACE_WORDS and not names_office(place) and is_person(others[0]):
        bare = others[0] if not is_person(place) else bare
    if count_words(bare) > BYLINE_WORDS or not any(is_person(PLACE.sub("", part)) for part in BETWEEN.split(bare)):
        return None
    return _people(bare, register, own)


def _people(text: str, register: Register, own: frozenset[str]) -> str | None:
    """Return the persons in a byline as printed, without publications that the register knows."""
    known = frozenset(squash(part) for part in byline_parts(text) if register.source_named(part))
    bare = bare_byline(text)
    return join_people(people_in(bare, known | own), bare)


def _is_byline(line: Line) -> bool:
    return _after(line.text if line.length <= BYLINE_WORDS else _first_part(line.text)) is not None


def _is_short(line: Line) -> bool:
    return line.length <= MOST_WORDS and isinstance(line.block, TEXT_BLOCKS)


def _inside(text: str) -> str | None:
    """Return the name behind a byline's word at the end of a line with a date before it.

    >>> _inside("الاثنين، 3 حزيران 2024 - 09:40 كتب: ليلى حداد")
    'ليلى حداد'
    """
    if (signed := DATED_BY.fullmatch(text)) and may_be_person(signed["name"]):
        return signed["name"]
    if (signed := DAY_BEFORE.fullmatch(text)) and is_person(signed["name"]):
        return signed["name"]
    before, _, name = text.rpartition(": ")
    words = before.split()
    good = bool(words) and fold_phrase(words[-1]) in phrases("byline") and any(map(str.isdigit, before))
    return name.strip() if good and 1 < count_words(name) <= MOST_WORDS else None


@lru_cache(maxsize=REMEMBERED)
def _after(text: str) -> str | None:
    """Return the name behind a byline's opening word; some openings count only with a colon.

    >>> _after("كتبت: ليلى حداد"), _after("By Sara Khalil"), _after("كتب على الجدار")
    ('ليلى حداد', 'Sara Khalil', None)
    """
    start, *rest = split_label(text)
    if rest and rest[0] and fold_phrase(start) in phrases("byline"):
        return rest[0]
    number = opening_of(text.split(maxsplit=2))
    return " ".join(text.split()[number:]) if number else None
