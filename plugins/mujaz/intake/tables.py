"""Dumps of articles as tables: CSV with a row of names, between commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from mujaz.intake.entry import make_page
from mujaz.intake.fields import FieldMap, read_entry
from mujaz.intake.found import Input, Piece, Unread, UnreadableError

DELIMITERS = ",;\t|"
ARABIC = "cp1256"
"""What Excel saves Arabic tables in, where it is not UTF-8."""
MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
SAMPLE = 2**20
SEPARATOR = re.compile(r"\ufeff?sep=(.)\s*")
"""A line above the names, in which Excel says what parts the columns."""
MOST_CHARACTERS = 4 * 2**20
"""No row of an article is longer."""
NAMELESS = "the first row does not read as names of columns; write them above the others, in one line."
ENDLESS = "this row has no end; look for a quotation mark that is missing."


class _Lines:
    """The lines of a table, which remembers those of the present row."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self.row: list[str] = []
        self._left = MOST_CHARACTERS

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(MOST_CHARACTERS):
            self.row.append(line)
            self._left -= len(line)
            if self._left < 0:
                raise UnreadableError(ENDLESS)
            yield line.replace("\0", "")

    def start_row(self) -> None:
        """Forget the lines of the row before."""
        self.row = []
        self._left = MOST_CHARACTERS


def read_table(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    """Yield the article in each row of a table whose first row names its columns."""
    csv.field_size_limit(MOST_CHARACTERS)
    with arrived.open() as stream:
        charset = _charset(stream.read(SAMPLE))
        stream.seek(0)
        with io.TextIOWrapper(stream, encoding=charset, errors="replace", newline="") as text:
            yield from _read_rows(arrived, _Lines(text), charset, fields)


def _read_rows(arrived: Input, lines: _Lines, charset: str, fields: FieldMap) -> Iterator[Piece]:
    source = iter(lines)
    first, delimiter = _names(source)
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error as error:
        raise UnreadableError(NAMELESS) from error
    rows = csv.reader(source, delimiter=delimiter)
    number = 0
    while True:
        lines.start_row()
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Unread(arrived.name, ENDLESS, part=str(number))
            continue
        except UnreadableError as error:
            yield Unread(arrived.name, str(error), part=str(number))
            return
        if any(cell.strip() for cell in row) and arrived.part in {None, str(number)}:
            raw = "".join(lines.row).strip("\r\n").encode("utf-8" if charset == "utf-8-sig" else charset, "replace")
            yield _read_row(arrived.name, str(number), dict(zip(names, row, strict=False)), raw, fields)


def _names(lines: Iterator[str]) -> tuple[str, str]:
    """Return the line with the names of the columns, and what parts them: as Excel states above it, or as it looks."""
    first = next(lines, "")
    stated = SEPARATOR.fullmatch(first)
    first = next(lines, "") if stated else first
    return first, stated[1] if stated else max(DELIMITERS, key=first.count)


def cut_rows(stream: BinaryIO) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the bytes of each row of a table with its number, as `read_table` counts them, and of the end of its line.

    The row of names has no number.
    """
    csv.field_size_limit(MOST_CHARACTERS)
    charset = _charset(stream.read(SAMPLE)).removesuffix("-sig")
    stream.seek(0)
    if charset == "utf-16":  # which would write its mark before each row
        charset = f"utf-16-{'le' if stream.read(2) == codecs.BOM_UTF16_LE else 'be'}"
        stream.seek(0)
    with io.TextIOWrapper(stream, encoding=charset, errors="surrogateescape", newline="") as text:
        lines = _Lines(text)
        source = iter(lines)
        _, delimiter = _names(source)
        rows = csv.reader(source, delimiter=delimiter)
        number = 0
        while lines.row:
            row = "".join(lines.row)
            end = row[len(row.rstrip("\r\n")) :]
            yield str(number or ""), row.encode(charset, "surrogateescape"), end.encode(charset)
            lines.start_row()
            number += 1
            with contextlib.suppress(StopIteration, csv.Error):
                next(rows)


def _read_row(name: str, part: str, record: dict[str, str], raw: bytes, fields: FieldMap) -> Piece:
    try:
        return make_page(name, part, read_entry(record, fields, "column"), raw)
    except UnreadableError as error:
        return Unread(name, str(error), part=part)


def _charset(sample: bytes) -> str:
    """Return the charset of a table by its beginning: UTF-8, UTF-16 with its mark, or else Arabic Windows."""
    for mark, charset in MARKS.items():
        if sample.startswith(mark):
            return charset
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return ARABIC
    return "utf-8"
