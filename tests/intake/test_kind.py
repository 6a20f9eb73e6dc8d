from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from mujaz.intake import Found, Input, Unread, open_input
from mujaz.intake.folder import find_files
from mujaz.intake.kind import kind_of
from mujaz.intake.traces import find_traces


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4\n", "a PDF document"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"PK\x03\x04office", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"\x00\x00\x00\x18ftypmp42", "a film"),
        (b"\x01\x02\x03\x9d\x81\x02" * 40, "a binary file"),
    ],
)
def test_an_attachment_is_named(data: bytes, what: str) -> None:
    (piece,) = open_input(data)
    assert isinstance(piece, Unread)
    assert piece.status == "kept"
    assert what in piece.reason


@pytest.mark.parametrize(
    "text", ["عودة الماء إلى الحي\n", "عودة الماء\rإلى الحي\r", "BMW opens a plant\n", "<p>نص</p>", "", "MM and II"]
)
@pytest.mark.parametrize("charset", ["utf-8", "cp1256", "utf-16"])
def test_text_is_a_page_in_any_charset(text: str, charset: str) -> None:
    (found,) = open_input(text.encode(charset))
    assert isinstance(found, Found)
    assert found.data == text.encode(charset)


@pytest.mark.parametrize(
    "data",
    [b" " * 70_000, b"<!--" * 20_000, b"<?x " * 20_000, b"<!DOCTYPE a [" * 6000, b"a:\n" * 30_000, b'{"' * 40_000,
     b"<!-- saved from url=(1)" * 4000, b"[" * 70_000],
    ids=["spaces", "comments", "instructions", "doctypes", "headers", "braces", "saved", "brackets"],
)  # fmt: skip
def test_hostile_beginnings_give_one_outcome(data: bytes) -> None:
    assert len(list(open_input(data))) <= 1


def test_a_page_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    with file.open("wb") as opened:
        opened.truncate(200 * 2**20)
        opened.write(b"<html>" + b"x" * 200)
    (piece,) = open_input(file)
    assert isinstance(piece, Unread)
    assert "more than 64 MB" in piece.reason


def test_a_gzip_bomb_is_refused() -> None:
    (piece,) = open_input(Input("a.txt.gz", data=gzip.compress(bytes(100_000_000))))
    assert isinstance(piece, Unread)


@pytest.mark.parametrize(
    "data", [gzip.compress(b"<p>text</p>")[:-6], gzip.compress(gzip.compress(b"x"))], ids=["cut off", "packed twice"]
)
def test_a_packed_page_that_cannot_be_unpacked_says_so(data: bytes) -> None:
    (piece,) = open_input(Input("a.html.gz", data=data))
    assert isinstance(piece, Unread)


def test_a_packed_page_is_a_page(arabic: str) -> None:
    (found,) = open_input(Input("a.html.gz", data=gzip.compress(arabic.encode())))
    assert isinstance(found, Found)
    assert (found.data.decode(), found.part) == (arabic, "1")


def test_the_folder_beside_a_saved_page_holds_no_pages(tmp_path: Path) -> None:
    names = ("a.html", "a_files/ad.html", "خبر.htm", "خبر_ملفات/x.html", "b_files/c.html", ".hidden/d.html",
             "e.html.crdownload", "Thumbs.db", "a/f.txt")  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    found = [file.relative_to(tmp_path).as_posix() for file in find_files(tmp_path)]
    assert sorted(found) == ["a.html", "a/f.txt", "b_files/c.html", "خبر.htm"]


@pytest.mark.parametrize("text", ["PKK lays down its arms", "BMW halts work at its plant", "RIFF opens"])
def test_a_text_that_begins_as_other_files_do_is_a_page(text: str) -> None:
    assert kind_of(Input("a.txt", data=f"{text}\nThe statement came on Monday.".encode())) == "page"


def test_a_word_of_json_is_no_dump() -> None:
    assert kind_of(Input("a.txt", data=b'{"title": "x"}')) == "page"
    assert kind_of(Input("page", data="[أعلن] الوزير".encode())) == "page"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ('<a href="/out">تسجيل الخروج</a>', "signed in"),
        ('<a href="/out"> Log out </a>', "signed in"),
        ('<a href="/?x=1&amp;fbclid=abc">', "fbclid"),
        ("Cookie: id=7\n", "cookies"),
        ('{"Authorization": "Bearer abcdefghijk"}', "Authorization"),
    ],
)
def test_private_things_on_a_page_are_warned_of(data: str, what: str) -> None:
    (warning,) = find_traces(data.encode(), None)
    assert what in warning


def test_an_account_in_an_address_is_warned_of_and_left_out() -> None:
    (warning,) = find_traces(b"", "https://sara@gazette.example/")
    assert "account" in warning
