from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mujaz.export.inbox import keep_raw, safe_name
from mujaz.model import RawPage


def raw(name: str, data: bytes) -> RawPage:
    return RawPage(name, data, hashlib.sha256(data).hexdigest())


def test_a_page_is_kept_under_its_own_name_once(tmp_path: Path) -> None:
    for _ in range(2):
        assert keep_raw(tmp_path, raw("../a b.html", b"1"), None).as_posix() == "content/inbox/a-b.html"
    assert (tmp_path / "content/inbox/a-b.html").read_bytes() == b"1"


def test_another_page_of_that_name_gets_its_digest(tmp_path: Path) -> None:
    keep_raw(tmp_path, raw("a.html", b"1"), None)
    place = keep_raw(tmp_path, raw("a.html", b"2"), None)
    assert place.as_posix() == "content/inbox/a-d4735e3a.html"
    assert (tmp_path / "content/inbox/a.html").read_bytes() == b"1"
    assert (tmp_path / place).read_bytes() == b"2"


def test_a_page_in_the_inbox_stays_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "content" / "inbox" / "2023" / "a b.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"1")
    assert keep_raw(tmp_path, raw("a b.html", b"1"), file).as_posix() == "content/inbox/2023/a b.html"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


@pytest.mark.parametrize(
    "name", ["", "..", "/", "...", "\u200f", "con", "NUL.html", "ا" * 300 + ".html", "a\nb", "a/../b", ".git"]
)
def test_every_name_is_made_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe == safe.strip(".")
    assert not set(safe) & set('/\\:*?"<>| \n')
    assert 0 < len(safe.encode()) < 200
    assert safe.split(".", maxsplit=1)[0].lower() not in {"con", "nul", ""}
