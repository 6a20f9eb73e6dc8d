"""A page's script as it is published: with the scripts that it imports, in one file, without what only people read.

This is no minifier of any JavaScript: it is for the theme's own, in which every statement ends in a semicolon or a
block, and no two files have a top-level name in common. Names stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
"""A line that names another script, which is put before this one."""
EXPORT = re.compile(r"^export ", re.MULTILINE)
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
"""A line of comment; none stands behind code."""
PART = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<pattern>(?<=[(=,:!?&|\[])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[\n])+/[a-z]*)"""
    r"|(?P<blank>\s+)",
)
"""What stays as it is: texts and regular expressions; and what goes: blanks."""
NAME = re.compile(r"[\w$#]")


def bundle(main: Path) -> str:
    """Return the script in the file `main` as it is published."""
    return _without_blanks(COMMENT.sub("", "".join(_joined(main, set()))))


def _joined(path: Path, seen: set[Path]) -> Iterator[str]:
    """Yield the scripts that `path` imports, each once, and its own text."""
    seen.add(path)
    text = path.read_text(encoding="utf-8")
    for name in IMPORT.findall(text):
        if path.parent / name not in seen:
            yield from _joined(path.parent / name, seen)
    yield EXPORT.sub("", IMPORT.sub("", text))


def _without_blanks(text: str) -> str:
    r"""Return code without blanks but those that part two names, or two signs that would become another one.

    >>> _without_blanks('const a = b + +c;\nd = (/x"/.test("a  b")) ? a : { b };\n')
    'const a=b+ +c;d=(/x"/.test("a  b"))?a:{b};'
    """
    return PART.sub(lambda part: part[0] if part["text"] else _shortened(part), text)


def _shortened(part: re.Match[str]) -> str:
    if part["pattern"]:
        return part[0].lstrip()
    before, after = part.string[: part.start()][-1:], part.string[part.end() :][:1]
    if NAME.match(before) and NAME.match(after):
        return " "
    return " " if before == after and before in "+-" else ""
