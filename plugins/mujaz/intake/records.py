"""Dumps of articles in JSON: an object on each line, or a list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mujaz.intake.entry import make_page
from mujaz.intake.fields import FieldMap, read_entry
from mujaz.intake.found import MOST_BYTES, TOO_LARGE, Input, Piece, Unread, UnreadableError

BOM = b"\xef\xbb\xbf"
LISTS = ("items", "articles", "entries", "results", "posts", "data", "docs")
"""Where an object keeps its list of articles; the first is JSON Feed's."""


def read_lines(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    """Yield the article on each line of a JSONL file."""
    with arrived.open() as stream:
        number = 0
        while line := stream.readline(MOST_BYTES + 1):
            number += 1
            if len(line) > MOST_BYTES:
                yield Unread(arrived.name, TOO_LARGE, part=str(number))
                return
            if (raw := line.removeprefix(BOM).strip()) and arrived.part in {None, str(number)}:
                yield _read_line(arrived.name, str(number), raw, fields)


def _read_line(name: str, part: str, raw: bytes, fields: FieldMap) -> Piece:
    try:
        return _read_object(name, part, json.loads(raw), raw, fields)
    except (ValueError, RecursionError):
        return Unread(name, "this line is not JSON; write one object a line.", part=part)


def read_list(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    """Yield each article in a JSON file: of a list, of an object with a list, or the one that it is."""
    try:
        value = json.loads(arrived.read())
    except (ValueError, RecursionError) as error:
        raise UnreadableError("this is not JSON, or it is cut off; save it again.") from error
    if isinstance(value, dict):
        value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), [value])
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        if arrived.part in {None, str(number)} and record != {}:  # which stands where an article was taken out
            raw = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
            yield _read_object(arrived.name, str(number), record, raw, fields)


def _read_object(name: str, part: str, record: Any, raw: bytes, fields: FieldMap) -> Piece:
    if not isinstance(record, dict):
        return Unread(name, "this is no object with fields; write {…} for each article.", part=part)
    try:
        return make_page(name, part, read_entry(record, fields, "field"), raw)
    except UnreadableError as error:
        return Unread(name, str(error), part=part)
