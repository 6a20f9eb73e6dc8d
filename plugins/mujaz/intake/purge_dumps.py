"""Articles taken out of a dump or a feed, in which every other one keeps its number.

What is taken out leaves an empty line, row, object or entry, which readers of dumps pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import BinaryIO

from mujaz.intake.feeds import empty_entries
from mujaz.intake.found import MOST_BYTES, TOO_LARGE, UnreadableError
from mujaz.intake.records import BOM, LISTS
from mujaz.intake.tables import cut_rows

BLANK = " \t\r\n"


def cut_lines(source: BinaryIO, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    """Copy a JSONL file with an empty line in the place of some."""
    gone, number = set[str](), 0
    while line := source.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            raise UnreadableError(TOO_LARGE)
        if str(number) in parts and line.removeprefix(BOM).strip():
            gone.add(str(number))
            line = line[len(line.rstrip(b"\r\n")) :]
        target.write(line)
    return frozenset(gone)


def cut_table(source: BinaryIO, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    """Copy a table with an empty row in the place of some."""
    gone = set[str]()
    for number, row, end in cut_rows(source):
        if number in parts and row != end:
            gone.add(number)
        target.write(end if number in parts else row)
    return frozenset(gone)


def cut_list(source: BinaryIO, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    """Copy a JSON file with an empty object in the place of some articles of its list."""
    data = _whole(source)
    charset = json.detect_encoding(data)
    text, gone, done = data.decode(charset, "surrogatepass"), set[str](), 0
    made: list[str] = []
    for number, (start, end) in enumerate(_elements(text), 1):
        if str(number) in parts and text[start:end] != "{}":
            gone.add(str(number))
            made += text[done:start], "{}"
            done = end
    target.write("".join((*made, text[done:])).encode(charset, "surrogatepass"))
    return frozenset(gone)


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each article of a list stands: of the list that the file is, or that its object keeps."""
    start = _after_blank(text, 0)
    if text[start] == "{":
        lists = {key: at for key, at in _members(text, start) if text[at] == "["}
        start = next((lists[key] for key in LISTS if key in lists), -1)
        if start < 0:
            return
    at = _after_blank(text, start + 1)
    while text[at] != "]":
        _, end = json.JSONDecoder().raw_decode(text, at)
        yield at, end
        at = _after_comma(text, end)


def _members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield each name of an object, and where its value stands."""
    decoder, at = json.JSONDecoder(), _after_blank(text, start + 1)
    while text[at] != "}":
        name, end = decoder.raw_decode(text, at)
        value = _after_blank(text, text.index(":", end) + 1)
        yield name, value
        at = _after_comma(text, decoder.raw_decode(text, value)[1])


def _after_comma(text: str, at: int) -> int:
    at = _after_blank(text, at)
    return _after_blank(text, at + 1) if text[at] == "," else at


def _after_blank(text: str, at: int) -> int:
    while text[at] in BLANK:
        at += 1
    return at


def cut_feed(source: BinaryIO, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    """Write a feed anew with an empty entry in the place of some, and without their addresses in its list of them."""
    data, gone = empty_entries(_whole(source), parts)
    target.write(data)
    return gone


def _whole(source: BinaryIO) -> bytes:
    data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError(TOO_LARGE)
    return data
