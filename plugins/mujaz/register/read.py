"""One file of the register: read whole, with every mistake in it noted at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Lookup
from collections.abc import Sequence as Row
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from mujaz.errors import Problems, nearest
from mujaz.frozen import frozen
from mujaz.model import Record, RecordKind, SourceRules
from mujaz.register.addresses import read_languages, read_rules, read_url, read_urls
from mujaz.register.fields import PRIVATE_KEYS, list_keys
from mujaz.register.names import read_aliases, read_names, read_plain_texts, read_words
from mujaz.register.sheet import Sheet
from mujaz.register.values import (
    is_id,
    read_coordinates,
    read_id,
    read_ids,
    read_plain,
    read_rights,
    read_same_as,
    read_type,
    read_valid,
)
from mujaz.sourcefile import BYTE_ORDER_MARK, note_conflicts, read_source
from mujaz.yamltext import Mapping, Text, Value, parse

MAX_BYTES = 2**20
"""A file larger than this is no record."""
LONG_KEYS = ("description",)
"""Keys whose texts nobody looks up by line."""

Lines = Lookup[tuple[str, str], int]

# What reads a key, where a record has it; most have few of them.
_READERS: dict[str, Callable[[Sheet], Any]] = {
    "cues": partial(read_words, key="cues"),
    "blocked_by": partial(read_words, key="blocked_by"),
    "description": partial(read_plain_texts, key="description"),
    "part_of": partial(read_id, key="part_of"),
    "coordinates": read_coordinates,
    "coordinates_from": partial(read_plain, key="coordinates_from"),
    "valid": read_valid,
    "succeeded_by": partial(read_id, key="succeeded_by"),
    "same_as": read_same_as,
    "merged_ids": partial(read_ids, key="merged_ids"),
    "references": partial(read_urls, key="references"),
    "url": partial(read_url, key="url"),
    "languages": read_languages,
    "rights": read_rights,
}


class _Lines(Lookup[tuple[str, str], int]):
    """The lines of a file, which is read once more when a message first asks for one: few records need any."""

    def __init__(self, file: Path, kind: RecordKind) -> None:
        self._file = file
        self._kind: RecordKind = kind

    @cached_property
    def _found(self) -> dict[tuple[str, str], int]:
        told = Problems()  # told when the file was read first
        text = _read_text(self._file, "", told)
        values = None if text is None else parse(text, "", told)
        return {} if values is None else dict(_find_lines(dict(_known_values(values, self._kind, "", told))))

    def __getitem__(self, key: tuple[str, str]) -> int:
        return self._found[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@frozen
class Entry:
    """A record and, for messages, the line of each (key, text) in its file; the text "" is the key itself."""

    record: Record
    lines: Lines


def read(file: Path, path: str, kind: RecordKind, languages: Row[str], problems: Problems) -> Entry:
    """Return the record in `file`, as much of it as is right; `problems` tells the rest by its `path`.

    A file that cannot be read gives a record that has only its id, so that records that refer to it are
    not called wrong.
    """
    if not is_id(file.stem):
        wrong = "The file's name is the record's id; name it with a-z, 0-9 and single hyphens, at most 80."
        problems.add(path, 0, wrong)
    text = _read_text(file, path, problems)
    values = None if text is None else parse(text, path, problems)
    if values is None:
        return Entry(Record(kind, file.stem, path, names=_stand_in(file, languages)), {})
    known = dict(_known_values(values, kind, path, problems))
    sheet = Sheet(path, known, problems)
    return Entry(_read_record(sheet, kind, file, languages), _Lines(file, kind))


def _read_record(sheet: Sheet, kind: RecordKind, file: Path, languages: Row[str]) -> Record:
    names = read_names(sheet, languages)
    return Record(
        kind=kind,
        id=file.stem,
        path=sheet.path,
        names=names or _stand_in(file, languages),
        aliases=read_aliases(sheet, names),
        type=read_type(sheet, kind),
        rules=read_rules(sheet) if kind == "sources" else SourceRules(),
        **{key: reader(sheet) for key, reader in _READERS.items() if key in sheet.values},
    )


def _stand_in(file: Path, languages: Row[str]) -> tuple[tuple[str, str], ...]:
    return ((next(iter(languages), "en"), file.stem),)


def _read_text(file: Path, path: str, problems: Problems) -> str | None:
    text = read_source(file, path, problems, MAX_BYTES)
    if text is None or note_conflicts(text, path, problems):
        return None
    if text.startswith(BYTE_ORDER_MARK):
        problems.add(path, 1, "The file starts with a byte-order mark; save it as UTF-8 without BOM.")
    return text.removeprefix(BYTE_ORDER_MARK)


def _known_values(values: Mapping, kind: RecordKind, path: str, problems: Problems) -> Iterator[tuple[str, Value]]:
    known = list_keys(kind)
    for key, value in values.items():
        if key in known:
            yield str(key), value
        elif key not in PRIVATE_KEYS and not key.startswith("x_"):
            _note_key(key, values.line_of(key), kind, path, problems)


def _note_key(key: str, line: int, kind: RecordKind, path: str, problems: Problems) -> None:
    meant = nearest(key, list_keys(kind), 1)
    text = "`{key}` is not a key of {kind}; leave it out or call it `x_{key}`."
    if meant:
        text = "`{key}` is not a key of {kind}; write `{meant}`."
    column = key.column if isinstance(key, Text) else 0
    problems.add(path, line, text, column=column, key=key, kind=kind, meant="".join(meant))


def _find_lines(values: Lookup[str, Value]) -> Iterator[tuple[tuple[str, str], int]]:
    for key, value in values.items():
        yield (key, ""), value.line
        if key not in LONG_KEYS:
            yield from (((key, text.strip()), text.line) for text in _scalars(value))


def _scalars(value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    else:
        for child in value.values() if isinstance(value, Mapping) else value:
            yield from _scalars(child)
