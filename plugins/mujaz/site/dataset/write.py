"""Writing the files of the data."""

from __future__ import annotations

import json
from typing import Any

from mujaz.site.dataset.views import JsonLines, JsonList


def compact(value: Any) -> str:
    """Return JSON on one line, in which no sign ends a line to any reader."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write_json_lines(view: JsonLines) -> bytes:
    """Return values as JSON Lines."""
    return "".join(f"{line}\n" for line in view.lines).encode()


def write_json_list(view: JsonList) -> bytes:
    """Return a document as JSON, a member of its list on each line."""
    parts = (view.start, ",\n".join(view.lines), view.end)
    return ("\n".join(part for part in parts if part) + "\n").encode()
