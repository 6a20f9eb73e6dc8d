"""Changes to the front matter of a file, of which everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable

from mujaz.export.frontmatter import FENCE

BYTE_ORDER_MARK = "\ufeff"


def edit_front(text: str, change: Callable[[str], str]) -> str:
    """Return the file `text` with its front matter as `change` returns it; unchanged if it has none."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = text.removeprefix(mark).splitlines(keepends=True)
    if not lines or lines[0].rstrip() != FENCE:
        return text
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), None)
    if end is None:
        return text
    front = "".join(lines[1:end])
    changed = change(front) if front.strip() else front
    return mark + lines[0] + changed + "".join(lines[end:])


def replace_body(text: str, body: str) -> str:
    """Return the file `text` with another text below its front matter; unchanged if it has no front matter."""
    lines = text.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), None)
    if end is None or lines[0].removeprefix(BYTE_ORDER_MARK).rstrip() != FENCE:
        return text
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    head, body = "".join(lines[: end + 1]).rstrip("\r\n"), body.strip("\r\n")
    whole = f"{head}\n\n{body}".replace("\r\n", "\n").rstrip("\n") + "\n"
    return whole.replace("\n", newline)
