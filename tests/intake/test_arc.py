"""ARC, which crawlers wrote before WARC: its records have no ids of their own."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from mujaz.intake import Found, open_input
from mujaz.intake.purge import take_out

SITE = "https://gazette.example"
FIELDS = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"


def record(address: str, moment: str, page: str) -> bytes:
    """Return a page as it stands in a file."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    return f"{address} 192.0.2.1 {moment} text/html {len(answer)}\n".encode() + answer + b"\n"


def write(folder: Path, arabic: str, english: str, *, packed: bool) -> tuple[Path, list[bytes]]:
    """Write a file of two pages, one of which was fetched on two days, and return it and its records."""
    head = f"filedesc://crawl.arc 0.0.0.0 20110101000000 text/plain {len(FIELDS)}\n".encode() + FIELDS + b"\n"
    records = [
        head,
        record(f"{SITE}/ar", "20110304050607", arabic),
        record(f"{SITE}/en", "20110304050608", english),
        record(f"{SITE}/en", "20110305050608", english.replace("</title>", " (2)</title>")),
    ]
    file = folder / ("crawl.arc.gz" if packed else "crawl.arc")
    file.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return file, records


@pytest.mark.parametrize("packed", [True, False])
def test_its_pages_have_the_same_names_each_time(tmp_path: Path, arabic: str, english: str, *, packed: bool) -> None:
    file, _ = write(tmp_path, arabic, english, packed=packed)
    found = [piece for piece in open_input(file) if isinstance(piece, Found)]
    assert [piece.data.decode() for piece in found][:2] == [arabic, english]
    assert found[0].known.original_url == f"{SITE}/ar"
    assert found[0].known.retrieved_at == "2011-03-04T05:06:07+00:00"
    parts = [piece.part for piece in found]
    assert len(set(parts)) == len(found) == 3
    assert [piece.part for piece in open_input(file) if isinstance(piece, Found)] == parts


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_is_taken_out_on_all_its_days(tmp_path: Path, arabic: str, english: str, *, packed: bool) -> None:
    file, records = write(tmp_path, arabic, english, packed=packed)
    _, second, _ = (piece for piece in open_input(file) if isinstance(piece, Found))
    assert second.part is not None
    assert take_out(file, [second.part])
    data = file.read_bytes()
    assert (gzip.decompress(data) if packed else data) == b"".join(records[:2])
