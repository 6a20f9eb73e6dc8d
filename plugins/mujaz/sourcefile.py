"""A file of the content as text: what keeps it from being read is told so that its author can mend it."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from mujaz.errors import Problems

BYTE_ORDER_MARK = "\ufeff"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""
MOSTLY = 0.5
"""The share of the letters beyond ASCII that are Arabic in a text that was saved as windows-1256."""
CONFLICT = re.compile(r"^<{7}(?= |$).*?^>{7}(?= |$)", re.DOTALL | re.MULTILINE)
"""What git leaves of a line that two authors changed: `<<<<<<< one`, `=======`, `>>>>>>> other`."""
CONFLICT_LEFT = (
    "A merge left two versions here (lines {first} to {last}); keep what is right, and delete the lines that begin "
    "with <<<<<<<, ======= and >>>>>>>."
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that are no text, though a file may hold them: all controls but tab and line ends."""
CONTROLS = bytes(number for number in range(256) if CONTROL.match(chr(number)))
"""The same, as Latin-1 writes them."""
TOO_LARGE = "The file has more than {limit} MB; split it."


_HEAD = 64
"""So many bytes of a file tell how it is encoded; front matter opens in ASCII."""


def read_source(
    file: Path | str, shown: str, problems: Problems, max_bytes: int = 0, data: bytes | None = None
) -> str | None:
    """Return the UTF-8 text of `file` as it stands, a byte order mark too; None after noting why there is none.

    `shown` is how messages call the file; a file of more than `max_bytes` is not read, 0 sets no limit.
    `data` are its bytes where the caller has read them.
    """
    try:
        if max_bytes and (Path(file).stat().st_size if data is None else len(data)) > max_bytes:
            problems.add(shown, 0, TOO_LARGE, limit=max_bytes // 2**20)
            return None
        data = Path(file).read_bytes() if data is None else data
    except OSError as error:
        note_unread(error, shown, problems)
        return None
    if _is_utf_16(data):
        problems.add(shown, 1, "The file is UTF-16; save it as UTF-8.", column=1)
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _note_encoding(data, error, shown, problems)
        return None


def note_unread(error: OSError, shown: str, problems: Problems) -> None:
    """Note a file or folder that the system does not hand over, and why."""
    if error.errno == errno.ELOOP:
        problems.add(shown, 0, "The link leads in a circle, back to itself; delete it.")
    elif error.errno == errno.ENOENT:
        problems.add(shown, 0, "The file cannot be read: it is gone, or a link to something that is not there; put it "
                     "back, or delete the link.")  # fmt: skip
    else:
        problems.add(shown, 0, "The file cannot be read: {error}.", error=error.strerror or error)


def note_conflicts(text: str, shown: str, problems: Problems) -> bool:
    """Note each place where a merge left both versions; tell whether there is one."""
    if "<<<<<<<" not in text:
        return False
    found = list(CONFLICT.finditer(text))
    for conflict in found:
        first = text.count("\n", 0, conflict.start()) + 1
        last = first + conflict[0].count("\n")
        problems.add(shown, first, CONFLICT_LEFT, column=1, first=first, last=last)
    return bool(found)


def note_controls(text: str, shown: str, first_line: int, problems: Problems) -> None:
    """Note each line that has control characters: no page shows them, and feeds may not hold them."""
    narrow = text.encode("latin-1", "ignore")  # holds them all; a look at each Arabic letter takes five times as long
    if len(narrow.translate(None, CONTROLS)) == len(narrow):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        found = CONTROL.search(line)
        if found is not None:
            problems.add(shown, number, "There is an invisible control character here (U+{point}); delete it.",
                         column=found.start() + 1, severity="integrity", point=f"{ord(found[0]):04X}")  # fmt: skip


def _is_utf_16(data: bytes) -> bool:
    """Tell whether a file is UTF-16, with its mark or without: then every ASCII character comes with a zero byte."""
    head = data[:_HEAD]
    return data.startswith(UTF_16_MARKS) or (len(head) > 1 and head.count(0) * 3 > len(head))


def _note_encoding(data: bytes, error: UnicodeDecodeError, shown: str, problems: Problems) -> None:
    line = data[: error.start].count(b"\n") + 1
    column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
    byte = f"{data[error.start]:02x}"
    sample = _as_arabic(data[error.start : error.start + 24].split(b"\n")[0])
    if sample is not None and _as_arabic(data) is not None:
        problems.add(shown, line, 'The file is not UTF-8 (byte 0x{byte}); it looks like windows-1256 ("{sample}"). '
                     "Open it as that, and save it as UTF-8.", column=column, byte=byte, sample=sample)  # fmt: skip
    else:
        problems.add(shown, line, "The file is not UTF-8 (byte 0x{byte}); save it as UTF-8.",
                     column=column, byte=byte)  # fmt: skip


def _as_arabic(data: bytes) -> str | None:
    """Return the first words of `data` read as windows-1256 if most of its letters beyond ASCII are Arabic."""
    text = data.decode("cp1256", "replace")
    beyond = [char for char in text if char > "\x7f" and char.isalpha()]
    arabic = sum("\u0600" <= char <= "\u06ff" for char in beyond)
    plausible = len(beyond) > 1 and arabic > MOSTLY * len(beyond) and "\x00" not in text
    return " ".join(text.split()) if plausible else None
