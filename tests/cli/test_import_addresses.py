"""`mujaz import` with addresses that answer with anything but a page: feeds, dumps, containers, attachments."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.intake.fetch import Answer
from mujaz.intake.response import write_warc

TEXT = (
    "قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات للمرة {number}، "
    "بعد أيام من العمل على السد ومن إصلاح المضخات التي تعطلت في الحي القديم عند أول النهار من الأسبوع الماضي، "
    "وأضافت أن اللجان ستبقى في المكان إلى أن يعود كل شيء إلى ما كان عليه، وأنها ستنشر أرقام الخزانات كل صباح "
    "ليطلع عليها سكان الوادي ومن يزرع على ضفتيه في هذا الموسم الجاف."
)
ITEM = """<item><title>عودة الماء إلى الحي {number}</title><link>https://coast.example/{number}</link>
<pubDate>Mon, 14 Aug 2023 0{number}:00:00 +0300</pubDate>{text}</item>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة الساحل</title>
<link>https://coast.example/</link>{items}</channel></rss>"""
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عودة الماء إلى الحي {number}</title>
<link rel="canonical" href="https://coast.example/{number}">
<meta property="article:published_time" content="2023-08-14"></head><body><article>
<h1>عودة الماء إلى الحي {number}</h1><p>{text}</p></article></body></html>"""


def entry(number: int) -> str:
    text = TEXT.format(number=number) + " " + f"الحي {number} " * 40 * number
    return ITEM.format(number=number, text=f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>")


def summary(number: int) -> str:
    return ITEM.format(number=number, text="<description>عاد الماء إلى الحي بعد انقطاع دام أياماً.</description>")


def page(number: int) -> str:
    return PAGE.format(number=number, text=TEXT.format(number=number) + f" الحي {number}" * 40 * number)


def mhtml(number: int) -> str:
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    return f"{head}Snapshot-Content-Location: https://coast.example/{number}\n\n{page(number)}"


def warc(*numbers: int) -> bytes:
    head = (("Content-Type", "text/html"), ("Date", "Tue, 15 Aug 2023 10:00:00 GMT"))
    answers = (Answer(f"https://coast.example/{n}", 200, "OK", head, page(n).encode()) for n in numbers)
    return write_warc(tuple(answers))


def wacz(*numbers: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc(*numbers))
    return made.getvalue()


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of a folder, quietly, by types of our own."""

    types: ClassVar[dict[str, str]] = {
        "feed": "application/rss+xml; charset=utf-8",
        "rows": "text/csv",
        "saved": "multipart/related",
        "lines": "application/x-ndjson",
        "posts": "application/json",
        "crawl": "application/warc",
        "script": "text/javascript",
    }

    def guess_type(self, path: object) -> str:  # type: ignore[override]
        name = Path(str(path)).name
        return self.types.get(name) or super().guess_type(str(path))

    def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002 - the clock is ours
        return "Tue, 15 Aug 2023 09:30:00 GMT"

    sent: ClassVar[list[int]] = []

    def send_response(self, code: int, message: str | None = None) -> None:
        self.sent.append(code)
        super().send_response(code, message)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    handle = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handle) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["import", "--allow-local", *args], catch_exceptions=False)


def items(root: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(root.rglob("content/briefings/**/*.md"))]


def inbox(root: Path) -> list[str]:
    found = (path.name for path in (root / "content/inbox").glob("*"))
    return sorted(name for name in found if not name.endswith((".audit.json", ".audit")))


def test_the_entries_of_a_feed_at_an_address_become_items_that_lead_back_to_it(
    root: Path, folder: Path, site: str
) -> None:
    (folder / "feed").write_text(FEED.format(items=entry(1) + entry(2)), "utf-8")
    result = run(f"{site}/feed")
    assert result.stdout.endswith("2 done, 0 skipped, 0 duplicate, 0 failed.\n"), result.output
    (name,) = inbox(root)
    assert re.fullmatch(r"127\.0\.0\.1-feed-[0-9a-f]{8}\.warc\.gz", name)
    by_number = {
        number: item for item in items(root) for number in (1, 2) if f"title: عودة الماء إلى الحي {number}\n" in item
    }
    for number, item in sorted(by_number.items()):
        assert f"\noriginal_url: https://coast.example/{number}\n" in item
        assert "\nretrieved_at: 2023-08-15T09:30:00+00:00\n" in item
        assert "\ndate_evidence: RSS pubDate\n" in item
        (raw,) = re.findall(rf'\nraw: "?content/inbox/{re.escape(name)}#(urn:uuid:[0-9a-f-]+/{number})"?\n', item)
        assert run(f"content/inbox/{name}#{raw}").stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"
    assert len(by_number) == len(list((root / f"content/inbox/{name}.audit").glob("*.json"))) == 2


def test_of_a_feed_that_has_changed_only_what_is_new_is_taken(root: Path, folder: Path, site: str) -> None:
    (folder / "feed").write_text(FEED.format(items=entry(1)), "utf-8")
    assert run(f"{site}/feed").stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert run(f"{site}/feed").stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"
    assert len(inbox(root)) == 1
    (folder / "feed").write_text(FEED.format(items=entry(2) + entry(1)), "utf-8")
    assert run(f"{site}/feed").stdout.endswith("1 done, 1 skipped, 0 duplicate, 0 failed.\n")
    assert len(inbox(root)) == 2


