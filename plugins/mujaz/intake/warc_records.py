"""The records of a crawler's file, WARC or ARC, packed or not. warcio's door."""

from __future__ import annotations

import gzip
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast
from uuid import NAMESPACE_URL, uuid5

from mujaz.frozen import frozen
from mujaz.intake.found import UnreadableError
from mujaz.intake.kind import GZIP, ZSTANDARD
from mujaz.intake.limits import Stepping

CUT_OFF = "the file is damaged or cut off here; fetch it again."
UNUSUAL = re.compile(r"[^\w.:/?=&%-]", re.ASCII)
"""What no id of a record has."""
LONGEST_PART = 200
TOGETHER = frozenset({"warc-concurrent-to", "warc-refers-to"})
"""Headers that name the record with which one goes."""
ID, ADDRESS, DATE = "WARC-Record-ID", "WARC-Target-URI", "WARC-Date"


@frozen
class Extent:
    """Where a record stands in an unpacked file, and what it is about."""

    start: int
    """A record ends where the next one starts, or the file ends."""
    part: str
    """The id by which a page of the file is named."""
    address: str
    about: frozenset[str]
    """The ids of the records that it goes with: a request with its answer, a note on either."""


def records_of(stream: Any) -> Any:
    """Return warcio's records of an unpacked file; those of ARC files, which have no ids, get the same ones each time.

    The id of such a record is made from its address and moment, by which ARC tells records apart.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives of crawlers need it
    from warcio.recordloader import ARC2WARCHeadersParser  # noqa: PLC0415 - the same

    class ArcHeaders(ARC2WARCHeadersParser):  # type: ignore[misc]
        def parse(self, stream: Any, headerline: Any = None) -> Any:
            headers = super().parse(stream, headerline)
            name = f"{headers.get_header(ADDRESS)} {headers.get_header(DATE)}"
            headers.replace_header(ID, f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>")
            return headers

    records = ArchiveIterator(stream, arc2warc=True)
    records.loader.arc_parser = ArcHeaders()
    # What it would print of a damaged file is that file's text.
    records.INC_RECORD = ""
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    return records


def unpacked(stream: BinaryIO) -> Stepping:
    """Return a file's bytes, without the packing if it is packed."""
    start = stream.read(4)
    stream.seek(0)
    if start.startswith(ZSTANDARD):
        from mujaz.intake.zstd import Unpacked  # noqa: PLC0415 - few files are packed so

        return Unpacked(stream)
    return gzip.GzipFile(fileobj=stream) if start.startswith(GZIP) else cast("Stepping", stream)


def find_extents(stream: BinaryIO) -> Iterator[Extent]:
    """Yield every record of an unpacked file in order; raise UnreadableError where one cannot be read."""
    records = records_of(stream)
    try:
        for record in records:
            headers, start = record.rec_headers, records.get_record_offset()
            records.read_to_end(record)
            yield Extent(
                start,
                part_of(record),
                str(headers.get_header(ADDRESS) or "").strip("<>"),
                frozenset(_plain_id(value) for name, value in headers.headers if name.lower() in TOGETHER),
            )
    except Exception as error:  # on damaged headers warcio stumbles in many ways
        raise UnreadableError(CUT_OFF) from error


def part_of(record: Any) -> str:
    """Return the id of a record without its brackets; its address where it has no id."""
    return _plain_id(record.rec_headers.get_header(ID) or record.rec_headers.get_header(ADDRESS))


def _plain_id(ident: object) -> str:
    return UNUSUAL.sub("-", str(ident or "").strip("<> "))[:LONGEST_PART]
