"""A page is taken out of a crawler's file that holds others, which keep their bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.intake import Found, open_input
from mujaz.intake.purge import take_out

HTML = {"Content-Type": "text/html; charset=utf-8"}
SITE = "https://gazette.example"
SECOND = f"urn:uuid:{1:032}"

MakeWarc = Callable[..., bytes]


def write(folder: Path, make_warc: MakeWarc, arabic: str, english: str, *, packed: bool) -> Path:
    """Write a file of three pages, the second of which stands in it twice, once as a request."""
    file = folder / ("crawl.warc.gz" if packed else "crawl.warc")
    asked = make_warc((f"{SITE}/ar", "GET /ar HTTP/1.1", {}, b""), packed=packed, kind="request")
    pages = make_warc(
        (f"{SITE}/en", "200 OK", HTML, english.encode()),
        (f"{SITE}/ar", "200 OK", HTML, arabic.encode()),
        (f"{SITE}/en?again", "200 OK", HTML, english.encode()),
        packed=packed,
    )
    file.write_bytes(pages + asked.replace(b"0" * 32, b"7" * 32))
    return file


@pytest.mark.parametrize("packed", [True, False])
def test_the_page_and_all_of_its_address_are_gone_and_the_others_stay(
    tmp_path: Path, make_warc: MakeWarc, arabic: str, english: str, *, packed: bool
) -> None:
    file = write(tmp_path, make_warc, arabic, english, packed=packed)
    assert take_out(file, [SECOND])
    data = file.read_bytes()
    plain = gzip.decompress(data) if packed else data
    assert f"{SITE}/ar".encode() not in plain
    assert arabic.encode() not in plain
    found = [piece for piece in open_input(file) if isinstance(piece, Found)]
    assert [piece.part for piece in found] == [f"urn:uuid:{0:032}", f"urn:uuid:{2:032}"]
    assert [piece.data.decode() for piece in found] == [english, english]
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_what_stays_keeps_its_bytes(tmp_path: Path, make_warc: MakeWarc, arabic: str, english: str) -> None:
    file = write(tmp_path, make_warc, arabic, english, packed=False)
    before = file.read_bytes()
    assert take_out(file, [SECOND])
    after = file.read_bytes()
    kept = make_warc((f"{SITE}/en", "200 OK", HTML, english.encode()), packed=False)
    assert after.startswith(kept)
    assert after[len(kept) :] in before


@pytest.mark.parametrize("data", [b"", b"no such file", b"\x1f\x8bcut off", b"WARC/1.0\r\nContent-Length: 9\r\n\r\nab"])
def test_a_file_that_cannot_be_read_or_has_no_such_page_stays_as_it_is(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(data)
    assert not take_out(file, [SECOND])
    assert file.read_bytes() == data


@pytest.mark.parametrize("name", ["scan.pdf", "page.html", "page.txt"])
def test_a_file_that_holds_no_parts_is_not_touched(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"%PDF-1.7" if name.endswith("pdf") else b"<title>x</title><p>x</p>")
    before = file.read_bytes()
    assert not take_out(file, ["1"])
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_a_crawler_made_of_a_page_goes_with_it(
    tmp_path: Path, make_warc: MakeWarc, arabic: str, english: str
) -> None:
    file = tmp_path / "crawl.warc"
    made = make_warc((f"urn:text:{SITE}/ar", "200 OK", {}, b"text of the page"), packed=False)
    pages = make_warc(
        (f"{SITE}/en", "200 OK", HTML, english.encode()), (f"{SITE}/ar", "200 OK", HTML, arabic.encode()), packed=False
    )
    file.write_bytes(pages + made.replace(b"0" * 32, b"7" * 32))
    assert take_out(file, [SECOND])
    assert b"text of the page" not in file.read_bytes()
    assert english.encode() in file.read_bytes()
