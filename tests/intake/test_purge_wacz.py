"""A page is taken out of a WACZ file, with what its lists, indexes and logs say of it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mujaz.intake import Found, open_input
from mujaz.intake.purge import take_out

HTML = {"Content-Type": "text/html; charset=utf-8"}
SITE = "https://gazette.example"
SECOND = f"urn:uuid:{1:032}"
RECORDS = "archive/data.warc.gz"

MakeWarc = Callable[..., bytes]


def write(folder: Path, make_warc: MakeWarc, arabic: str, english: str, *, packed: bool) -> Path:
    """Write a WACZ file of three pages; the index is packed or not."""
    one, two, three = (f"{SITE}/en", f"{SITE}/ar", f"{SITE}/en?again")
    pages = [(one, english), (two, arabic), (three, english)]
    records = [make_warc((url, "200 OK", HTML, text.encode())) for url, text in pages]
    records = [gzip.compress(gzip.decompress(data).replace(b"0" * 32, b"%032d" % n)) for n, data in enumerate(records)]
    starts = [sum(map(len, records[:n])) for n in range(3)]
    index = "".join(
        f"example,gazette)/{n} 20230820100000 "
        + json.dumps({"url": url, "filename": "data.warc.gz", "offset": str(start), "length": str(len(record))})
        + "\n"
        for n, ((url, _), start, record) in enumerate(zip(pages, starts, records, strict=True))
    ).encode()
    listed = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url, "title": text} for url, text in pages)]
    package = {"profile": "data-package", "title": "A crawl", "mainPageUrl": two, "resources": []}
    members = {
        "pages/pages.jsonl": "\n".join(map(json.dumps, listed)).encode(),
        **({"indexes/index.cdx.gz": gzip.compress(index), "indexes/index.idx": b"!meta 0 {}\n"} if packed else {}),
        **({} if packed else {"indexes/index.cdx": index}),
        "logs/crawl.log": f'{{"message": "fetched {two} in 2 s"}}\n{{"message": "fetched {one}"}}\n'.encode(),
        RECORDS: b"".join(records),
        "datapackage.json": json.dumps(package).encode(),
        "datapackage-digest.json": json.dumps({"path": "datapackage.json", "hash": "", "signedData": {}}).encode(),
    }
    file = folder / "crawl.wacz"
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def read(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(params=[True, False])
def cut(
    tmp_path: Path, make_warc: MakeWarc, arabic: str, english: str, request: pytest.FixtureRequest
) -> tuple[list[Any], Path]:
    file = write(tmp_path, make_warc, arabic, english, packed=request.param)
    before = list(open_input(file))
    assert len(before) == 3
    assert take_out(file, [SECOND])
    return before, file


def test_the_page_is_gone_from_every_member_and_the_others_stay(
    cut: tuple[list[Any], Path], arabic: str, english: str
) -> None:
    before, file = cut
    assert list(open_input(file)) == [before[0], before[2]]
    assert [piece.data.decode() for piece in open_input(file) if isinstance(piece, Found)] == [english, english]
    for data in read(file).values():
        plain = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        assert f"{SITE}/ar".encode() not in plain
        assert arabic.encode() not in plain
    assert [path.name for path in file.parent.iterdir()] == ["crawl.wacz"]


def test_the_index_leads_to_where_the_records_stand_now(cut: tuple[list[Any], Path], english: str) -> None:
    members = read(cut[1])
    assert not {"indexes/index.idx", "indexes/index.cdx.gz"} & set(members)
    entries = [json.loads(line.split(b" ", 2)[2]) for line in members["indexes/index.cdx"].splitlines()]
    assert [entry["url"] for entry in entries] == [f"{SITE}/en", f"{SITE}/en?again"]
    for entry in entries:
        start, length = int(entry["offset"]), int(entry["length"])
        record = gzip.decompress(members[RECORDS][start : start + length])
        assert f"WARC-Target-URI: {entry['url']}\r\n".encode() in record
        assert english.encode() in record


def test_the_package_lists_what_is_there_and_nothing_signs_what_it_did_not_see(cut: tuple[list[Any], Path]) -> None:
    members = read(cut[1])
    package = json.loads(members["datapackage.json"])
    assert "mainPageUrl" not in package
    assert "title" not in package
    for resource in package["resources"]:
        data = members[resource["path"]]
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
    assert {r["path"] for r in package["resources"]} == set(members) - {"datapackage.json", "datapackage-digest.json"}
    digest = json.loads(members["datapackage-digest.json"])
    assert digest == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(members['datapackage.json']).hexdigest()}",
    }


def test_an_index_that_is_not_understood_leaves_the_file_as_it_is(
    tmp_path: Path, make_warc: MakeWarc, arabic: str, english: str
) -> None:
    file = write(tmp_path, make_warc, arabic, english, packed=False)
    members = read(file) | {"indexes/index.cdx": b"com,example)/ 2023 https://a.example text/html 200 - - 1 2 a.warc\n"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    file.write_bytes(made.getvalue())
    assert not take_out(file, [SECOND])
    assert file.read_bytes() == made.getvalue()
