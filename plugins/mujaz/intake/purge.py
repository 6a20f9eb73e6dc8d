"""Pages taken out of a file that holds others too: of crawls, dumps and feeds."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import BinaryIO, cast

from mujaz.intake import Found, Input, Remark, open_input
from mujaz.intake.found import UnreadableError
from mujaz.intake.kind import Kind, kind_of
from mujaz.intake.limits import Budget, unpack
from mujaz.intake.purge_dumps import cut_feed, cut_lines, cut_list, cut_table
from mujaz.intake.purge_wacz import cut_wacz
from mujaz.intake.purge_warc import cut_warc

DAMAGE = (UnreadableError, OSError, EOFError, ValueError, LookupError, NotImplementedError, RuntimeError, zlib.error)
"""What reading a damaged file raises."""

Cutter = Callable[[BinaryIO, BinaryIO, AbstractSet[str]], frozenset[str]]
"""Copies a file without some parts; returns the parts that are left out."""
CUTTERS: dict[Kind, Cutter] = {
    "wacz": cut_wacz,
    "jsonl": cut_lines,
    "json": cut_list,
    "table": cut_table,
    "feed": cut_feed,
}


def take_out(file: Path, parts: Collection[str]) -> bool:
    """Write a file anew without some of its pages; tell whether that was done.

    What stays keeps its name in the file and its digest: the new file is read before it takes the place of the old one,
    in one step. A file that is damaged, that cannot be cut, or that has no such page stays as it is.
    """
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with unfinished.open("wb") as target:
            gone = _cut(Input(file.name, file), target, frozenset(parts))
            target.flush()
            os.fsync(target.fileno())
        if gone.isdisjoint(parts) or _pages(file, file.name, gone) != _pages(unfinished, file.name):
            return False
        unfinished.replace(file)
    except DAMAGE:
        return False
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _cut(arrived: Input, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    kind = kind_of(arrived)
    if kind == "warc":
        with arrived.open() as source:
            return cut_warc(source, target, parts, _cut_inner)
    if kind == "gzip":
        return _cut_packed(arrived, target, parts)
    cutter = CUTTERS.get(cast("Kind", kind))
    if cutter is None:
        return frozenset()
    with arrived.open() as source:
        return cutter(source, target, parts)


def _cut_inner(name: str, data: bytes, parts: AbstractSet[str]) -> tuple[bytes, frozenset[str]]:
    """Return what is left of a file that lies in another one, and which of its parts are out."""
    inner, made = Input(name, data=data), io.BytesIO()
    gone = frozenset[str]() if kind_of(inner) == "warc" else _cut(inner, made, parts)
    return (made.getvalue(), gone) if gone else (data, gone)


def _cut_packed(arrived: Input, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    """Copy a packed dump without some parts."""
    with arrived.open() as stream:
        inner = Input(arrived.name.removesuffix(".gz"), data=unpack(stream, Budget(arrived.size)))
    if kind_of(inner) == "gzip":
        return frozenset()
    made = io.BytesIO()
    gone = _cut(inner, made, parts)
    with gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed:
        packed.write(made.getvalue())
    return gone


def _pages(file: Path, name: str, gone: AbstractSet[str] = frozenset()) -> list[tuple[str | None, str]]:
    """Return every page of a file but those that are gone: its name there, and its digest or what stands in its way."""
    return [
        (piece.part, piece.sha256 if isinstance(piece, Found) else piece.reason)
        for piece in open_input(Input(name, file))
        if not isinstance(piece, Remark) and piece.part not in gone
    ]
