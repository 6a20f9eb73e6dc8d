"""What servers answered, as a WARC file: the page, its address, its time, and every redirect on the way."""

from __future__ import annotations

import gzip
import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from mujaz.intake.fetch import Answer
from mujaz.intake.moments import read_mail_date
from mujaz.intake.traces import PRIVATE_HEADERS

LEFT_OUT = PRIVATE_HEADERS | {"transfer-encoding"}
"""Headers that are not kept: private ones, and that of the chunks, which are put together."""
DIGEST_LENGTH = 8
NAME_LENGTH = 46
"""With a digest and its ending, a name is as long as names in the inbox may be."""
UNSAFE = re.compile(r"[^\w.-]+")
"""What names in the inbox do not hold."""
SPACES = re.compile(r"\s+")


def file_name(answers: tuple[Answer, ...]) -> str:
    """Return the name of the file for these answers: the same again if the page is."""
    return f"{_stem(answers[-1].url)}-{_digest(answers)[:DIGEST_LENGTH]}.warc.gz"


def file_pattern(url: str) -> str:
    """Return how the files are called that hold answers to a request for `url`, for `glob`."""
    return f"{_stem(url)}-{'?' * DIGEST_LENGTH}.warc.gz"


def _stem(url: str) -> str:
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return UNSAFE.sub("-", f"{parts.hostname or 'page'}-{last}").strip("-.")[:NAME_LENGTH].rstrip("-.")


def _digest(answers: Iterable[Answer]) -> str:
    hashed = hashlib.sha256()
    for answer in answers:
        hashed.update(f"{answer.url}\n".encode())
        hashed.update(hashlib.sha256(answer.body).digest())
    return hashed.hexdigest()


UNKNOWN = "1970-01-01T00:00:00Z"
"""Stands for a moment that nobody stated, for WARC asks for one."""


def write_warc(answers: tuple[Answer, ...]) -> bytes:
    """Return the answers as a WARC file, a packed record for each, without cookies."""
    # The same page has the same id whenever it is fetched.
    idents = (uuid.uuid5(uuid.NAMESPACE_URL, f"{_digest(answers)}#{number}") for number in range(len(answers)))
    return b"".join(gzip.compress(_record(*pair), mtime=0) for pair in zip(answers, idents, strict=True))


def _record(answer: Answer, ident: uuid.UUID) -> bytes:
    """Return one answer as a record of WARC 1.0."""
    kept = ((name, value) for name, value in answer.headers if name.lower() not in LEFT_OUT)
    block = _head(f"HTTP/1.1 {answer.status} {answer.reason}", kept) + answer.body
    own = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{ident}>",
        "WARC-Target-URI": answer.url,
        "WARC-Date": _moment(answer),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    return _head("WARC/1.0", own.items()) + block + b"\r\n\r\n"


def _head(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return "".join(f"{SPACES.sub(' ', line).strip()}\r\n" for line in (*lines, "")).encode("utf-8", "replace")


def _moment(answer: Answer) -> str:
    """Return when an answer was given, as its server says; the clock of this machine is never asked."""
    stated = read_mail_date(answer.header("Date") or "")
    return datetime.fromisoformat(stated).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stated else UNKNOWN
