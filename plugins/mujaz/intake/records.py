"""Dumps of articles in JSON: an object on each line, or a list of objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from mujaz.intake.entry import make_page
from mujaz.intake.fields import FieldMap, read_entry
from mujaz.intake.found import MOST_BYTES, TOO_LARGE, Input, Piece, Unread, UnreadableError
from mujaz.intake.posts import KEPT_RECORD, is_post
from mujaz.intake.wide import WIDE

WIDE_TOO_LARGE = f"more than {MOST_BYTES >> 20} MB in UTF-16; write it in UTF-8."
BOM = b"\xef\xbb\xbf"
LISTS = ("items", "articles", "entries", "results", "posts", "data", "docs")
"""Where an object keeps its list of articles; the first is JSON Feed's."""


def read_lines(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    """Yield the article on each line of a JSONL file."""
    with arrived.open() as stream:
        number, narrow = 0, _narrow(stream)
        while line := narrow.readline(MOST_BYTES + 1):
            number += 1
            if len(line) > MOST_BYTES:
                yield Unread(arrived.name, TOO_LARGE, part=str(number))
                return
            if (raw := line.removeprefix(BOM).strip()) and arrived.part in {None, str(number)}:
                yield _read_line(arrived.name, str(number), raw, fields)


def _narrow(stream: BinaryIO) -> BinaryIO:
    """Return a stream of UTF-8 for one of UTF-16, in which some shells write what a program prints."""
    wide = stream.read(2) in WIDE
    stream.seek(0)
    if not wide:
        return stream
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError(WIDE_TOO_LARGE)
    return io.BytesIO(data.decode("utf-16", "replace").encode("utf-8", "replace"))


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
        return Unread(name, KEPT_RECORD, "kept", part) if is_post(record) else Unread(name, str(error), part=part)
