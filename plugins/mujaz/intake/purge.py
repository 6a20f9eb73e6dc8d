"""A page taken out of a crawler's file that holds others too."""

from __future__ import annotations

import gzip
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from mujaz.intake.found import UnreadableError
from mujaz.intake.warc import GZIP, Extent, find_extents

ENDINGS = (".warc", ".warc.gz")
UNFINISHED = ".unfinished"
CHUNK = 1 << 20


def take_out(file: Path, parts: Collection[str]) -> bool:
    """Write a WARC file anew without some pages and all that was kept of their addresses; tell whether that was done.

    Every other record keeps its bytes; in a packed file each is packed by itself. The file is replaced in one step. One
    of another kind, one that is damaged, and one in which there is no such page stays as it is.
    """
    if not file.name.lower().endswith(ENDINGS):
        return False
    with file.open("rb") as stream, TemporaryFile() as plain:
        packed = stream.read(2) == GZIP
        stream.seek(0)
        try:
            _copy(gzip.GzipFile(fileobj=stream) if packed else stream, plain)
            extents = list(find_extents(_rewound(plain)))
        except (UnreadableError, OSError, EOFError):
            return False
        gone = _gone(extents, parts)
        if not gone:
            return False
        _write(file, plain, _kept(extents, gone, plain.seek(0, os.SEEK_END)), packed=packed)
    return True


def _gone(extents: list[Extent], parts: Collection[str]) -> set[Extent]:
    """Return the records of some pages, of their addresses, and those that go with any of these."""
    addresses = {extent.address for extent in extents if extent.part in parts and extent.address}
    gone = {extent for extent in extents if extent.part in parts or extent.address in addresses}
    ids = {extent.part for extent in gone}
    return gone | {extent for extent in extents if not extent.about.isdisjoint(ids)}


def _kept(extents: list[Extent], gone: set[Extent], size: int) -> Iterator[tuple[int, int]]:
    """Yield where each record that stays begins and ends."""
    ends = [*(extent.start for extent in extents[1:]), size]
    yield from ((extent.start, end) for extent, end in zip(extents, ends, strict=True) if extent not in gone)


def _write(file: Path, plain: IO[bytes], kept: Iterable[tuple[int, int]], *, packed: bool) -> None:
    unfinished = file.with_name(f"{file.name}{UNFINISHED}")
    with unfinished.open("wb") as target:
        for start, end in kept:
            plain.seek(start)
            parts = _parts(plain, end - start)
            if packed:
                with gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as member:
                    member.writelines(parts)
            else:
                target.writelines(parts)
        target.flush()
        os.fsync(target.fileno())
    unfinished.replace(file)


def _parts(stream: IO[bytes], length: int) -> Iterator[bytes]:
    while length and (data := stream.read(min(CHUNK, length))):
        length -= len(data)
        yield data


def _copy(source: IO[bytes] | gzip.GzipFile, target: IO[bytes]) -> None:
    while data := source.read(CHUNK):
        target.write(data)


def _rewound(stream: IO[bytes]) -> BinaryIO:
    stream.seek(0)
    return cast("BinaryIO", stream)
