"""Before stage 1: what arrives, in whatever container, as raw pages with what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from mujaz.intake.fields import FieldMap
from mujaz.intake.found import STANDARD_INPUT, Found, Input, Known, Piece, Remark, Unread, UnreadableError
from mujaz.intake.html import read_page
from mujaz.intake.kind import Kind, kind_of
from mujaz.intake.limits import Budget, unpack

__all__ = ["FieldMap", "Found", "Input", "Known", "Piece", "Remark", "Unread", "open_input"]

Reader = Callable[[Input, FieldMap], Iterator[Piece]]


def open_input(source: Path | bytes | Input, fields: FieldMap | None = None) -> Iterator[Piece]:
    """Yield the raw pages in a file or in bytes, and what is no page with the reason; nothing in it stops the rest."""
    arrived = _arrive(source)
    kind = kind_of(arrived)
    reader = READERS.get(cast("Kind", kind))
    if reader is None:
        yield Unread(arrived.name, f"this is {kind}, which is not read; it is kept as an attachment.", "kept")
        return
    try:
        yield from reader(arrived, fields or FieldMap())
    except UnreadableError as error:
        yield Unread(arrived.name, str(error))


def _arrive(source: Path | bytes | Input) -> Input:
    match source:
        case Path():
            return Input(source.name, source)
        case bytes():
            return Input(STANDARD_INPUT, data=source)
    return source


def _read_page(arrived: Input, _fields: FieldMap) -> Iterator[Piece]:
    yield from read_page(arrived)


def _read_mhtml(arrived: Input, _fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.mhtml import read_mhtml  # noqa: PLC0415 - each kind loads only what it needs

    yield from read_mhtml(arrived)


def _read_web_archive(arrived: Input, _fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.webarchive import read_web_archive  # noqa: PLC0415 - the same

    yield from read_web_archive(arrived)


def _read_warc(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.warc import read_warc  # noqa: PLC0415 - the same

    yield from read_warc(arrived, fields)


def _read_wacz(arrived: Input, _fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.wacz import read_wacz  # noqa: PLC0415 - the same

    yield from read_wacz(arrived)


def _read_feed(arrived: Input, _fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.feeds import read_feed  # noqa: PLC0415 - the same

    yield from read_feed(arrived)


def _read_lines(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.records import read_lines  # noqa: PLC0415 - the same

    yield from read_lines(arrived, fields)


def _read_list(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.records import read_list  # noqa: PLC0415 - the same

    yield from read_list(arrived, fields)


def _read_table(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    from mujaz.intake.tables import read_table  # noqa: PLC0415 - the same

    yield from read_table(arrived, fields)


def _read_gzip(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    """Yield the pages of a packed file, once it is unpacked; of one that is packed twice, none."""
    with arrived.open() as stream:
        data = unpack(stream, Budget(arrived.size))
    inner = Input(arrived.name.removesuffix(".gz"), data=data, part=None if arrived.part == WHOLE else arrived.part)
    if kind_of(inner) in {"gzip", "warc", "wacz"}:
        raise UnreadableError("it is packed twice; unpack it once and import that.")
    for piece in open_input(inner, fields):
        yield replace(piece, part=piece.part or WHOLE) if isinstance(piece, Found | Unread) else piece


WHOLE = "1"
"""The part of a packed file that holds one page."""
READERS: dict[Kind, Reader] = {
    "page": _read_page,
    "mhtml": _read_mhtml,
    "webarchive": _read_web_archive,
    "warc": _read_warc,
    "wacz": _read_wacz,
    "gzip": _read_gzip,
    "feed": _read_feed,
    "jsonl": _read_lines,
    "json": _read_list,
    "table": _read_table,
}
