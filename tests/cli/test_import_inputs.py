"""`mujaz import` with containers, addresses, attachments and a watched folder."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz.arrivals import Step
from mujaz.cli import import_run, main
from mujaz.intake import FieldMap, Found, Input, open_input
from mujaz.intake.fetch import Answer
from mujaz.intake.response import write_warc
from mujaz.pipeline import Archive, Given

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://coast.example/{number}?utm_source=x">{date}</head><body><article><h1>{title}</h1>
<p>قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله، وإن الطريق صار سالكاً أمام الحافلات، للمرة {number}.</p>
</article></body></html>
"""
DATE = '<meta property="article:published_time" content="2023-08-14">'


def page(number: int, date: str = DATE) -> str:
    return PAGE.format(title=f"عودة الماء إلى الحي {number}", number=number, date=date)


def warc(*pages: str) -> bytes:
    records = []
    for number, text in enumerate(pages):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + text.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: https://coast.example/{number}\r\nWARC-Date: 2023-08-20T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return b"".join(records)


def run(*args: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["import", *args], input=data, catch_exceptions=False)


def save(root: Path, name: str, data: str | bytes) -> str:
    path = root.parent / "saved" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def items(root: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(root.rglob("content/briefings/**/*.md"))]


def inbox(root: Path) -> list[str]:
    found = (path.name for path in (root / "content/inbox").glob("*"))
    return sorted(name for name in found if not name.endswith((".audit.json", ".audit")))


