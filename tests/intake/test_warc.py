from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable

import brotli
import pytest

from mujaz.intake import Found, Input, Remark, Unread, open_input

HTML = {"Content-Type": "text/html; charset=utf-8"}
HERE = "https://gazette.example/news"

MakeWarc = Callable[..., bytes]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_comes_out_and_its_pictures_do_not(
    make_warc: MakeWarc, arabic: str, english: str, *, packed: bool
) -> None:
    data = make_warc(
        (f"{HERE}?utm_source=x", "200 OK", HTML, arabic.encode()),
        ("https://gazette.example/a.png", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG"),
        ("https://gazette.example/gone", "404 Not Found", HTML, english.encode()),
        ("https://gazette.example/part", "200 OK", HTML, b"<li>more</li>"),
        ("https://gazette.example/en", "200 OK", HTML, english.encode()),
        packed=packed,
    )
    first, second = open_input(data)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first.data.decode() == arabic
    assert first.sha256 == hashlib.sha256(arabic.encode()).hexdigest()
    assert first.part == f"urn:uuid:{0:032}"
    assert first.known.content_type == "text/html"
    assert (first.known.original_url, first.known.retrieved_at) == (HERE, "2023-08-20T10:00:00+00:00")
    assert (second.data.decode(), second.part) == (english, f"urn:uuid:{4:032}")


def test_one_part_alone_can_be_asked_for(make_warc: MakeWarc, arabic: str, english: str) -> None:
    data = make_warc((HERE, "200 OK", HTML, arabic.encode()), (HERE, "200 OK", HTML, english.encode()))
    (found,) = open_input(Input("a.warc.gz", data=data, part=f"urn:uuid:{1:032}"))
    assert isinstance(found, Found)
    assert found.data.decode() == english


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_chunks_and_packing_are_undone(
    make_warc: MakeWarc, arabic: str, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    body = pack(arabic.encode())
    chunked = b"%x\r\n%s\r\n5;a=b\r\n%s\r\n0\r\n\r\n" % (len(body) - 5, body[:-5], body[-5:])
    headers = {**HTML, "Transfer-Encoding": "chunked", "Content-Encoding": encoding}
    (found,) = open_input(make_warc((HERE, "200 OK", headers, chunked)))
    assert isinstance(found, Found)
    assert found.data.decode() == arabic


def test_the_charset_of_the_header_goes_with_the_bytes_as_they_are(make_warc: MakeWarc) -> None:
    body = "<html><p>خبر من القنطرة</p>".encode("cp1256")
    (found,) = open_input(make_warc((HERE, "200 OK", {"Content-Type": "text/html; charset=windows-1256"}, body)))
    assert isinstance(found, Found)
    assert (found.data, found.known.charset) == (body, "windows-1256")
    assert found.sha256 == hashlib.sha256(body).hexdigest()


def test_a_packing_that_is_not_read_is_named(make_warc: MakeWarc) -> None:
    (piece,) = open_input(make_warc((HERE, "200 OK", {**HTML, "Content-Encoding": "dcb"}, b"\x0b\x02")))
    assert isinstance(piece, Unread)
    assert 'packed as "dcb"' in piece.reason


BROTLI = {**HTML, "Content-Encoding": "br"}


@pytest.mark.parametrize("pack", [brotli.compress, bytes], ids=["packed", "unpacked by the crawler"])
def test_a_page_packed_with_brotli_is_read(pack: Callable[[bytes], bytes], make_warc: MakeWarc, arabic: str) -> None:
    (found,) = open_input(make_warc((HERE, "200 OK", BROTLI, pack(arabic.encode()))))
    assert isinstance(found, Found)
    assert found.data.decode() == arabic


def test_a_bomb_of_brotli_is_refused(make_warc: MakeWarc) -> None:
    (piece,) = open_input(make_warc((HERE, "200 OK", BROTLI, brotli.compress(bytes(100_000_000), quality=1))))
    assert isinstance(piece, Unread)
    assert "64 MB" in piece.reason


def test_a_page_of_brotli_that_is_cut_off_says_so(make_warc: MakeWarc, arabic: str) -> None:
    (piece,) = open_input(make_warc((HERE, "200 OK", BROTLI, brotli.compress(arabic.encode())[:-40])))
    assert isinstance(piece, Unread)
    assert "cut off" in piece.reason


def test_cookies_are_warned_of(make_warc: MakeWarc, english: str) -> None:
    (found,) = open_input(make_warc((HERE, "200 OK", {**HTML, "Set-Cookie": "id=7"}, english.encode())))
    assert isinstance(found, Found)
    assert found.known.warnings == ("the raw file holds cookies; do not share it.",)


def test_keys_of_the_one_who_fetched_it_are_warned_of(make_warc: MakeWarc) -> None:
    data = make_warc((HERE, "GET /news HTTP/1.1", {"Cookie": "id=7"}, b""), kind="request")
    (piece,) = open_input(data)
    assert isinstance(piece, Remark)
    assert "do not share" in piece.text


@pytest.mark.parametrize("packed", [True, False])
def test_what_stands_before_the_end_of_a_cut_file_is_read(
    make_warc: MakeWarc, arabic: str, english: str, *, packed: bool
) -> None:
    one = make_warc((HERE, "200 OK", HTML, arabic.encode()), packed=packed)
    two = make_warc((HERE, "200 OK", HTML, arabic.encode()), (HERE, "200 OK", HTML, english.encode()), packed=packed)
    pieces = list(open_input(two[: len(one) + (len(two) - len(one)) * 9 // 10]))
    assert isinstance(pieces[0], Found)
    assert pieces[0].data.decode() == arabic
    assert pieces[1:]
    for piece in pieces[1:]:
        assert isinstance(piece, Unread)
        assert "fetch it again" in piece.reason


@pytest.mark.parametrize(
    "tail", [b"", b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\nhtml", b"\xff" * 100]
)
def test_damage_is_told_and_never_raised(make_warc: MakeWarc, arabic: str, tail: bytes) -> None:
    data = make_warc((HERE, "200 OK", HTML, arabic.encode()), packed=False)
    pieces = list(open_input(data + tail))
    assert [piece for piece in pieces if isinstance(piece, Found)]


def test_a_page_too_large_is_named_and_the_next_one_read(make_warc: MakeWarc, english: str) -> None:
    huge = b"<html>" + b" " * (65 * 2**20)
    data = make_warc((HERE, "200 OK", HTML, huge), (HERE, "200 OK", HTML, english.encode()))
    first, second = open_input(data)
    assert isinstance(first, Unread)
    assert "more than 64 MB" in first.reason
    assert isinstance(second, Found)


def test_a_header_without_end_is_a_bomb() -> None:
    (piece,) = open_input(gzip.compress(b"WARC/1.0\r\n" + b"0" * 100_000_000))
    assert isinstance(piece, Unread)
    assert "has no end" in piece.reason


def wacz(warc: bytes, pages: list[str] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc.gz", warc)
        if pages is not None:
            lines = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": url}) for url in pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(lines))
    return buffer.getvalue()


def test_of_a_wacz_the_pages_that_it_lists_come_out(make_warc: MakeWarc, arabic: str, english: str) -> None:
    warc = make_warc((HERE, "200 OK", HTML, arabic.encode()), (f"{HERE}/ad", "200 OK", HTML, english.encode()))
    (found,) = open_input(wacz(warc, [HERE]))
    assert isinstance(found, Found)
    assert found.data.decode() == arabic
    assert len(list(open_input(wacz(warc)))) == 2


def test_a_zip_bomb_is_not_read_to_its_end(make_warc: MakeWarc) -> None:
    pages = [(f"{HERE}/{n}", "200 OK", {"Content-Type": "image/png"}, bytes(50_000_000)) for n in range(6)]
    data = wacz(make_warc(*pages))
    assert len(data) < 500_000
    (piece,) = open_input(data)
    assert isinstance(piece, Unread)
    assert "unpacks to far more" in piece.reason


def test_packed_answers_count_too(make_warc: MakeWarc) -> None:
    body = gzip.compress(b"<html>" + bytes(60_000_000))
    pages = [(f"{HERE}/{n}", "200 OK", {**HTML, "Content-Encoding": "gzip"}, body) for n in range(4)]
    pieces = list(open_input(make_warc(*pages)))
    assert isinstance(pieces[-1], Unread)
    assert "unpacks to far more" in pieces[-1].reason


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut off", b"PK\x05\x06" + bytes(18)])
def test_a_broken_wacz_says_so(data: bytes) -> None:
    (piece,) = open_input(Input("a.wacz", data=data))
    assert isinstance(piece, Unread)


def test_a_wacz_whose_list_of_pages_is_damaged_is_read_without(make_warc: MakeWarc, arabic: str) -> None:
    data = bytearray(wacz(make_warc((HERE, "200 OK", HTML, arabic.encode())), [HERE]))
    packed = data.index(b"pages/pages.jsonl") + len(b"pages/pages.jsonl")
    data[packed] = 0xFF  # a kind of block that there is not
    (found,) = open_input(Input("a.wacz", data=bytes(data)))
    assert isinstance(found, Found)
