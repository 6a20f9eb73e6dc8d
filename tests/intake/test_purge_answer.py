"""Entries taken out of a feed that was fetched, and rows out of such a table."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from mujaz.intake import Found, open_input
from mujaz.intake.fetch import Answer
from mujaz.intake.purge import take_out
from mujaz.intake.response import write_warc

ENTRY = (
    "<item><title>خبر {n}</title><link>https://coast.example/{n}</link><description>نص {n} طويل</description></item>"
)
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
TABLE = "title,text,url\nخبر 1,نص 1 طويل,https://coast.example/1\nخبر 2,نص 2 طويل,https://coast.example/2\n"
BODIES = {
    "application/rss+xml": FEED.format(items="".join(ENTRY.format(n=n) for n in (1, 2, 3))),
    "text/csv": TABLE,
    "application/json": '[{"title": "خبر 1", "text": "نص 1 طويل"}, {"title": "خبر 2", "text": "نص 2 طويل"}]',
}


def answer(kind: str, body: bytes, **headers: str) -> Answer:
    return Answer("https://coast.example/all", 200, "OK", (("Content-Type", kind), *headers.items()), body)


def pages(file: Path) -> list[Found]:
    found = list(open_input(file))
    assert all(isinstance(piece, Found) for piece in found)
    return [piece for piece in found if isinstance(piece, Found)]


@pytest.mark.parametrize("kind", BODIES)
def test_of_what_was_fetched_one_article_can_be_taken_out(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "all.warc.gz"
    moved = Answer("https://coast.example/", 301, "Moved", (("Location", "/all"),), b"")
    file.write_bytes(write_warc((moved, answer(kind, BODIES[kind].encode()))))
    first, second, *others = pages(file)
    assert second.part is not None
    assert second.part.endswith("/2")
    assert take_out(file, {second.part})
    assert pages(file) == [first, *others]
    plain = gzip.decompress(file.read_bytes())
    assert "نص 2".encode() not in plain
    assert plain.count(b"WARC/1.0\r\n") == 2


def test_a_packed_answer_is_written_anew_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "all.warc.gz"
    body = gzip.compress(BODIES["text/csv"].encode())
    file.write_bytes(write_warc((answer("text/csv", body, **{"Content-Encoding": "gzip"}),)))
    first, second = pages(file)
    assert second.part is not None
    assert take_out(file, {second.part})
    assert pages(file) == [first]


def test_what_is_not_in_it_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "all.warc.gz"
    file.write_bytes(write_warc((answer("text/csv", TABLE.encode()),)))
    before = file.read_bytes()
    (first, _) = pages(file)
    assert first.part is not None
    assert not take_out(file, {f"{first.part.removesuffix('/1')}/9"})
    assert file.read_bytes() == before
