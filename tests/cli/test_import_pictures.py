"""The pictures of imported pages: kept where their bytes came with the page, never linked to."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from mujaz.arrivals import import_input
from mujaz.errors import Problems
from mujaz.intake import FieldMap
from mujaz.intake.found import Input
from mujaz.pipeline import Archive, Given, Outcome, Ready, finish
from mujaz.register import load
from mujaz.site.markdown import render

URL = "https://north-gazette.example/2023/08/water"
TEXT = (
    "قالت هيئة الأنهار في القنطرة يوم السبت إن ضخ المياه استؤنف في الحي القديم بعد أسبوعين من الانقطاع، "
    "وإن فرق الصيانة أنهت إصلاح الخط الرئيسي الذي تضرر في الفيضان."
)


def picture(color: str, size: tuple[int, int] = (640, 400)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, color).save(written, "PNG")
    return written.getvalue()


LEAD, INNER = picture("navy"), picture("olive")


def name_of(data: bytes) -> str:
    return f"media/{hashlib.sha256(data).hexdigest()}.png"


def page(lead: str, inner: str) -> str:
    return f"""<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عودة الماء إلى الحي القديم</title>
<meta property="og:site_name" content="جريدة الشمال"><link rel="canonical" href="{URL}">
<meta property="article:published_time" content="2023-08-12T10:00:00+03:00"></head><body>
<header><img src="/logo.png" alt="الشعار"></header>
<article><h1>عودة الماء إلى الحي القديم</h1>
<figure><img src="{lead}" alt="مضخة" width="640" height="400"><figcaption>مضخة في الحي القديم
<span class="credit">تصوير: جريدة الشمال</span></figcaption></figure>
<p>{TEXT}</p><p>{TEXT.replace("السبت", "الأحد")}</p>
<figure><img src="{inner}" alt="أنبوب"><figcaption>أنبوب جديد</figcaption></figure>
<p>{TEXT.replace("السبت", "الاثنين")}</p></article></body></html>"""


def take(root: Path, file: Path) -> list[Outcome]:
    archive = Archive.open(root, load(root, ("ar", "en"), Problems()))
    given = Given(source="north-gazette")
    steps = list(import_input(archive, Input(file.name, file), given, FieldMap()))
    return [finish(archive, step, given) if isinstance(step, Ready) else step for step in steps]


def written(root: Path) -> str:
    (file,) = (root / "content/briefings").rglob("*.md")
    return file.read_text("utf-8")


def media(root: Path) -> dict[str, bytes]:
    folder = root / "content/media"
    return {f"media/{path.name}": path.read_bytes() for path in folder.glob("*")} if folder.is_dir() else {}


def assert_kept(root: Path, outcomes: list[Outcome]) -> None:
    assert [outcome.status for outcome in outcomes] == ["done"], outcomes
    assert media(root) == {name_of(LEAD): LEAD, name_of(INNER): INNER}
    front, _, body = written(root).partition("\n---\n")
    assert f"image:\n  src: {name_of(LEAD)}\n  alt: مضخة\n  caption: مضخة في الحي القديم\n" in front
    assert "  credit: 'تصوير: جريدة الشمال'\n" in front
    assert f'\n\n![أنبوب]({name_of(INNER)} "أنبوب جديد")\n\n' in body
    assert "مضخة في" not in body
    assert f'<figure><img alt="أنبوب" src="{name_of(INNER)}"><figcaption>أنبوب جديد</figcaption></figure>' in render(
        body
    )


def test_pictures_within_a_page_of_single_file_are_kept(root: Path, tmp_path: Path) -> None:
    lead, inner = (f"data:image/png;base64,{base64.b64encode(data).decode()}" for data in (LEAD, INNER))
    file = tmp_path / "page.html"
    file.write_text(page(lead, inner), "utf-8")
    assert_kept(root, take(root, file))


def test_pictures_that_single_file_keeps_once_for_all_places_are_kept(root: Path, tmp_path: Path) -> None:
    variables = ";".join(
        f'--sf-img-{number}:url("data:image/png;base64,{base64.b64encode(data).decode()}")'
        for number, data in ((3, LEAD), (12, INNER))
    )
    empty = "data:image/svg+xml,<svg xmlns=&quot;http://www.w3.org/2000/svg&quot; width=&quot;640&quot;></svg>"
    places = (
        f'{empty}" style="background-position:50% 50%!important;background-image:var(--sf-img-{number})!important'
        for number in (3, 12)
    )
    file = tmp_path / "page.html"
    saved = page(*places).replace(
        "</head>", f"<style>:root{{{variables}}}.sf-hidden{{display:none!important}}</style></head>"
    )
    file.write_text(saved, "utf-8")
    assert_kept(root, take(root, file))


def test_pictures_of_an_mhtml_page_are_kept(root: Path, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = URL
    mail["Date"] = "Sat, 12 Aug 2023 12:00:00 +0300"
    mail.set_content(page(f"{URL}/a.png", "cid:inner@x"), subtype="html", charset="utf-8")
    mail.make_related()
    mail.add_related(LEAD, "image", "png", headers=[f"Content-Location: {URL}/a.png"])
    mail.add_related(INNER, "image", "png", cid="<inner@x>")
    file = tmp_path / "page.mhtml"
    file.write_bytes(mail.as_bytes())
    assert_kept(root, take(root, file))


def test_pictures_in_the_folder_beside_a_page_are_kept(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "صفحة 1.html"
    file.write_text(page("./صفحة%201_files/a.png", "صفحة 1_files/b.png"), "utf-8")
    folder = tmp_path / "صفحة 1_files"
    folder.mkdir()
    (folder / "a.png").write_bytes(LEAD)
    (folder / "b.png").write_bytes(INNER)
    assert_kept(root, take(root, file))


def record(url: str, kind: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(body)}>\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2023-08-12T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_pictures_of_a_crawl_are_kept(root: Path, tmp_path: Path) -> None:
    responses = {
        URL: ("text/html; charset=utf-8", page("/a.png", "../../b.png").encode()),
        "https://north-gazette.example/a.png": ("image/png", LEAD),
        "https://north-gazette.example/b.png": ("image/png", INNER),
    }
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(b"".join(gzip.compress(record(url, *response)) for url, response in responses.items()))
    assert_kept(root, take(root, file))


def test_pictures_of_a_wacz_are_kept(root: Path, tmp_path: Path) -> None:
    responses = {
        URL: ("text/html; charset=utf-8", page("/a.png", "https://north-gazette.example/b.png").encode()),
        "https://north-gazette.example/a.png": ("image/png", LEAD),
        "https://north-gazette.example/b.png": ("image/png", INNER),
    }
    file = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(file, "w") as archive:
        listed = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
        archive.writestr("pages/pages.jsonl", f"{json.dumps(listed)}\n{json.dumps({'url': URL})}\n")
        # Crawlers may write the pictures into another part than the pages.
        archive.writestr("archive/rec-0.warc.gz", gzip.compress(record(URL, *responses.pop(URL))))
        parts = b"".join(gzip.compress(record(url, *response)) for url, response in responses.items())
        archive.writestr("archive/rec-1.warc.gz", parts)
    assert_kept(root, take(root, file))


def test_pictures_that_did_not_come_with_the_page_are_left_out_and_named(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("https://cdn.example/a.png", "/b.png"), "utf-8")
    (outcome,) = take(root, file)
    assert outcome.status == "done"
    (told,) = [message for message in outcome.messages if "pictures" in message]
    assert "without 2 of the page's pictures, which did not come with it (a.png, b.png)" in told
    assert media(root) == {}
    assert "![" not in written(root)
    assert "cdn.example" not in written(root)
    (audit,) = (root / "content/inbox").glob("*.audit.json")
    assert "https://cdn.example/a.png" in audit.read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["../secret_files/a.png", "page_files/../../secret.png", "secret.png", "other_files/a.png"]
)
def test_a_page_reaches_no_other_files(root: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    for path in (folder / "page_files", folder / "other_files", tmp_path / "secret_files"):
        path.mkdir(parents=True)
    for path in ("secret_files/a.png", "secret.png", "in/secret.png", "in/other_files/a.png"):
        (tmp_path / path).write_bytes(LEAD)
    file = folder / "page.html"
    file.write_text(page(name, name), "utf-8")
    assert [outcome.status for outcome in take(root, file)] == ["done"]
    assert media(root) == {}


def test_a_picture_that_cannot_be_read_is_left_out(root: Path, tmp_path: Path) -> None:
    broken = f"data:image/png;base64,{base64.b64encode(LEAD[:80]).decode()}"
    whole = f"data:image/png;base64,{base64.b64encode(INNER).decode()}"
    file = tmp_path / "page.html"
    file.write_text(page(broken, whole), "utf-8")
    (outcome,) = take(root, file)
    assert outcome.status == "done"
    assert set(media(root)) == {name_of(INNER)}