def test_what_has_not_changed_is_not_sent_again(root: Path, folder: Path, site: str) -> None:
    Handler.sent.clear()
    (folder / "feed").write_text(FEED.format(items=entry(1)), "utf-8")
    os.utime(folder / "feed", (1_692_000_000, 1_692_000_000))
    assert run(f"{site}/feed").stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert run(f"{site}/feed").stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"
    (folder / "feed").write_text(FEED.format(items=entry(2) + entry(1)), "utf-8")
    assert run(f"{site}/feed").stdout.endswith("1 done, 1 skipped, 0 duplicate, 0 failed.\n")
    assert Handler.sent == [200, 304, 200]
    assert len(inbox(root)) == 2


@pytest.mark.usefixtures("root")
def test_the_summary_of_a_page_that_is_in_the_archive_is_passed_over(folder: Path, site: str) -> None:
    (folder / "feed").write_text(FEED.format(items=entry(1)), "utf-8")
    run(f"{site}/feed")
    (folder / "feed").write_text(FEED.format(items=summary(1) + summary(2)), "utf-8")
    result = run(f"{site}/feed")
    assert result.stdout.endswith("1 done, 1 skipped, 0 duplicate, 0 failed.\n"), result.output
    assert "skipped; it is the summary of a page that is in content/briefings/ar/2023/" in result.stderr
    assert "the feed has no more than a summary of this article" in result.stderr


def test_so_is_that_of_a_page_that_calls_itself_at_its_address(root: Path, folder: Path, site: str) -> None:
    (folder / "copy.html").write_text(page(1), "utf-8")
    assert run(f"{site}/copy.html").stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert f"\noriginal_url: {site}/copy.html\ncanonical_url: https://coast.example/1\n" in items(root)[0]
    (folder / "feed").write_text(FEED.format(items=summary(1)), "utf-8")
    assert run(f"{site}/feed").stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"


@pytest.mark.parametrize(
    "case",
    [
        ("saved", mhtml(1).encode(), 1),
        ("rows", f'title,text,date,url\nعودة الماء,"{TEXT}",2023-08-14,https://coast.example/1\n'.encode(), 1),
        ("lines", json.dumps({"title": "عودة الماء", "text": TEXT, "date": "2023-08-14", "source": "Coast Wire"}), 1),
        ("posts", json.dumps([{"title": "عودة الماء", "text": TEXT, "date": "2023-08-14", "source": "Coast Wire"}]), 1),
        ("crawl", warc(1, 2), 2),
        ("crawl", gzip.decompress(warc(1, 2)), 2),
        ("crawl", wacz(1, 2), 2),
        ("crawl", warc(1), 1),
    ],
    ids=["mhtml", "csv", "jsonl", "json", "packed warc", "warc", "wacz", "a page in a warc"],
)
def test_a_container_at_an_address_is_read_as_its_file_would_be(
    root: Path, folder: Path, site: str, case: tuple[str, bytes | str, int]
) -> None:
    name, data, done = case
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    result = run(f"{site}/{name}")
    assert result.stdout.endswith(f"{done} done, 0 skipped, 0 duplicate, 0 failed.\n"), result.output
    (stored,) = inbox(root)
    for item in items(root):
        assert re.search(rf'\nraw: "?content/inbox/{re.escape(stored)}#urn:uuid:', item)
        assert "\nretrieved_at: 2023-08-15T" in item
    again = run(f"{site}/{name}")
    assert again.stdout == f"0 done, {done} skipped, 0 duplicate, 0 failed.\n"
    assert run().stdout == f"0 done, {done} skipped, 0 duplicate, 0 failed.\n"


@pytest.mark.parametrize(
    "case",
    [
        ("a.pdf", b"%PDF-1.4\n", "this is a PDF document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "this is a PNG picture"),
        ("script", b"var a = 1;\n" * 9, "the server sends text/javascript, no page"),
    ],
)
def test_what_is_no_page_at_an_address_is_kept_with_a_word(
    root: Path, folder: Path, site: str, case: tuple[str, bytes, str]
) -> None:
    name, data, said = case
    (folder / name).write_bytes(data)
    result = run(f"{site}/{name}")
    assert (result.exit_code, result.stdout) == (0, "0 done, 0 skipped, 0 duplicate, 0 failed, 1 kept.\n")
    assert f"{site}/{name}: {said}" in result.stderr
    assert f"It lies in content/inbox/{inbox(root)[0]}." in result.stderr
    assert run(f"{site}/{name}").stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"


def test_a_plain_text_at_an_address_is_a_page(root: Path, folder: Path, site: str) -> None:
    (folder / "a.txt").write_text(f"عودة الماء إلى الحي\n\nوكالة الساحل\n\n{TEXT}\n", "utf-8")
    result = run("--date", "2023-08-14", f"{site}/a.txt")
    assert result.stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n"), result.output
    assert f"\noriginal_url: {site}/a.txt\n" in items(root)[0]


def test_a_feed_among_the_pages_of_a_crawl_is_not_read(root: Path) -> None:
    feed = Answer("https://coast.example/feed", 200, "OK", (("Content-Type", "application/rss+xml"),),
                  FEED.format(items=entry(2)).encode())  # fmt: skip
    answer = Answer("https://coast.example/1", 200, "OK", (("Content-Type", "text/html"),), page(1).encode())
    file = root / "crawl.warc.gz"
    for answers in ((feed, answer), (answer, feed)):
        file.write_bytes(write_warc(answers))
        assert run(str(file)).stdout.splitlines()[-1].endswith(" 0 failed.")
    assert len(items(root)) == 1
