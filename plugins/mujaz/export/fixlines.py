"""Slips of the hand in the lines of YAML, set right where only one thing can be meant: marks, colons, tabs, quotes."""

from __future__ import annotations

import re
from collections.abc import Collection

from mujaz.arabic.bidi import strip_controls
from mujaz.errors import Problems
from mujaz.yamledit import as_flow
from mujaz.yamltext import parse

COLONS = ":\uff1a\ufe55\ufe13\u2236\u02d0\ua789\u061b"
"""A colon and what is typed for one: full-width, small and vertical colon, ratio, long vowel, ARABIC SEMICOLON."""
KEY = re.compile(rf"(?P<indent>[ ]*(?:- +)?)(?P<key>\w[\w-]*)[ ]*(?P<colon>[{COLONS}])(?P<blank>[ ]*)(?P<value>.*)")
"""A key at the start of a line, its colon and its value."""
QUOTED = re.compile("[\u201c\u201d\u201e\u201f\u00ab](?P<double>[^\u201c-\u201f\u00ab\u00bb]*)[\u201c\u201d\u00bb]"
                    "|[\u2018\u2019\u201a](?P<single>[^\u2018\u2019\u201a]*)[\u2018\u2019]")  # fmt: skip
"""A text between typographic quotation marks and nothing else; they do not quote in YAML."""
TAB = "  "


def mend_lines(lines: list[str], keys: Collection[str], machine: Collection[str]) -> list[str]:
    """Return the `lines` of YAML with each slip set right that leaves no doubt; as many lines, in the same order.

    `keys` are the keys that may stand there, `machine` those whose values are no prose.
    """
    found = list(lines)
    block: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or indent > block):
            found[number] = _without_tabs(line)  # else a text of several lines, which is prose, stays as it is
            continue
        block = None
        found[number] = _mend(line, keys, machine)
        if re.search(r":[ ]*[|>][+-]?[0-9]?[ ]*(?:#.*)?$", found[number]):
            block = len(found[number]) - len(found[number].lstrip())
    return found


def _mend(line: str, keys: Collection[str], machine: Collection[str]) -> str:
    body = line.lstrip(" \t")
    if body.startswith("#"):
        return line
    line = _without_tabs(line[: len(line) - len(body)] + strip_controls(body))
    match = KEY.fullmatch(line)
    if match is None or match["key"].lower().replace("-", "_") not in keys:
        return line
    value = match["value"].strip("\t ") if "\t" in match["value"][:1] else match["value"]
    colon_is_right = match["colon"] == ":" and (match["blank"] or not value)
    if colon_is_right and value == match["value"] and line[match.end("key")] == ":":
        head = line[: match.start("value")]
    else:
        head = f"{match['indent']}{match['key']}:{' ' if value else ''}"
    return head + _mend_value(match["key"], value, machine)


def _without_tabs(line: str) -> str:
    """Return a line that is indented with spaces."""
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)].replace("\t", TAB) + body


def _mend_value(key: str, value: str, machine: Collection[str]) -> str:
    quoted = QUOTED.fullmatch(value.strip())
    if quoted is None:
        return value
    inner = (quoted["double"] or quoted["single"] or "").strip()
    if key in machine or not _is_yaml(f"{key}: {value}"):
        return as_flow(inner)
    return value


def _is_yaml(line: str) -> bool:
    return parse(line, "", Problems()) is not None
