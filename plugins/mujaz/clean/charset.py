"""The charset that a page is written in, whatever it declares.

charset-normalizer's only door.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Final, NamedTuple

from mujaz.clean.arabic_share import SURE, arabic_share
from mujaz.clean.utf_16 import is_wide, read_utf_16

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; that of UTF-32 begins as that of UTF-16 does."""
MARKED: Final = tuple(mark for mark, _ in MARKS)
DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding=[\"']([\w-]+)",
    re.IGNORECASE,
)
"""A charset that a page declares near its top."""
DECLARED_WITHIN: Final = 8192
LONGEST_NAME: Final = 30
ARABIC: Final = ("cp1256", "iso8859-6")
"""Arabic charsets of one byte for each letter, the commoner first."""
WESTERN: Final = frozenset(f"cp{number}" for number in range(1250, 1259)) | {
    f"iso8859-{n}" for n in (1, 2, 5, 7, 8, 9, 15)
}
TRUSTED: Final = frozenset({*ARABIC, *WESTERN, "koi8-r", "cp720", "cp864"})
"""Charsets that are believed where they fit; Python's other codecs are never a page's."""
MEANT: Final = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}
"""What browsers take a charset for (WHATWG, Encoding): pages have quotation marks where it has control characters."""
LIKELY: Final = ["cp1256", "iso8859_6", "utf_16_le", "utf_16_be", "cp1252"]
"""What charset-normalizer may choose from; its other answers were wrong for Arabic."""
NAMES: Final = {"utf-8": "UTF-8", "cp1256": "Windows-1256", "iso8859-6": "ISO-8859-6"}
SAMPLE: Final = 2**16
"""So many bytes are enough to tell a charset by."""
HIGH: Final = re.compile(rb"[A-Za-z]?[\x80-\xff]{1,400}[A-Za-z]?")
"""Characters that are not ASCII, and whether a Latin letter stands beside them."""
MOST_HIGH: Final = 4000
DAMAGE: Final = 20
"""One damaged character in so many that are not ASCII, and a page is still UTF-8."""
FEWEST_MIXED: Final = 100
"""So many letters in passages of UTF-8 are no accident in a page that has others in Windows-1256."""
LETTER_BYTES: Final = 4
"""No character of UTF-8 is longer."""
PASSAGE: Final = re.compile(rb"[^\n<>]+")
MIXED_WITHIN: Final = 2**22
"""Larger pages are not searched for passages in another charset."""


class Decoded(NamedTuple):
    """The text of a page, and what had to be repaired to read it."""

    text: str
    notes: tuple[str, ...] = ()


def read_bytes(data: bytes, header: str | None = None) -> Decoded | None:
    """Return `data` as text in the charset that it is written in, or None if it is in none.

    `header` is the charset that the server stated, which stands above what the page declares. Either is believed only
    where the bytes agree.
    """
    if data.startswith(MARKED):
        mark, charset = next(one for one in MARKS if data.startswith(one[0]))
        return _replace(data[len(mark) :], charset)
    if is_wide(data):
        text = read_utf_16(data)
        return None if text is None else Decoded(text)
    declared = header or _declared(data)
    return _read_utf8(data, declared) or _read_damaged(data) or _read_single(data, declared) or _choose(data)


def _declared(data: bytes) -> str | None:
    """Return the charset that a page declares near its top."""
    if data.find(b"<") < 0:
        return None
    match = DECLARED.search(data, 0, DECLARED_WITHIN)
    return (match[1] or match[2])[:LONGEST_NAME].decode("ascii") if match else None


def _codec(declared: str | None) -> str | None:
    """Return Python's name of the charset that browsers take a declared one for."""
    try:
        name = codecs.lookup(declared).name if declared else None
    except LookupError:
        return None
    return MEANT.get(name, name) if name else None


def _contradiction(declared: str | None, charset: str) -> tuple[str, ...]:
    """Return the note that a page declares another charset than its own, if it does."""
    codec = _codec(declared)
    if codec is None or codec in {charset, "ascii"} or codec.startswith("utf-16"):
        return ()
    return (f"the page declares {declared} and is written in {NAMES[charset]}",)


