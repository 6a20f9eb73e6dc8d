"""Pages taken out of a crawler's file that holds others too."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from mujaz.intake.kind import GZIP, ZSTANDARD
from mujaz.intake.limits import Stepping
from mujaz.intake.purge_answer import Cut, cut_answer, inner_parts
from mujaz.intake.warc_records import Extent, find_extents, unpacked

CHUNK = 1 << 20
DERIVED = re.compile(r"urn:[A-Za-z-]+:(?=https?://)")
"""What crawlers put before a page's address to name what they made of it: its text, a picture of it, what it loaded."""


def cut_warc(source: BinaryIO, target: BinaryIO, parts: AbstractSet[str], cut: Cut) -> frozenset[str]:
    """Copy a WARC file without some pages and all that was kept of their addresses; return the ids of what is left out.

    Every other record keeps its bytes; in a packed file each is packed by itself. An answer of which only parts are to
    go is written anew, as `cut` leaves it.
    """
    taken = set[str]()
    with TemporaryFile() as plain:
        start = source.read(4)
        source.seek(0)
        _copy(unpacked(source), plain)
        plain.seek(0)
        extents = list(find_extents(cast("BinaryIO", plain)))
        gone, idents = find_gone(extents, parts), {extent.start: extent.part for extent in extents}
        for begin, end in kept_ranges(extents, gone, plain.seek(0, os.SEEK_END)):
            record = read_range(plain, begin, end)
            if inner := inner_parts(parts, idents[begin]):
                made, out = cut_answer(b"".join(record), idents[begin], inner, cut)
                taken |= out
                record = iter((made,))
            _write(record, target, start)
    return parts_of(extents, gone) | taken


def _write(record: Iterator[bytes], target: BinaryIO, start: bytes) -> None:
    """Write a record, packed as the file is that begins with `start`."""
    if start.startswith(ZSTANDARD):
        from mujaz.intake.zstd import pack  # noqa: PLC0415 - few files are packed so

        target.write(pack(b"".join(record)))
    elif start.startswith(GZIP):
        with gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as member:
            member.writelines(record)
    else:
        target.writelines(record)


def parts_of(extents: Iterable[Extent], gone: AbstractSet[Extent]) -> frozenset[str]:
    """Return the ids of the records that are gone; an id that another record has too is not."""
    extents = frozenset(extents)
    return frozenset(extent.part for extent in gone) - {extent.part for extent in extents - gone}


def find_gone(extents: Iterable[Extent], parts: AbstractSet[str]) -> set[Extent]:
    """Return the records of some pages, of their addresses, and those that go with any of these."""
    extents = list(extents)
    addresses = {page_of(extent.address) for extent in extents if extent.part in parts and extent.address}
    gone = {extent for extent in extents if extent.part in parts or page_of(extent.address) in addresses}
    ids = {extent.part for extent in gone}
    return gone | {extent for extent in extents if not extent.about.isdisjoint(ids)}


def page_of(address: str) -> str:
    """Return the address of the page of which a record was made.

    >>> page_of("urn:text:https://gazette.example/ar")
    'https://gazette.example/ar'
    """
    return DERIVED.sub("", address, count=1)


def kept_ranges(extents: list[Extent], gone: set[Extent], size: int) -> Iterator[tuple[int, int]]:
    """Yield where each record that stays begins and ends."""
    ends = [*(extent.start for extent in extents[1:]), size]
    yield from ((extent.start, end) for extent, end in zip(extents, ends, strict=True) if extent not in gone)


def read_range(stream: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    """Yield a part of a file."""
    stream.seek(start)
    while start < end and (data := stream.read(min(CHUNK, end - start))):
        start += len(data)
        yield data


def _copy(source: Stepping, target: IO[bytes]) -> None:
    while data := source.read1(CHUNK):
        target.write(data)
