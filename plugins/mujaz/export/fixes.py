"""What `mujaz check --fix` may change by itself: slips of which only one thing can be meant.

Texts in, texts out: comments and order stay, and a line that is not wrong stays byte for byte.
"""

from __future__ import annotations

import re

from mujaz.errors import Problems
from mujaz.export.fields import BY_KEY, RENAMED_KEYS
from mujaz.export.fixlines import mend_lines
from mujaz.export.fixvalues import Change, Resolve, find_changes
from mujaz.export.frontmatter import FENCE
from mujaz.frozen import frozen
from mujaz.register.fields import FIELDS as RECORD_FIELDS
from mujaz.register.fields import find_field
from mujaz.sourcefile import BYTE_ORDER_MARK, CONFLICT, CONTROL, UTF_16_MARKS
from mujaz.yamltext import Mapping, Text, parse

INNER = ("title", "url", "date", "text", "src", "alt", "caption", "credit", "rights", "summary")
"""Keys of the mappings within front matter."""
PROSE = frozenset({"line", "text", "lines", "references", "corrections", "gist", "media", "medias", "redactions"})
"""Shapes whose values are words for readers, in which quotation marks may be meant."""
DATA_SETS = ("wikidata", "geonames")
"""Keys that belong below `same_as`."""
ITEM_KEYS = frozenset({*BY_KEY, *RENAMED_KEYS, *INNER})
MACHINE = frozenset({*(key for key, field in BY_KEY.items() if field.shape not in PROSE), "url"})
RECORD_KEYS = frozenset(
    {*(field.key for field in RECORD_FIELDS), *DATA_SETS, "ar", "en", "text", "match", "from", "until"}
)
RECORD_MACHINE = frozenset({"type", "part_of", "succeeded_by", "coordinates_from", "url", "rights", "match"})


@frozen
class Fix:
    """A line of a file that is written otherwise; line 0 is the file as a whole."""

    line: int
    old: str
    new: str


@frozen
class Mended:
    """A file as it should be, and what was changed in it."""

    text: str
    fixes: tuple[Fix, ...]


def decode(data: bytes) -> str | None:
    """Return the text of a file in UTF-8, or in UTF-16 that says so; None of any other."""
    try:
        return data.decode("utf-16" if data.startswith(UTF_16_MARKS) else "utf-8")
    except UnicodeDecodeError:
        return None


def mend_item(text: str, resolve: Resolve) -> Mended:
    """Return the Markdown file `text` with its front matter set right; `resolve` tells which names are known."""
    plain, whole = _mend_file(text)
    lines = plain.split("\n")
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE or end is None or CONFLICT.search(plain):
        return Mended(plain, whole)
    front = lines[1:end]
    mended = mend_lines(front, ITEM_KEYS, MACHINE)
    fields = parse("\n".join(mended), "", Problems())
    if fields is not None:
        mended = _apply(mended, list(find_changes(fields, resolve)))
    body, freed = _without_controls(lines[end:], end + 1)
    found = _mended(front, mended, whole, head=lines[:1], tail=body)
    return Mended(found.text, (*found.fixes, *freed))


def mend_record(text: str) -> Mended:
    """Return the record `text` set right."""
    plain, whole = _mend_file(text)
    lines = plain.split("\n")
    if CONFLICT.search(plain):
        return Mended(plain, whole)
    mended = mend_lines(lines, RECORD_KEYS, RECORD_MACHINE)
    fields = parse("\n".join(mended), "", Problems())
    if fields is not None:
        mended = _apply(
            mended, [Change(key, new) for key in fields if isinstance(key, Text) and (new := _record_key(key, fields))]
        )
        mended = _move_identifiers(mended, fields)
    return _mended(lines, mended, whole)


def _mend_file(text: str) -> tuple[str, tuple[Fix, ...]]:
    """Return `text` without a byte order mark and with plain line ends."""
    fixes = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        fixes.append(Fix(0, "byte order mark", ""))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        fixes.append(Fix(0, "CRLF", "LF"))
    return text, tuple(fixes)


def _mended(
    old: list[str], new: list[str], whole: tuple[Fix, ...], head: list[str] | None = None, tail: list[str] | None = None
) -> Mended:
    """Return the file of which the lines `old` become `new`; as it was if that would not be YAML any more."""
    if parse("\n".join(new), "", Problems()) is None and parse("\n".join(old), "", Problems()) is not None:
        new = old
    before = len(head or [])
    changed = [Fix(n + 1 + before, a, b) for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    return Mended("\n".join([*(head or []), *new, *(tail or [])]), (*whole, *changed))


def _without_controls(lines: list[str], first: int) -> tuple[list[str], list[Fix]]:
    """Return the lines of a text without control characters; one that parts words becomes a blank."""
    found = [CONTROL.sub(lambda control: " " if control[0].isspace() else "", line) for line in lines]
    told = (", ".join(dict.fromkeys(f"U+{ord(control):04X}" for control in CONTROL.findall(line))) for line in lines)
    pairs = enumerate(zip(lines, found, told, strict=True), first)
    return found, [Fix(number, what, "") for number, (old, new, what) in pairs if old != new]


def _apply(lines: list[str], changes: list[Change]) -> list[str]:
    """Return `lines` with each change made where its text stands, from the end so that columns hold."""
    found = list(lines)
    for change in sorted(changes, key=lambda change: (change.at.line, change.at.column), reverse=True):
        number, start = change.at.line - 1, change.at.column - 1
        written = _written(found[number], start, change.at)
        if written is not None:
            found[number] = found[number][:start] + change.new + found[number][start + len(written) :]
    return found


def _written(line: str, start: int, text: Text) -> str | None:
    """Return how `text` is written at a place of a line; None if it goes beyond the line or is written in escapes."""
    for form in (f'"{text}"', f"'{text}'", str(text)):
        if line.startswith(form, start):
            return form
    return None


def _record_key(key: str, fields: Mapping) -> str | None:
    """Return a record's key in its own spelling, if it was written with capitals or hyphens."""
    plain = key.lower().replace("-", "_")
    known = {field.key for field in RECORD_FIELDS}
    return plain if key not in known and plain in known and plain not in fields else None


def _move_identifiers(lines: list[str], fields: Mapping) -> list[str]:
    """Return `lines` with a data set's identifier at the margin put below `same_as`, if nothing stands there yet."""
    found = [key for key in fields if key in DATA_SETS]
    if len(found) != 1 or "same_as" in fields:
        return lines
    number = fields.line_of(found[0]) - 1
    match = re.fullmatch(rf"{found[0]}:[ ]*(?P<value>[^#{{}}\[\]]*?)(?P<rest>[ ]*(?:#.*)?)", lines[number])
    if match is None or not match["value"]:
        return lines
    new = f"{find_field('same_as').key}: {{{found[0]}: {match['value']}}}{match['rest']}"
    return [*lines[:number], new, *lines[number + 1 :]]