def test_the_pages_of_a_warc_become_items_that_lead_back_to_it(root: Path) -> None:
    file = save(root, "a.warc.gz", warc(page(1), page(2)))
    result = run(file)
    assert result.exit_code == 0
    assert result.stdout.endswith("2 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert inbox(root) == ["a.warc.gz"]
    first = items(root)[-1] if "urn:uuid:0" in items(root)[-1] else items(root)[0]
    assert "\nraw: content/inbox/a.warc.gz#urn:uuid:0\n" in first
    assert "\noriginal_url: https://coast.example/0\n" in first
    assert "\ncanonical_url: https://coast.example/1\n" in first
    assert "\nretrieved_at: 2023-08-20T10:00:00+00:00\n" in first
    for again in (run(file), run()):
        assert (again.exit_code, again.stdout) == (0, "0 done, 2 skipped, 0 duplicate, 0 failed.\n")


def test_the_question_of_a_part_is_answered_for_that_part(root: Path) -> None:
    result = run(save(root, "a.warc.gz", warc(page(1, ""), page(2), page(3, ""))))
    assert result.exit_code == 1
    assert result.stdout.endswith("1 done, 0 skipped, 0 duplicate, 2 failed (2 no date).\n")
    (asked, _) = re.findall(r"mujaz import --date YYYY-MM-DD (\S+)", result.stderr)
    assert asked == "content/inbox/a.warc.gz#urn:uuid:0"
    assert run("--date", "2023-08-12", asked).stdout.endswith("1 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert len(items(root)) == 2
    assert run("content/inbox/a.warc.gz#urn:uuid:9").exit_code == 1


def test_a_container_on_standard_input_is_kept(root: Path) -> None:
    assert run("-", data=warc(page(1))).exit_code == 0
    assert inbox(root) == ["standard-input"]
    assert run().stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"


def test_a_dump_is_imported_by_its_columns(root: Path) -> None:
    rows = [
        {"kicker": "عودة الماء إلى القنطرة", "copy": "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله منذ الصباح.",
         "date": "12 آب 2023", "url": "https://coast.example/7"},
        {"kicker": "The ferry sails", "copy": "The Rivers Authority said that the ferry of Qantara sails again.",
         "date": "2023-08-15", "source": "Coast Wire"},
    ]  # fmt: skip
    file = save(root, "dump.jsonl", "\n".join(json.dumps(row) for row in rows))
    result = run("--map", "title=kicker,text=copy", file)
    assert result.stdout.endswith("2 done, 0 skipped, 0 duplicate, 0 failed.\n")
    arabic, english = sorted(items(root), key=lambda item: "lang: en" in item)
    assert "date: 2023-08-12\ndate_evidence: field date\n" in arabic
    assert "\nsource: coast-wire\n" in arabic
    assert "\noriginal_url: https://coast.example/7\n" in arabic
    assert "canonical_url" not in arabic
    assert "\nraw: content/inbox/dump.jsonl#2\n" in english
    assert "\nsource: coast-wire\n" in english


def test_a_wrong_map_is_wrong_use(root: Path) -> None:
    result = run("--map", "titel=kicker", save(root, "dump.csv", "a,b\n"))
    assert result.exit_code == 2
    assert "did you mean title?" in result.stderr


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", b"%PDF-1.4\n"), ("a.txt", b"\x89PNG\r\n"), ("a", b"\x01\x02\x9d" * 99)]
)
def test_what_cannot_be_read_is_kept_with_a_word(root: Path, name: str, data: bytes) -> None:
    file = save(root, name, data)
    result = run(file)
    assert result.exit_code == 0
    assert result.stdout == "0 done, 0 skipped, 0 duplicate, 0 failed, 1 kept.\n"
    assert "kept as an attachment" in result.stderr
    (kept,) = (root / "content/inbox").iterdir()
    assert kept.read_bytes() == data
    assert run().stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"


def test_a_page_that_was_saved_twice_is_an_item_once(root: Path) -> None:
    folder = Path(save(root, "a.html", page(1))).parent
    save(root, "b.warc.gz", warc(page(1)))
    save(root, "a_files/ad.html", page(2))
    assert run(str(folder)).stdout.endswith("1 done, 1 skipped, 0 duplicate, 0 failed.\n")


def test_private_things_are_warned_of_and_never_reach_the_item(root: Path) -> None:
    comment = "<!-- saved from url=(0041)https://coast.example/1?fbclid=abc&id=7 -->"
    text = page(1).replace("<html", f"{comment}<html").replace("</article>", "</article><a href='/'>تسجيل الخروج</a>")
    result = run(save(root, "a.html", text))
    assert result.exit_code == 0
    assert "content/inbox/a.html: its address has tracking parameters (fbclid); they are left out." in result.stderr
    assert "signed in" in result.stderr
    (item,) = items(root)
    assert "\noriginal_url: https://coast.example/1?id=7\n" in item
    assert "fbclid" not in item
    assert "utm_source" not in item


def test_a_file_of_200_megabytes_is_refused_at_once(root: Path) -> None:
    file = Path(save(root, "a.html", "<html>"))
    with file.open("r+b") as opened:
        opened.truncate(200 * 2**20)
    result = run(str(file))
    assert result.exit_code == 1
    assert "more than 64 MB" in result.stderr


def test_what_is_no_folder_is_not_watched(root: Path) -> None:
    result = run("--watch", save(root, "a.html", page(1)))
    assert result.exit_code == 2
    assert "--watch needs one" in result.stderr


def test_what_would_steer_the_terminal_is_not_printed(root: Path) -> None:
    result = run(save(root, "a.jsonl", '{"title": "a", "\\u001b[31mx": "b"}'))
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert "name it, as in --map text=COLUMN" in result.stderr


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of a folder, quietly."""

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.html").write_text(page(1, ""), "utf-8")
    (folder / "a.pdf").write_bytes(b"%PDF-1.4\n")

    def handle(*args: object) -> Handler:
        return Handler(*args, directory=str(folder))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handle) as server:  # type: ignore[arg-type]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_an_address_is_kept_before_it_is_read(root: Path, site: str) -> None:
    result = run("--allow-local", f"{site}/a.html?utm_source=x")
    assert result.exit_code == 1
    (name,) = inbox(root)
    assert re.fullmatch(r"127\.0\.0\.1-a\.html-[0-9a-f]{8}\.warc\.gz", name)
    (asked,) = re.findall(r"mujaz import --date YYYY-MM-DD (\S+)", result.stderr)
    assert run("--date", "2023-08-12", asked).exit_code == 0
    (item,) = items(root)
    assert f"\noriginal_url: {site}/a.html\n" in item
    again = run("--allow-local", f"{site}/a.html")
    assert (again.exit_code, again.stdout) == (0, "0 done, 1 skipped, 0 duplicate, 0 failed.\n")
    assert len(inbox(root)) == 1


def test_an_attachment_at_an_address_is_kept(root: Path, site: str) -> None:
    result = run("--allow-local", f"{site}/a.pdf")
    assert (result.exit_code, result.stdout) == (0, "0 done, 0 skipped, 0 duplicate, 0 failed, 1 kept.\n")
    assert "this is a PDF document" in result.stderr
    assert len(inbox(root)) == 1
    assert run().stdout == "0 done, 1 skipped, 0 duplicate, 0 failed.\n"


def test_this_machine_is_not_asked_unless_it_is_allowed(root: Path, site: str) -> None:
    result = run(f"{site}/a.html")
    assert result.exit_code == 1
    assert "add --allow-local" in result.stderr
    assert inbox(root) == []


def test_a_wrong_proxy_is_wrong_use(root: Path) -> None:
    assert root
    assert run("--proxy", "socks5://127.0.0.1:9050", "https://coast.example/").exit_code == 2


COMMAND = [sys.executable, "-m", "mujaz", "import"]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let what the test starts be interrupted, also where the tests themselves run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_watched_folder_is_followed_until_it_is_stopped(root: Path) -> None:
    folder = Path(save(root, "a.html", page(1))).parent
    command = [*COMMAND, "--watch", str(folder)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,  # noqa: S603
        ExitStack() as ending,
    ):
        ending.callback(process.kill)  # where it does not end by itself
        patience = threading.Timer(300, process.kill)
        patience.start()
        ending.callback(patience.cancel)
        assert process.stdout is not None
        told = [process.stdout.readline()]
        (folder / "c.html.crdownload").write_text(page(3), "utf-8")
        (root.parent / "b.html").write_text(page(2), "utf-8")
        (root.parent / "b.html").replace(folder / "b.html")
        told.append(process.stdout.readline())  # what is told of is counted
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 0
    assert output.endswith("2 done, 0 skipped, 0 duplicate, 0 failed.\n")
    assert "Traceback" not in errors
    assert [line.rpartition("/")[2] for line in told] == ["a.html.\n", "b.html.\n"]
    assert sorted(inbox(root)) == ["a.html", "b.html"]


def test_progress_shows_on_a_terminal_only(root: Path) -> None:
    folder = str(Path(save(root, "a.html", page(1))).parent)
    save(root, "b.html", page(2))
    pty = pytest.importorskip("pty")
    own, other = pty.openpty()
    done = subprocess.run([*COMMAND, folder], stdout=subprocess.PIPE, stderr=other, check=False)  # noqa: S603
    os.close(other)
    shown = os.read(own, 65536).decode()
    os.close(own)
    assert b"2 done" in done.stdout
    assert "1 of 2 files, 0 pages: a.html" in shown
    quiet = subprocess.run([*COMMAND, folder], capture_output=True, text=True, check=False)  # noqa: S603
    assert "of 2 files" not in quiet.stdout + quiet.stderr


def test_the_clock_of_this_machine_is_no_time_of_retrieval() -> None:
    answer = Answer("https://coast.example/1", 200, "OK", (("Content-Type", "text/html"),), page(1).encode())
    packed = write_warc((answer,))
    assert b"WARC-Date: 1970-01-01T00:00:00Z" in gzip.decompress(packed)
    (found,) = open_input(packed)
    assert isinstance(found, Found)
    assert found.known.retrieved_at is None


def test_each_page_of_a_container_is_explained(root: Path) -> None:
    file = save(root, "a.warc.gz", warc(page(1), page(2)))
    before = sorted(root.rglob("*"))
    result = run("--explain", file)
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith(file)] == [
        f"{file}#urn:uuid:0",
        f"{file}#urn:uuid:1",
    ]
    assert sorted(root.rglob("*")) == before


def test_audits_in_the_inbox_are_no_pages(root: Path) -> None:
    run(save(root, "a.warc.gz", warc(page(1))), save(root, "b.html", page(2)))
    assert sorted(path.name for path in (root / "content/inbox").iterdir()) == [
        "a.warc.gz",
        "a.warc.gz.audit",
        "b.html",
        "b.html.audit.json",
    ]
    result = run()
    assert result.stdout == "0 done, 2 skipped, 0 duplicate, 0 failed.\n"
    named = run("content/inbox/b.html.audit.json")
    assert (named.exit_code, "it is the audit of an import, and no page" in named.stderr) == (0, True)


def test_a_call_that_is_stopped_says_that_the_next_one_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2):
        (root / f"{number}.html").write_text(page(number), "utf-8")
    read = import_run.import_input

    def stop(archive: Archive, arrived: Input, given: Given, fields: FieldMap) -> Iterator[Step]:
        if arrived.name == "2.html":
            raise KeyboardInterrupt
        return read(archive, arrived, given, fields)

    with monkeypatch.context() as patched:
        patched.setattr(import_run, "import_input", stop)
        result = run("1.html", "2.html")
    assert result.exit_code == 1
    assert "Stopped. What was written stays; the same command takes up what is left." in result.stderr
    assert "2 done" in run("1.html", "2.html").stdout
