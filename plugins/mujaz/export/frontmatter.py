"""A Markdown file's two parts: the front matter between `---` lines, and the body below it."""

from __future__ import annotations

from pathlib import Path

from mujaz.errors import Problems
from mujaz.frozen import frozen
from mujaz.sourcefile import BYTE_ORDER_MARK, note_conflicts, note_controls, read_source
from mujaz.yamltext import Mapping, parse

FENCE = "---"
"""The line that opens and closes the front matter."""

MAX_BYTES = 8 * 2**20
"""A source file larger than this is no article; the longest books in Markdown have about 5 MB."""

MAX_FRONT = 2**19
"""Front matter of more characters is a text in the wrong place, and would be read for minutes."""


@frozen
class Document:
    """A Markdown file that was read: its front matter, its body, and where the body starts."""

    path: str
    fields: Mapping
    body: str
    body_line: int


def read_document(root: Path, path: Path, problems: Problems) -> Document | None:
    """Return the document in the file `path` below the archive `root`, or None after noting why it has none."""
    return make_document(path, path.relative_to(root).as_posix(), problems)


def make_document(path: Path | str, shown: str, problems: Problems, data: bytes | None = None) -> Document | None:
    """Return the document in a file that messages call `shown`, of which the caller may have read the bytes."""
    text = read_text(path, shown, problems, data)
    return None if text is None else split_document(text, shown, problems)


def read_text(path: Path | str, shown: str, problems: Problems, data: bytes | None = None) -> str | None:
    """Return the UTF-8 text of a file, without a byte order mark and with plain line ends; or None."""
    text = read_source(path, shown, problems, MAX_BYTES, data)
    if text is None:
        return None
    text = text.removeprefix(BYTE_ORDER_MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_document(text: str, path: str, problems: Problems) -> Document | None:
    """Return the parts of a file's `text`, or None after noting in `problems` what is missing."""
    if note_conflicts(text, path, problems):
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        problems.add(path, 1, "The file must start with a line `---` that opens the front matter.")
        return None
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == FENCE), None)
    if end is None:
        problems.add(path, 1, "The front matter is never closed; write a line `---` after its last key.")
        return None
    size = sum(map(len, lines[1:end]))
    if size > MAX_FRONT:
        problems.add(path, 1, "The front matter has {found} KB, and {limit} is the most that is read; the text goes "
                     "below its second `---`.", found=size // 2**10, limit=MAX_FRONT // 2**10)  # fmt: skip
        return None
    fields = parse("\n".join(lines[1:end]), path, problems, first_line=2)
    if fields is None:
        return None
    body = "\n".join(lines[end + 1 :])
    note_controls(body, path, end + 2, problems)
    return Document(path, fields, body, end + 2)
