"""What the files of the data hold, as `fields.toml` says it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mujaz.frozen import frozen

TYPES = {"list": "string"}
"""Type in `fields.toml` → type in a table, where a list is one text."""
FALLBACK = "en"


@frozen
class Column:
    """A field of the data; `type` is that of Frictionless, or `list` of texts."""

    name: str
    type: str
    said: Mapping[str, str]
    """In each language, what it holds."""
    constraints: Mapping[str, Any]

    def describe(self, *, table: bool) -> dict[str, Any]:
        """Return the field for a table schema of Frictionless; in JSON a list is an array."""
        kind = TYPES.get(self.type, self.type) if table else self.type.replace("list", "array")
        said = {"description": self.said[FALLBACK], "description_ar": self.said["ar"]}
        return {
            "name": self.name,
            "type": kind,
            **said,
            **({"constraints": self.constraints} if self.constraints else {}),
        }


@frozen
class File:
    """A file of the data."""

    name: str
    format: str
    mediatype: str
    said: Mapping[str, str]


def columns(*groups: str) -> tuple[Column, ...]:
    """Return the fields of groups of `fields.toml`, in order."""
    rows = (row for group in groups for row in _read()[group])
    return tuple(Column(row["name"], row["type"], row, row.get("constraints", {})) for row in rows)


def files() -> tuple[File, ...]:
    """Return the files of the data, in the order in which the page names them."""
    return tuple(File(row["name"], row["format"], row["mediatype"], row) for row in _read()["files"])


def text(name: str, language: str) -> str:
    """Return a sentence on the data; in English where the language has none."""
    said: Mapping[str, str] = _read()["texts"][name]
    return said.get(language, said[FALLBACK])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))
