from __future__ import annotations

import hashlib
import quopri

import pytest

from mujaz.intake import Found, Remark, Unread, open_input

HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example/news?utm_medium=y
Subject: =?utf-8?Q?=D8=AE=D8=A8=D8=B1?=
Date: Sat, 12 Aug 2023 11:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Boundary"


"""
IMAGE = """------Boundary
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://gazette.example/a.png

iVBORw0KGgo=
"""


def mhtml(page: str, charset: str = "utf-8", declared: str = "") -> bytes:
    body = quopri.encodestring(page.encode(charset)).decode()
    part = (
        f"------Boundary\nContent-Type: text/html{declared}\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: https://gazette.example/news?utm_medium=y\n\n{body}\n"
    )
    return f"{HEAD}{IMAGE}{part}------Boundary--\n".replace("\n", "\r\n").encode()


@pytest.mark.parametrize("script", ["arabic", "english"])
def test_the_page_comes_out_with_its_address_and_time(script: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(script)
    (found,) = open_input(mhtml(page))
    assert isinstance(found, Found)
    assert found.data.decode().split() == page.split()
    assert (found.part, found.known.original_url) == ("2", "https://gazette.example/news")
    assert found.known.retrieved_at == "2023-08-12T11:30:00+00:00"
    assert "utm_medium" in found.known.warnings[0]


def test_the_charset_of_the_part_goes_with_the_bytes_as_they_are() -> None:
    (found,) = open_input(mhtml("<html><p>خبر من القنطرة</p>", "cp1256", "; charset=windows-1256"))
    assert isinstance(found, Found)
    assert "خبر من القنطرة" in found.data.decode("cp1256")
    assert found.known.charset == "windows-1256"
    assert found.sha256 == hashlib.sha256(found.data).hexdigest()


@pytest.mark.parametrize("data", [HEAD.encode(), (HEAD + IMAGE + "------Boundary--").encode()])
def test_a_file_without_its_page_says_so(data: bytes) -> None:
    (piece,) = open_input(data)
    assert isinstance(piece, Unread)
    assert "save the page again" in piece.reason


def test_parts_within_parts_without_end_are_refused() -> None:
    deep = "".join(f'Content-Type: multipart/related; boundary="{n}"\n\n--{n}\n' for n in range(5000))
    (piece,) = open_input(b"MIME-Version: 1.0\n" + deep.encode())
    assert isinstance(piece, Unread)


@pytest.mark.parametrize("script", ["arabic", "english"])
def test_a_mail_that_is_the_page_itself_is_read(script: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(script)
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
    where = "Content-Location: https://gazette.example/news\n\n"
    (found,) = open_input(f"\n{head}{where}{quopri.encodestring(page.encode()).decode()}".encode())
    assert isinstance(found, Found)
    assert found.data.decode().split() == page.split()
    assert found.known.original_url == "https://gazette.example/news"


def test_a_saved_answer_of_a_server_is_no_mail(english: str) -> None:
    (found,) = open_input(f"Server: x\nContent-Type: text/html\n\n{english}".encode())
    assert isinstance(found, Found)
    assert found.part is None


def test_a_file_that_breaks_off_behind_its_page_is_told_of(arabic: str) -> None:
    remark, found = open_input(mhtml(arabic).removesuffix(b"------Boundary--\r\n"))
    assert isinstance(remark, Remark)
    assert "breaks off" in remark.text
    assert isinstance(found, Found)
