"""Crawlers' files that are packed with Zstandard, and answers that a server packed so."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mujaz.intake import Found, Input, Unread, open_input
from mujaz.intake.found import UnreadableError
from mujaz.intake.kind import kind_of
from mujaz.intake.limits import Budget, inflate
from mujaz.intake.purge import take_out

if TYPE_CHECKING or sys.version_info < (3, 14):
    from backports import zstd
else:
    from compression import zstd

MakeWarc = Callable[..., bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}
SKIPPABLE = b"\x5d\x2a\x4d\x18"


def frames(data: bytes, dictionary: zstd.ZstdDict | None = None) -> bytes:
    """Pack each record by itself, as crawlers do."""
    starts = [n for n in range(len(data)) if data.startswith(b"WARC/1.0", n)]
    ends = [*starts[1:], len(data)]
    return b"".join(
        zstd.compress(data[start:end], zstd_dict=dictionary) for start, end in zip(starts, ends, strict=True)
    )


def with_dictionary(data: bytes, *, packed: bool) -> bytes:
    samples = [data[n : n + 400] for n in range(0, len(data), 40)] * 8
    dictionary = zstd.train_dict(samples, 4096)
    own = zstd.compress(dictionary.dict_content) if packed else dictionary.dict_content
    return SKIPPABLE + struct.pack("<I", len(own)) + own + frames(data, dictionary)


@pytest.fixture
def crawl(make_warc: MakeWarc, arabic: str, english: str) -> bytes:
    pages = (
        (f"https://gazette.example/{n}", "200 OK", HTML, page.encode()) for n, page in enumerate((arabic, english))
    )
    return make_warc(*pages, packed=False)


@pytest.mark.parametrize(
    "pack",
    [
        frames,
        zstd.compress,
        lambda data: with_dictionary(data, packed=False),
        lambda data: with_dictionary(data, packed=True),
    ],
    ids=["record by record", "as a whole", "with a dictionary", "with a packed dictionary"],
)
def test_its_pages_are_those_of_the_unpacked_file(crawl: bytes, pack: Callable[[bytes], bytes]) -> None:
    plain = list(open_input(Input("a.warc", data=crawl)))
    assert len(plain) == 2
    assert list(open_input(Input("a.warc", data=pack(crawl)))) == plain


def test_of_one_that_is_cut_off_the_pages_before_the_cut_are_read(crawl: bytes) -> None:
    first, second = open_input(Input("a.warc.zst", data=frames(crawl)[:-30]))
    assert isinstance(first, Found)
    assert isinstance(second, Unread)
    assert "fetch it again" in second.reason


@pytest.mark.parametrize("data", [SKIPPABLE, SKIPPABLE + b"\x05\0\0\0ab", SKIPPABLE + b"\xff\xff\xff\xff" + b"a" * 99])
def test_a_dictionary_that_is_none_is_refused_with_a_word(data: bytes) -> None:
    (piece,) = open_input(Input("a.warc.zst", data=data))
    assert isinstance(piece, Unread)
    assert "cut off or damaged" in piece.reason


def test_a_bomb_is_not_unpacked(crawl: bytes) -> None:
    bomb = zstd.compress(crawl[:-4] + bytes(2**28))
    assert len(bomb) < 2**16
    *_, last = open_input(Input("a.warc.zst", data=bomb))
    assert isinstance(last, Unread)


def test_a_file_packed_so_that_is_no_crawl_is_kept() -> None:
    assert kind_of(Input("a.zst", data=zstd.compress(b"<html>"))) == "a file packed with Zstandard"


def test_a_wacz_may_hold_one(crawl: bytes) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("archive/a.warc.zst", frames(crawl))
    assert len(list(open_input(Input("a.wacz", data=made.getvalue())))) == 2


def test_a_page_is_taken_out_of_one(tmp_path: Path, crawl: bytes) -> None:
    file = tmp_path / "a.warc.zst"
    file.write_bytes(with_dictionary(crawl, packed=True))
    first, second = open_input(file)
    assert isinstance(first, Found)
    assert first.part is not None
    assert take_out(file, {first.part})
    assert list(open_input(file)) == [second]
    assert "القنطرة".encode() not in file.read_bytes()


def test_an_answer_that_a_server_packed_so_is_read(make_warc: MakeWarc, arabic: str) -> None:
    body = zstd.compress(arabic.encode())
    data = make_warc(("https://gazette.example/1", "200 OK", HTML | {"Content-Encoding": "zstd"}, body))
    (piece,) = open_input(Input("a.warc.gz", data=data))
    assert isinstance(piece, Found)
    assert piece.data == arabic.encode()


def test_a_packed_body_has_bounds() -> None:
    whole = zstd.compress(b"<p>a" * 1000)
    assert inflate(whole, "zstd", Budget(len(whole))) == b"<p>a" * 1000
    assert inflate(b"<p>a", "zstd", Budget(4)) == b"<p>a"
    for data, said in (
        (whole[:-5], "cut off"),
        (whole[:4] + b"\xff" * 40, "damaged"),
        (zstd.compress(bytes(2**27)), "64 MB"),
    ):
        with pytest.raises(UnreadableError, match=said):
            inflate(data, "zstd", Budget(len(data)))
