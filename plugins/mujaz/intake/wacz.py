"""WACZ, as ArchiveWeb.page and Browsertrix save: a ZIP with WARC files and a list of the pages among their records."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from mujaz.intake.found import Input, Piece, Unread, UnreadableError
from mujaz.intake.limits import Budget
from mujaz.intake.warc import read_records

ENDINGS = (".warc", ".warc.gz", ".arc.gz", ".warc.zst")
MOST_MEMBERS = 10_000
MOST_LIST_BYTES = 16 * 2**20
"""The list of pages is read that far; of a longer one the rest is not needed to know the pages from their parts."""
TOO_MANY = f"there are more than {MOST_MEMBERS:,} files in it, and those behind are not read; make several WACZ files."
BROKEN = "the WACZ file is cut off or damaged; fetch it again."
DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error)
"""What reading a broken or encrypted ZIP raises."""


def read_wacz(arrived: Input) -> Iterator[Piece]:
    """Yield every page in a WACZ file."""
    budget = Budget(arrived.size)
    with arrived.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except DAMAGE as error:
            raise UnreadableError(BROKEN) from error
        with archive:
            members = [name for name in archive.namelist()[:MOST_MEMBERS] if name.lower().endswith(ENDINGS)]
            if len(archive.namelist()) > MOST_MEMBERS:
                yield Unread(arrived.name, TOO_MANY)
            if not members:
                raise UnreadableError("there is no WARC file in it; make the WACZ file again.")
            wanted = _pages(archive, budget)
            for member in members:
                yield from _read_member(arrived, archive, member, budget, wanted)


def _read_member(
    arrived: Input, archive: zipfile.ZipFile, member: str, budget: Budget, wanted: frozenset[str] | None
) -> Iterator[Piece]:
    try:
        with archive.open(member) as stream:
            yield from read_records(arrived, cast("BinaryIO", stream), budget, wanted)
    except DAMAGE:
        yield Unread(arrived.name, BROKEN)


def _pages(archive: zipfile.ZipFile, budget: Budget) -> frozenset[str] | None:
    """Return the addresses that the file lists as pages; None if it lists none."""
    found: set[str] = set()
    for member in archive.namelist()[:MOST_MEMBERS]:
        if member.startswith("pages/") and member.endswith(".jsonl"):
            try:
                with archive.open(member) as stream:
                    data = stream.read(MOST_LIST_BYTES)
            except DAMAGE:
                return None
            budget.spend(len(data))
            found.update(_addresses(data))
    return frozenset(found) or None


def _addresses(data: bytes) -> Iterator[str]:
    for line in data.splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            yield row["url"]
