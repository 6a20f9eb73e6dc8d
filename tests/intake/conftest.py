"""Pages in both scripts, and the containers that they come in, made here."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

ARABIC = """<!DOCTYPE html>
<html lang="ar"><head><meta charset="utf-8"><title>عودة الماء إلى الحي القديم</title>
<meta property="article:published_time" content="2023-08-14"></head>
<body><article><h1>عودة الماء إلى الحي القديم</h1>
<p>قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات منذ الصباح.</p>
</article></body></html>
"""
ENGLISH = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The ferry sails again</title>
<meta property="article:published_time" content="2023-08-15"></head>
<body><article><h1>The ferry sails again</h1>
<p>The Rivers Authority said on Tuesday that the ferry of Qantara sails again, after two weeks at the quay.</p>
</article></body></html>
"""

Exchange = tuple[str, str, dict[str, str], bytes]
"""Address, status, headers and body."""
MakeWarc = Callable[..., bytes]


@pytest.fixture
def arabic() -> str:
    return ARABIC


@pytest.fixture
def english() -> str:
    return ENGLISH


@pytest.fixture
def make_warc() -> MakeWarc:
    def make(*exchanges: Exchange, packed: bool = True, kind: str = "response") -> bytes:
        records = [_record(number, exchange, kind) for number, exchange in enumerate(exchanges)]
        return b"".join(gzip.compress(record) if packed else record for record in records)

    return make


def _record(number: int, exchange: Exchange, kind: str) -> bytes:
    url, status, headers, body = exchange
    first = status if kind == "request" else f"HTTP/1.1 {status}"
    block = _head(first, headers) + body
    own = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number:032}>",
        "WARC-Target-URI": url,
        "WARC-Date": "2023-08-20T10:00:00Z",
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(block)),
    }
    return _head("WARC/1.0", own) + block + b"\r\n\r\n"


def _head(first: str, headers: dict[str, str]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers.items()), ""]
    return "".join(f"{line}\r\n" for line in lines).encode()