def _replace(data: bytes, charset: str) -> Decoded:
    """Return `data` in a charset that is certain, and whether some of it is damaged."""
    text = data.decode(charset, "replace")
    damaged = text.count("\ufffd") - data.decode(charset, "ignore").count("\ufffd")
    return Decoded(text, _damage(damaged))


def _damage(number: int) -> tuple[str, ...]:
    return (f"damaged characters, shown as \ufffd: {number}",) if number else ()


def _read_utf8(data: bytes, declared: str | None) -> Decoded | None:
    """Return `data` if it is UTF-8; a page of another charset never is by chance, whatever it declares.

    A character that was cut off at the end, as in a broken download, is let go.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start <= len(data) - LETTER_BYTES or error.reason != "unexpected end of data":
            return None
        text = data[: error.start].decode("utf-8")
        return Decoded(text, ("the file breaks off within a letter, which was dropped",)) if text else None
    return Decoded(text, () if data.isascii() else _contradiction(declared, "utf-8"))


def _read_damaged(data: bytes) -> Decoded | None:
    """Return `data` if it is UTF-8 but for a few bytes; passages of Windows-1256 in it are read as such."""
    text = data.decode("utf-8", "ignore")
    lost = len(data) - len(text.encode())
    whole = len(text) - len(text.encode("ascii", "ignore"))
    if lost * DAMAGE > whole and not _is_mixed(data):
        return None
    parts: list[str] = []
    passages = place = 0
    for passage in PASSAGE.finditer(data) if len(data) <= MIXED_WITHIN else ():
        read = None if passage[0].isascii() else _read_passage(passage[0])
        if read is not None:
            parts += [data[place : passage.start()].decode("utf-8", "replace"), read]
            place = passage.end()
            passages += 1
    found = "".join([*parts, data[place:].decode("utf-8", "replace")])
    mixed = (f"Windows-1256 within UTF-8, passages: {passages}",) if passages else ()
    return Decoded(found, (*mixed, *_damage(found.count("\ufffd") - text.count("\ufffd"))))


def _is_mixed(data: bytes) -> bool:
    """Tell whether each passage of a page is either UTF-8 or Windows-1256, and neither by chance."""
    letters = 0
    for passage in PASSAGE.findall(data) if len(data) <= MIXED_WITHIN else ():
        if not passage.isascii():
            try:
                letters += len(passage.decode("utf-8"))
            except UnicodeDecodeError:
                if arabic_share(passage, "cp1256") < SURE:
                    return False
    return letters >= FEWEST_MIXED


def _read_passage(passage: bytes) -> str | None:
    """Return a passage that is Windows-1256 in a page of UTF-8; None for others."""
    try:
        passage.decode("utf-8")
    except UnicodeDecodeError:
        return passage.decode("cp1256") if arabic_share(passage, "cp1256") >= SURE else None
    return None


def _read_single(data: bytes, declared: str | None) -> Decoded | None:
    """Return `data` in a charset of single bytes: an Arabic one if it reads as Arabic there, or the one declared."""
    sample = b" ".join(match[0] for match in islice(HIGH.finditer(data), MOST_HIGH))
    codec = _codec(declared)
    for charset in ARABIC:
        if arabic_share(sample, charset) >= SURE:
            return Decoded(data.decode(charset, "replace"), _contradiction(declared, charset))
    if codec not in TRUSTED:
        return None
    try:
        return Decoded(data.decode(codec))
    except UnicodeDecodeError:
        return None


def _choose(data: bytes) -> Decoded:
    """Return `data` in the most plausible of the likely charsets; what nothing is known of is Western."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - pages in UTF-8 do not need it

    best = from_bytes(data[:SAMPLE], cp_isolation=LIKELY).best()
    return Decoded(data.decode("cp1252" if best is None else best.encoding, "replace"))
