"""An article is taken out of a dump or a feed, in which every other one keeps its number and its digest."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mujaz.intake import Found, Input, Unread, open_input
from mujaz.intake.purge import take_out

ROWS = [
    {"title": "عودة الماء", "text": "عاد الماء إلى الحي.", "url": "https://gazette.example/1"},
    {"title": "سيرة شاهد", "text": "قال الشاهد إن اسمه سرّ.", "url": "https://gazette.example/2"},
    {"title": "The ferry", "text": "It sails again.", "url": "https://gazette.example/3"},
]
HIDDEN = "سرّ"
LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)
TABLE = """title;text;url\r
عودة الماء;"عاد الماء
إلى الحي.";https://gazette.example/1\r
سيرة شاهد;"قال الشاهد: ""اسمي
سرّ"".";https://gazette.example/2\r
The ferry;It sails again.;https://gazette.example/3\r
"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- written by a feed reader -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صحيفة</title>
<item><title>عودة الماء</title><content:encoded><![CDATA[<p>عاد الماء.</p>]]></content:encoded></item>
<item><title>سيرة شاهد</title><link>https://gazette.example/2</link><description>سرّ</description></item>
<item><title>The ferry</title><!-- kept --><description>It sails again.</description></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
<entry><title>عودة الماء</title><content type="html">&lt;p&gt;عاد.&lt;/p&gt;</content></entry>
<entry><title>سيرة شاهد</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">سرّ</div></content></entry>
<entry><title>The ferry</title><summary>It sails again.</summary></entry></feed>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Gazette</title><items><rdf:Seq><rdf:li rdf:resource="https://gazette.example/1"/>
<rdf:li rdf:resource="https://gazette.example/secret"/></rdf:Seq></items></channel>
<item rdf:about="https://gazette.example/1"><title>one</title><description>first</description></item>
<item rdf:about="https://gazette.example/secret"><title>two</title><description>secret</description></item>
<item rdf:about="https://gazette.example/3"><title>three</title><description>third</description></item></rdf:RDF>
"""
INDENTED = json.dumps({"x": [{"items": [1]}], "items": ROWS, "next": None}, ensure_ascii=False, indent=1)
WHOLE = json.dumps(ROWS)
DUMPS = {
    "a.jsonl": LINES.encode(),
    "bom.jsonl": b"\xef\xbb\xbf" + LINES.encode() + b"\r\n",
    "a.json": INDENTED.encode(),
    "b.json": WHOLE.encode(),
    "a.csv": TABLE.encode(),
    "sep.csv": b"sep=;\r\n" + TABLE.encode(),
    "bom.csv": TABLE.encode("utf-8-sig"),
    "wide.csv": TABLE.encode("utf-16"),
    "excel.csv": TABLE.encode("cp1256"),
    "damaged.csv": TABLE.encode().replace(b"sails", b"sa\xffils"),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.rdf": RDF.encode(),
    "a.jsonl.gz": gzip.compress(LINES.encode()),
    "a.csv.gz": gzip.compress(TABLE.encode()),
}


def pages(file: Path) -> dict[str | None, str]:
    pieces = list(open_input(file))
    assert all(isinstance(piece, Found) for piece in pieces)
    return {piece.part: piece.sha256 for piece in pieces if isinstance(piece, Found)}


@pytest.mark.parametrize("name", DUMPS)
def test_the_article_is_gone_and_the_others_keep_number_and_digest(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(DUMPS[name])
    before = pages(file)
    assert set(before) == {"1", "2", "3"}
    assert take_out(file, ["2"])
    assert pages(file) == {"1": before["1"], "3": before["3"]}
    data = gzip.decompress(file.read_bytes()) if name.endswith(".gz") else file.read_bytes()
    for charset in ("utf-8", "utf-16-le", "utf-16-be", "cp1256", "ascii"):
        for text in (HIDDEN, "الشاهد", "gazette.example/2", "secret", json.dumps("سيرة")[1:-1]):
            assert text.encode(charset, "ignore") not in data or not text.encode(charset, "ignore")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert not take_out(file, ["2"])


@pytest.mark.parametrize("name", ["a.jsonl", "bom.jsonl", "a.json", "a.csv", "bom.csv", "excel.csv", "damaged.csv"])
def test_what_stays_keeps_its_bytes(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(DUMPS[name])
    assert take_out(file, ["2"])
    kept = file.read_bytes()
    start = next(n for n, (one, two) in enumerate(zip(kept, DUMPS[name], strict=False)) if one != two)
    assert len(kept) < len(DUMPS[name])
    assert DUMPS[name].startswith(kept[:start])
    assert DUMPS[name].endswith(kept[start:].removeprefix(b"{}").lstrip())


def test_comments_of_a_feed_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.rss"
    file.write_bytes(DUMPS["a.rss"])
    assert take_out(file, ["2"])
    assert "<!-- written by a feed reader -->" in file.read_text("utf-8")
    assert "<!-- kept -->" in file.read_text("utf-8")


def test_articles_that_only_another_reading_finds_are_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"kop": "x", "tekst": "one"}\n{"kop": "y", "tekst": "two"}\nbroken\n', "utf-8")
    assert take_out(file, ["1"])
    assert file.read_text("utf-8") == '\n{"kop": "y", "tekst": "two"}\nbroken\n'
    assert all(isinstance(piece, Unread) for piece in open_input(file))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b""),
        ("a.jsonl", b"\n\n"),
        ("a.json", b'[{"title": "cut'),
        ("a.json", b'{"title": "one", "text": "alone"}'),
        ("a.csv", b'title,text\n"endless'),
        ("a.rss", b"<rss><channel>"),
        ("a.rss", b'<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item/><item/></channel></rss>'),
        ("a.jsonl.gz", gzip.compress(LINES.encode())[:-9]),
        ("a.jsonl.gz", gzip.compress(gzip.compress(LINES.encode()))),
    ],
)
def test_a_dump_that_cannot_be_read_or_has_no_such_article_stays_as_it_is(
    tmp_path: Path, name: str, data: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert not take_out(file, ["2"])
    assert file.read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_place_where_an_article_was_taken_out_is_no_article() -> None:
    (one,) = open_input(Input("a.json", data=b'[{}, {"title": "a", "text": "b"}]'))
    assert isinstance(one, Found)
    assert one.part == "2"
