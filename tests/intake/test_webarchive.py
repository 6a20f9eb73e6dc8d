from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from mujaz.intake import Found, Input, Unread, open_input
from mujaz.intake.media import read_media

PICTURE = b"\x89PNG\r\n\x1a\n"


def web_archive(page: bytes, kind: str = "text/html") -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceURL": "https://gazette.example/news?fbclid=x",
        "WebResourceMIMEType": kind,
        "WebResourceTextEncodingName": "windows-1256",
    }
    picture = {"WebResourceData": PICTURE, "WebResourceURL": "https://gazette.example/a.png"}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [picture]}, fmt=plistlib.FMT_BINARY)


def test_the_page_comes_out_with_its_address_and_charset() -> None:
    body = "<html><p>خبر من القنطرة</p>".encode("cp1256")
    (found,) = open_input(Input("news.webarchive", data=web_archive(body)))
    assert isinstance(found, Found)
    assert (found.data, found.known.charset, found.part) == (body, "windows-1256", "1")
    assert found.known.original_url == "https://gazette.example/news"


def test_its_pictures_come_with_it(tmp_path: Path) -> None:
    file = tmp_path / "news.webarchive"
    file.write_bytes(web_archive(b"<html>"))
    assert read_media(file, {"https://gazette.example/a.png"}) == {"https://gazette.example/a.png": PICTURE}


@pytest.mark.parametrize(
    "data",
    [b"bplist00", web_archive(b"<html>")[:-30], web_archive(b"PDF", "application/pdf"), web_archive(b" ")],
)
def test_one_without_a_page_says_so(data: bytes) -> None:
    (piece,) = open_input(Input("news.webarchive", data=data))
    assert isinstance(piece, Unread)
    assert "the web archive is damaged" in piece.reason
