"""What kind of thing has arrived, by its first bytes and then by its name."""

from __future__ import annotations

import csv
import json
import re
import zipfile
import zlib
from typing import Literal

from mujaz.intake.fields import USUAL, key_of
from mujaz.intake.found import Input
from mujaz.intake.wide import WIDE, narrow

Kind = Literal["page", "mhtml", "webarchive", "warc", "wacz", "gzip", "feed", "jsonl", "json", "table"]

HEAD = 2**16
"""Bytes that tell the kind."""
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x00\x00\x00", "a film or another binary file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a file packed with Zstandard"),
    (b"SQLite format 3", "a database"),
    (b"PK", "a ZIP archive or an office document"),
)
"""How files begin that are no pages."""
WORDS = (b"BM", b"PK", b"ID3", b"RIFF", b"OggS", b"GIF8", b"Rar!")
"""Those that a text may begin with too, such as `PKK`; without a zero or a control character it is one."""
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that text has in no charset, but for UTF-16."""
BINARY_SHARE = 0.05
WARC = (b"WARC/", b"filedesc://")
GZIP = b"\x1f\x8b"
FRAME, DICTIONARY = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
ZSTANDARD = (FRAME, DICTIONARY)
"""How a file begins that is packed with Zstandard: at once, or with a dictionary, as web archives pack WARC."""
MAIL = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:[\w-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){0,60}?"
                  rb"content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)\b",
                  re.IGNORECASE)  # fmt: skip
"""The head of an MHTML file, …"""
MAIL_SIGN = re.compile(rb"^(?:mime-version|snapshot-content-location):", re.IGNORECASE | re.MULTILINE)
"""… which is a mail's and not that of a server's answer."""
MAIL_SIGN_WITHIN = 2_000
"""Such a line may also stand below that of the kind."""
WEB_ARCHIVE = b"bplist00"
XML_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\b[^>]{0,500}>|<!--(?:(?!-->).){0,5000}-->|"
                       rb"<\?[^>]{0,2000}\?>|<!DOCTYPE [^<>\[]{0,2000}(?:\[.{0,20000}?\]\s*)?>|\s)*+"
                       rb"<([\w:]+)", re.DOTALL | re.IGNORECASE)  # fmt: skip
"""What may stand above an XML document's first tag, and that tag."""
FEEDS = frozenset({b"rss", b"feed", b"rdf:RDF", b"RDF"})
PAGE_NAME = re.compile(r"\.(?:x?html?|txt|md)\Z", re.IGNORECASE)
LINES_NAME = re.compile(r"\.(?:jsonl|ndjson|jsonlines)\Z", re.IGNORECASE)
JSON_START = re.compile(rb"[{\[]\s*[{\"}\]]")
"""How an object or a list of objects begins."""
TABLE_NAME = re.compile(r"\.(?:csv|tsv)\Z", re.IGNORECASE)
FEWEST_COLUMNS = 2
COLUMNS = {field: frozenset(map(key_of, names)) for field, names in USUAL.items()}


def kind_of(arrived: Input) -> Kind | str:
    """Return the kind of what has arrived; of an attachment, what it is in words, as `a PDF document`."""
    with arrived.open() as stream:
        head = stream.read(HEAD)
    if head.startswith(WARC):
        return "warc"
    if head.startswith(GZIP):
        return "warc" if _unpack_head(head).startswith(WARC) else "gzip"
    if head.startswith(DICTIONARY) or (head.startswith(FRAME) and _unpack_zstd(head).startswith(WARC)):
        return "warc"
    if head.startswith(b"PK\x03\x04") and _is_wacz(arrived):
        return "wacz"
    if head.startswith(WEB_ARCHIVE) and arrived.name.lower().endswith(".webarchive"):
        return "webarchive"
    return _attachment(head) or _text_kind(arrived.name, narrow(head))


def _unpack_head(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _unpack_zstd(head: bytes) -> bytes:
    from mujaz.intake.zstd import unpack_head  # noqa: PLC0415 - few files are packed so

    return unpack_head(head, 64)


def _is_wacz(arrived: Input) -> bool:
    if arrived.name.lower().endswith(".wacz"):
        return True
    try:
        with arrived.open() as stream, zipfile.ZipFile(stream) as archive:
            return any(name.startswith("archive/") and ".warc" in name for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _attachment(head: bytes) -> str | None:
    """Return what a file is that is no text; None for text."""
    named = next((what for start, what in SIGNATURES if head.startswith(start)), None)
    if named and not (head.startswith(WORDS) and b"\0" not in head and CONTROLS.search(head) is None):
        return named
    if head[4:8] == b"ftyp":
        return "a film"
    narrow = not head.startswith(WIDE) and b"\0" not in head
    return "a binary file" if narrow and len(CONTROLS.findall(head)) > BINARY_SHARE * len(head) else None


def _text_kind(name: str, head: bytes) -> Kind | str:
    """Return what kind of text a file is."""
    if TABLE_NAME.search(name):
        return "table"
    if (mail := MAIL.match(head)) and MAIL_SIGN.search(head, 0, mail.end() + MAIL_SIGN_WITHIN):
        return "mhtml"
    start = XML_START.match(head)
    if start and start[1] in FEEDS:
        return "feed"
    if start and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and start[1].lower() != b"html":
        return "an XML file that is no feed"
    return "page" if PAGE_NAME.search(name) else _dump_kind(name, head)


def _dump_kind(name: str, head: bytes) -> Kind:
    """Return whether a text is a dump in JSON or a table, or a page."""
    text = head.removeprefix(b"\xef\xbb\xbf").strip()
    line, _, rest = text.partition(b"\n")
    if LINES_NAME.search(name) or (text.startswith(b"{") and rest and _is_object(line)):
        return "jsonl"
    if JSON_START.match(text):
        return "json"
    return "table" if _names_columns(line) else "page"


def _is_object(line: bytes) -> bool:
    """Tell whether a line is a whole object of JSON, or one that is longer than what was read."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return len(line) > HEAD // 2


def _names_columns(line: bytes) -> bool:
    """Tell whether a line is the row of names above a table: a column for the text and another one that is known."""
    # Some files end their lines with a carriage return alone.
    text = line[:4096].decode("utf-8", "replace").partition("\r")[0]
    for delimiter in ",;\t":
        cells = {key_of(cell) for cell in next(csv.reader([text], delimiter=delimiter), [])}
        known = sum(bool(cells & names) for names in COLUMNS.values())
        if known >= FEWEST_COLUMNS and cells & COLUMNS["text"] and cells & COLUMNS["title"]:
            return True
    return False
