"""From bytes to the text that was written, whatever went wrong with it on its way."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, Literal

from mujaz.arabic.bidi import strip_controls
from mujaz.arabic.bytewise import COMMON
from mujaz.clean.bare import code_of_page
from mujaz.clean.bounds import limit
from mujaz.clean.charset import Decoded, read_bytes
from mujaz.clean.embedded import name_embedded
from mujaz.clean.mojibake import TRACES, repair
from mujaz.clean.refusal import refuse
from mujaz.errors import ContentError
from mujaz.model import RawPage

SIGNATURES: Final = (
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
STARTS: Final = tuple(start for start, _ in SIGNATURES)
MOST_BYTES: Final = 64 * 2**20
"""No page of an article is larger than this."""
LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # LINE SEPARATOR, PARAGRAPH SEPARATOR
CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Control characters that no text has."""
PRESENTATION: Final = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf9\ufe70-\ufefc]+")
"""Arabic presentation forms: shapes of letters, which no search finds. The honorific ligatures stay."""
UNTIDY_SIGNS: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufb50-\ufdf9\ufe70-\ufeff\ufffd"
)
UNTIDY: Final = re.compile(f"[{UNTIDY_SIGNS}]")
"""What has to be changed in a text, or tells that it is none; most pages have nothing of it."""
ODD: Final = re.compile(f"[{UNTIDY_SIGNS}{TRACES}]")
"""The same, or what may be broken; most pages have nothing of that either."""
STRANGE: Final = b"?"
MARK: Final = b"^"
EVEN: Final = b"."
"""What the common characters of a page are: one that may have to be changed, a mark on a letter, any other."""
BAD_SHARE: Final = 0.01
"""A text has fewer control and replacement characters than this; random bytes have more."""


def decode(raw: RawPage) -> str:
    """Return the text of a page in NFC with plain line ends, without direction marks; refuse a file that is none."""
    return decode_page(raw).text


def decode_page(raw: RawPage) -> Decoded:
    """Return the text of a page and what was repaired in it."""
    _check_size(raw)
    named = _signature(raw.data) if raw.data.startswith(STARTS) else None
    found = None if named else read_bytes(raw.data, raw.charset)
    if found is None:
        raise _refuse_binary(raw.name, named)
    text = limit(raw.name, name_embedded(found.text))
    text = text.replace("\r\n", "\n") if "\r" in text else text
    kind = _kind_of_signs(text)
    if kind != "odd":
        return Decoded(text if kind == "plain" else unicodedata.normalize("NFC", text), found.notes)
    text, repairs = repair(text)
    mended = tuple(f"{one.mistake}, passages: {one.passages}" for one in repairs)
    if UNTIDY.search(text) is None:
        return Decoded(unicodedata.normalize("NFC", text), (*found.notes, *mended))
    if _is_garbled(text):
        raise _refuse_binary(raw.name, named)
    return Decoded(_tidy(text), (*found.notes, *mended))


def _kind_of_signs(text: str) -> Literal["plain", "marked", "odd"]:
    """Tell whether a text has a character that is to be changed or may be broken, or marks in an order of their own."""
    coded = code_of_page(text)
    if coded is None:
        return "odd" if ODD.search(text) else "marked"
    # Most pages have common characters only, and bytes are looked through five times as fast.
    signs = coded.translate(_signs())
    if signs.find(STRANGE) >= 0:
        return "odd"
    # None of these marks becomes one with its letter; only two on one letter may be in another order.
    first = signs.find(MARK)
    return "marked" if first >= 0 and signs.find(MARK * 2, first) >= 0 else "plain"


@cache
def _signs() -> bytes:
    """Return what each common character is: strange, a mark on a letter, or as it should be wherever it stands."""
    signs = [STRANGE if ODD.search(char) else MARK if unicodedata.combining(char) else EVEN for char in COMMON]
    return b"".join(signs).ljust(256, STRANGE)


def _signature(data: bytes) -> str:
    """Return what a file is that begins with one of the signatures."""
    return next(what for start, what in SIGNATURES if data.startswith(start))


def _check_size(raw: RawPage) -> None:
    """Refuse a file with nothing in it and one that is too large."""
    if not raw.data.strip():
        raise refuse(raw.name, "The file is empty; save the page again and import that.")
    if len(raw.data) > MOST_BYTES:
        raise refuse(raw.name, "More than {limit} MB; no page is that large, save it again.", limit=MOST_BYTES >> 20)


def _refuse_binary(name: str, named: str | None) -> ContentError:
    return refuse(
        name,
        "This is {what}, not a page of text; save the page as HTML or as text and import that.",
        what=named or "a binary file",
    )


def _is_garbled(text: str) -> bool:
    """Tell whether so much of `text` is unreadable that it was never text."""
    return len(CONTROLS.findall(text)) + text.count("\ufffd") > BAD_SHARE * len(text)


def _tidy(text: str) -> str:
    """Return `text` with plain line ends, in NFC, without control characters and direction marks."""
    text = CONTROLS.sub("", LINE_ENDS.sub("\n", text))
    text = text.replace("\u200b", "")  # ZERO WIDTH SPACE, which editors leave at the ends of paragraphs
    text = PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return unicodedata.normalize("NFC", strip_controls(text))
