"""Pages taken out of a WACZ file: their records, and what its lists, indexes and logs say of them."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from posixpath import basename
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, cast

from mujaz.intake.found import UnreadableError
from mujaz.intake.purge_warc import find_gone, kept_ranges, page_of, parts_of, read_range
from mujaz.intake.wacz import ENDINGS
from mujaz.intake.warc_records import find_extents

INDEXES = (".cdx", ".cdxj", ".cdx.gz", ".cdxj.gz")
PLACES = ".idx"
"""The list of the blocks of a packed index; one that is not packed needs none."""
PAGES, LOGS = "pages/", "logs/"
"""Folders of files with a line for each page, or for each thing that was done."""
PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
START_PAGE = frozenset({"mainPageUrl", "mainPageURL", "mainPageTs", "mainPageTS", "mainPageDate"})

Moved = Mapping[int, tuple[int, int]]
"""Where a record stood → where it stands now, and its length."""


@dataclass
class _Cut:
    """What is taken out of a WACZ file, and what became of the rest."""

    parts: AbstractSet[str]
    gone: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    moved: dict[str, Moved] = field(default_factory=dict)
    made: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Member → its SHA-256 and size, as the package lists them."""


def cut_wacz(source: BinaryIO, target: BinaryIO, parts: AbstractSet[str]) -> frozenset[str]:
    """Copy a WACZ file without some pages and all that was kept of their addresses; return the ids of what is left out.

    The bytes of other records stay. An index is written unpacked, as players read it too; a signature of the file goes.
    """
    cut = _Cut(parts)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        # The records come before what tells of them.
        for member in sorted(old.infolist(), key=lambda member: not member.filename.lower().endswith(ENDINGS)):
            if member.filename.lower().endswith(ENDINGS):
                _copy_records(old, new, member, cut)
            elif not member.filename.endswith(PLACES) and member.filename not in {PACKAGE, DIGEST}:
                _copy_member(old, new, member, cut)
        if PACKAGE in old.namelist():
            _write_package(json.loads(old.read(PACKAGE)), new, cut, signed=DIGEST in old.namelist())
    return frozenset(cut.gone)


def _copy_records(old: zipfile.ZipFile, new: zipfile.ZipFile, member: zipfile.ZipInfo, cut: _Cut) -> None:
    with TemporaryFile() as whole, TemporaryFile() as made:
        with old.open(member) as stream:
            shutil.copyfileobj(stream, whole)
        size = whole.tell()
        whole.seek(0)
        extents = list(find_extents(cast("BinaryIO", whole)))
        gone = find_gone(extents, cut.parts)
        moved = {}
        for start, end in kept_ranges(extents, gone, size):
            moved[start] = (made.tell(), end - start)
            made.writelines(read_range(whole, start, end))
        cut.gone |= parts_of(extents, gone)
        cut.addresses.update(page_of(extent.address) for extent in gone if extent.part in cut.parts)
        cut.moved[basename(member.filename)] = moved
        made.seek(0)
        _write(new, member, member.filename, made, cut)


def _copy_member(old: zipfile.ZipFile, new: zipfile.ZipFile, member: zipfile.ZipInfo, cut: _Cut) -> None:
    name = member.filename
    with old.open(member) as stream, TemporaryFile() as made:
        if name.endswith(INDEXES):
            name = name.removesuffix(".gz")
            lines = gzip.GzipFile(fileobj=stream) if member.filename.endswith(".gz") else stream
            made.writelines(_index(cast("Iterable[bytes]", lines), cut))
        elif name.startswith(PAGES):
            made.writelines(line for line in stream if not _names(line, cut.addresses))
        elif name.startswith(LOGS):
            made.writelines(line for line in stream if not any(url.encode() in line for url in cut.addresses))
        else:
            shutil.copyfileobj(stream, made)
        made.seek(0)
        _write(new, member, name, made, cut)


def _index(lines: Iterable[bytes], cut: _Cut) -> Iterator[bytes]:
    """Yield the lines of an index (CDXJ) of the records that stay, with the places where they stand now."""
    for line in lines:
        key, moment, said = (*line.decode("utf-8").split(" ", 2), "", "")[:3]
        if key.startswith("!"):
            continue
        entry = json.loads(said)
        place = cut.moved[basename(entry["filename"])].get(int(entry["offset"]))
        if place is not None:
            kind = type(entry["offset"])
            entry |= {"offset": kind(place[0]), "length": kind(place[1])}
            yield f"{key} {moment} {json.dumps(entry, ensure_ascii=False)}\n".encode()


def _names(line: bytes, addresses: AbstractSet[str]) -> bool:
    """Tell whether a line of JSON names one of the addresses, anywhere in it."""
    return not addresses.isdisjoint(map(page_of, _texts(json.loads(line))))


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _write(new: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, made: IO[bytes], cut: _Cut) -> None:
    info = zipfile.ZipInfo(name, member.date_time)
    info.compress_type, info.external_attr = member.compress_type, member.external_attr
    found, size = hashlib.sha256(), 0
    with new.open(info, "w", force_zip64=True) as target:
        while data := made.read(1 << 20):
            found.update(data)
            size += len(data)
            target.write(data)
    cut.made[name] = (f"sha256:{found.hexdigest()}", size)


def _write_package(package: Any, new: zipfile.ZipFile, cut: _Cut, *, signed: bool) -> None:
    """Write what the file says of itself anew: its members with their digests, and no start page that is gone."""
    if not isinstance(package, dict):
        raise UnreadableError("what the WACZ file says of itself cannot be read.")
    if _names(json.dumps([package.get(key) for key in START_PAGE]).encode(), cut.addresses):
        package = {key: value for key, value in package.items() if key not in START_PAGE | {"title"}}
    package["resources"] = [
        {"name": basename(name), "path": name, "hash": digest, "bytes": size}
        for name, (digest, size) in cut.made.items()
    ]
    data = json.dumps(package, ensure_ascii=False, indent=2).encode()
    new.writestr(zipfile.ZipInfo(PACKAGE), data)
    if signed:
        said = {"path": PACKAGE, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        new.writestr(zipfile.ZipInfo(DIGEST), json.dumps(said, indent=2))
