"""The pictures that came with a page: in its MHTML, its crawl, or the folder that a browser put beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from email.parser import BytesParser
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote

from mujaz.intake.folder import COMPANIONS
from mujaz.intake.found import Input, UnreadableError
from mujaz.intake.kind import kind_of
from mujaz.intake.limits import Budget
from mujaz.intake.mhtml import MOST_PARTS
from mujaz.intake.wacz import DAMAGE, ENDINGS, MOST_MEMBERS
from mujaz.intake.webarchive import read_pictures

LARGEST = 40 * 2**20
"""Bytes that a picture has at most."""


def read_media(file: Path, wanted: AbstractSet[str], beside: Path | None = None) -> dict[str, bytes]:
    """Return those of the `wanted` addresses and names whose bytes came with the page in `file`, with the bytes.

    `beside` is where the page lay when it was imported, which is where a browser put its pictures. What is damaged
    is passed over.
    """
    arrived = Input(file.name, file)
    readers = {"mhtml": _of_mhtml, "webarchive": read_pictures, "warc": _of_warc, "wacz": _of_wacz}
    found = dict(_of_folder(beside or file, wanted))
    reader = readers.get(kind_of(arrived))
    try:
        for name, data in reader(arrived, wanted) if reader else ():
            if 0 < len(data) <= LARGEST:
                found.setdefault(name, data)
    except (UnreadableError, RecursionError, LookupError, *DAMAGE):
        return found
    return found


def _of_mhtml(arrived: Input, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    for part in islice(BytesParser().parsebytes(arrived.read()).walk(), MOST_PARTS):
        names = {str(part["Content-Location"] or "").strip(), f"cid:{str(part['Content-ID'] or '').strip('<> ')}"}
        for name in names & wanted if part.get_content_maintype() == "image" else ():
            body = part.get_payload(decode=True)
            yield name, body if isinstance(body, bytes) else b""


def _of_warc(arrived: Input, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    from mujaz.intake.warc import read_bodies  # noqa: PLC0415 - only archives of crawlers need it

    with arrived.open() as stream:
        yield from read_bodies(stream, Budget(arrived.size), wanted)


def _of_wacz(arrived: Input, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    from mujaz.intake.warc import read_bodies  # noqa: PLC0415 - the same

    budget = Budget(arrived.size)
    with arrived.open() as stream, zipfile.ZipFile(stream) as archive:
        for member in archive.namelist()[:MOST_MEMBERS]:
            if member.lower().endswith(ENDINGS):
                with archive.open(member) as inner:
                    yield from read_bodies(cast("BinaryIO", inner), budget, wanted)


def _of_folder(page: Path, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures in the folder that a browser made for a page; no other file of the curator's is looked at."""
    for name in wanted:
        parts = [
            part for part in unquote(name.partition("?")[0]).replace("\\", "/").split("/") if part not in {"", "."}
        ]
        stem = parts[0].removeprefix(page.stem) if parts else ""
        if len(parts) < 2 or ".." in parts or ":" in parts[0] or stem not in COMPANIONS:  # noqa: PLR2004 - folder and file
            continue
        file = page.parent.joinpath(*parts)
        folder = (page.parent / parts[0]).resolve()
        if file.is_file() and file.resolve().is_relative_to(folder) and file.stat().st_size <= LARGEST:
            yield name, file.read_bytes()
