"""WARC and ARC, as crawlers write them: each response that is a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

from mujaz.intake.addresses import place_of
from mujaz.intake.alone import PAGE_TAG, PAGE_WITHIN, Answered, Lone, is_part
from mujaz.intake.fields import FieldMap
from mujaz.intake.found import MOST_BYTES, TOO_LARGE, Input, Known, Piece, Remark, Unread, UnreadableError
from mujaz.intake.html import make_found
from mujaz.intake.limits import CHUNK, Budget, Guard, dechunk, inflate
from mujaz.intake.response import UNKNOWN
from mujaz.intake.traces import PRIVATE_HEADERS, find_traces
from mujaz.intake.warc_records import CUT_OFF, part_of, records_of, unpacked

HTML = frozenset({"text/html", "application/xhtml+xml"})
DONE = "200"
PAGE_CUT_OFF = "the file ends in the middle of this page; fetch it again."


def read_warc(arrived: Input, fields: FieldMap) -> Iterator[Piece]:
    """Yield every page in a WARC file, packed or not; of a file with one answer, what is in that, whatever it is."""
    lone = Lone()
    with arrived.open() as stream:
        yield from read_records(arrived, stream, Budget(arrived.size), lone=lone)
    if not arrived.is_inner:
        yield from lone.pieces(arrived, fields)


def read_records(
    arrived: Input,
    stream: BinaryIO,
    budget: Budget,
    wanted: frozenset[str] | None = None,
    lone: Lone | None = None,
) -> Iterator[Piece]:
    """Yield every page in the records of `stream`, with `wanted` of these addresses only.

    `lone` is told of every answer, and given the first if that is no page.
    """
    guard = Guard(unpacked(stream), budget)
    try:
        for record in records_of(guard):
            guard.expect_header(expected=False)
            yield from _read_record(arrived, record, budget, wanted, lone or Lone())
            _drain(record)
            guard.expect_header(expected=True)
    except UnreadableError as error:
        yield Unread(arrived.name, str(error))
        return
    except Exception:  # noqa: BLE001 - on damaged headers warcio stumbles in many ways
        guard.damaged = True
    if guard.damaged:
        yield Unread(arrived.name, CUT_OFF)


def read_bodies(stream: BinaryIO, budget: Budget, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures at the `wanted` addresses that the records of `stream` hold; what is damaged ends it."""
    try:
        for record in records_of(Guard(unpacked(stream), budget)):
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            kind = (_header(record, "Content-Type") or "").lower()
            if address in wanted and kind.startswith("image/") and record.rec_type in {"response", "resource"}:
                yield address, _body_of(record, budget)
            _drain(record)
    except Exception:  # noqa: BLE001 - on damaged headers warcio stumbles in many ways
        return


def _drain(record: Any) -> None:
    while record.raw_stream.read(CHUNK):
        pass


def _read_record(
    arrived: Input, record: Any, budget: Budget, wanted: frozenset[str] | None, lone: Lone
) -> Iterator[Piece]:
    """Yield the page that a record is, if it is one, or what stands in its way."""
    headers = record.http_headers
    if record.rec_type == "request" and headers is not None:
        if PRIVATE_HEADERS & {name.lower() for name, _ in headers.headers}:
            yield Remark(arrived.name, "the file holds cookies or keys of the one who fetched it; do not share it.")
    elif _is_answer(record):
        is_first, is_html, part = lone.count(), _kind(record) in HTML, part_of(record)
        is_wanted = wanted is None or record.rec_headers.get_header("WARC-Target-URI") in wanted
        if is_wanted and (is_html or is_first) and is_part(arrived.part, part):
            answered = _read_answer(record, part, budget)
            if is_html and answered.problem is not None:
                yield Unread(arrived.name, answered.problem, part=part)
            elif is_html and PAGE_TAG.search(answered.body, 0, PAGE_WITHIN):
                yield make_found(
                    arrived.name,
                    answered.body,
                    part,
                    answered.known,
                    charset=answered.known.charset,
                    warnings=answered.warnings,
                )
            elif is_first:
                lone.keep(answered)


def _is_answer(record: Any) -> bool:
    """Tell whether a record is the good answer of a server, or a file of HTML that was kept without one."""
    if record.rec_type == "response":
        return record.http_headers is not None and record.http_headers.get_statuscode() == DONE
    return record.rec_type == "resource" and _kind(record) in HTML


def _kind(record: Any) -> str:
    """Return the type that is stated for a record's body; of HTML where none is."""
    return (_header(record, "Content-Type") or "text/html").partition(";")[0].strip().lower()


def _header(record: Any, name: str) -> str | None:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    value = headers.get_header(name) if headers is not None else None
    return None if value is None else str(value)


def _read_answer(record: Any, part: str, budget: Budget) -> Answered:
    """Return the body of an answer with what is known of it, or why it cannot be read."""
    try:
        body = _body_of(record, budget)
    except UnreadableError as error:
        return Answered(part, b"", Known(), problem=str(error))
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    moment = _moment(str(record.rec_headers.get_header("WARC-Date") or ""))
    kind = _header(record, "Content-Type") or ""
    names = [name for name, _ in record.http_headers.headers] if record.http_headers is not None else []
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip() or None
    stated = kind.partition(";")[0].strip().lower() or None
    known = replace(place_of(address, moment), content_type=stated, charset=charset)
    return Answered(part, body, known, find_traces(body, address, names))


def _body_of(record: Any, budget: Budget) -> bytes:
    """Return the body of an answer as a browser shows it: without chunks and packing."""
    parts: list[bytes] = []
    total = 0
    while data := record.raw_stream.read(CHUNK):
        parts.append(data)
        total += len(data)
        if total > MOST_BYTES:
            raise UnreadableError(TOO_LARGE)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise UnreadableError(PAGE_CUT_OFF)
    body = b"".join(parts)
    if record.rec_type != "response":
        return body
    if (_header(record, "Transfer-Encoding") or "").lower() == "chunked":
        body = dechunk(body)
    return inflate(body, (_header(record, "Content-Encoding") or "").strip().lower(), budget)


def _moment(text: str) -> str | None:
    """Return the moment that a record states, in ISO 8601; to seconds, as crawlers mean it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    known = moment.tzinfo is not None and moment != datetime.fromisoformat(UNKNOWN)
    return moment.replace(microsecond=0).isoformat() if known else None
