"""From bytes to text: byte order mark, declared charset, UTF-8, and only then an informed choice.

charset-normalizer's only door.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from mujaz.arabic.bidi import strip_controls
from mujaz.clean.refusal import refuse
from mujaz.model import RawPage

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\x00\x00\x00", "a film or another binary file"),
)
"""How files begin that are no text."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks."""
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding=[\"']([\w-]+)",
    re.IGNORECASE,
)
"""A charset that a page declares near its top."""
DECLARED_WITHIN = 8192
TRUSTED = frozenset({"utf-8", "utf-16", "cp1256", "iso8859-6", "cp1252", "iso8859-1", "iso8859-15", "cp720", "cp864"})
"""Charsets in which Arabic and English pages are published; Python's other codecs are never a page's."""
LIKELY = ["cp1256", "iso8859_6", "utf_16_le", "utf_16_be"]
"""What charset-normalizer may choose from; its other answers were wrong for Arabic."""
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # LINE SEPARATOR, PARAGRAPH SEPARATOR
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Control characters that no text has."""
PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf9\ufe70-\ufefc]+")
"""Arabic presentation forms: shapes of letters, which no search finds. The honorific ligatures stay."""
BAD_SHARE = 0.01
"""A text has fewer control and replacement characters than this; random bytes have more."""


def decode(raw: RawPage) -> str:
    """Return the text of a page in NFC with plain line ends, without direction marks; refuse a file that is none."""
    if not raw.data.strip():
        raise refuse(raw.name, "The file is empty; save the page again and import that.")
    named = next((what for start, what in SIGNATURES if raw.data.startswith(start)), None)
    text = None if named else _read(raw.data)
    if text is None or _is_garbled(text):
        raise refuse(
            raw.name,
            "This is {what}, not a page of text; save the page as HTML or as text and import that.",
            what=named or "a binary file",
        )
    return _tidy(text)


def _read(data: bytes) -> str | None:
    """Return `data` as text in the first charset that fits, or None."""
    for mark, charset in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace")
    return _read_utf8(data) or _read_declared(data) or _choose(data)


def _read_utf8(data: bytes) -> str | None:
    """Return `data` if it is UTF-8; a page of another charset never is by chance, whatever it declares.

    A character that was cut off at the end, as in a broken download, is let go.
    """
    if data.count(0) > BAD_SHARE * len(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.start > len(data) - 4 and error.reason == "unexpected end of data"
        return data[: error.start].decode("utf-8") if cut_off else None


def _read_declared(data: bytes) -> str | None:
    """Return `data` in the charset that the page declares, if it is one to be trusted and fits."""
    match = DECLARED.search(data, 0, DECLARED_WITHIN)
    if match is None:
        return None
    try:
        charset = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        return data.decode(charset) if charset in TRUSTED - {"utf-8", "utf-16"} else None
    except (LookupError, UnicodeDecodeError):
        return None


def _choose(data: bytes) -> str | None:
    """Return `data` in the most plausible of the likely charsets, or None."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - pages in UTF-8 do not need it

    best = from_bytes(data, cp_isolation=LIKELY).best()
    return None if best is None else str(best)


def _is_garbled(text: str) -> bool:
    """Tell whether so much of `text` is unreadable that it was never text."""
    return len(CONTROLS.findall(text)) + text.count("\ufffd") > BAD_SHARE * len(text)


def _tidy(text: str) -> str:
    """Return `text` with plain line ends, in NFC, without control characters and direction marks."""
    text = CONTROLS.sub("", LINE_ENDS.sub("\n", text))
    text = PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return unicodedata.normalize("NFC", strip_controls(text))
