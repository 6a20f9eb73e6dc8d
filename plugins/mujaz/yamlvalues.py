"""Values of YAML in which every scalar is text, and each knows where it stands."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = "Text | Sequence | Mapping"


class Text(str):
    """A scalar, with the line and column (from 1) where it stands."""

    __slots__ = ("column", "line")

    line: int
    column: int

    @classmethod
    def at(cls, text: str, line: int, column: int) -> Text:
        """Return `text` as it stands at `line` and `column`."""
        made = cls(text)
        made.line, made.column = line, column
        return made


class Sequence(list["Value"]):
    """A list, with the line where it starts."""

    line: int = 0
    column: int = 0


class Mapping(dict[str, "Value"]):
    """A mapping, with the line where it starts; its keys are `Text` too."""

    line: int = 0
    column: int = 0

    def line_of(self, key: str) -> int:
        """Return the line on which `key` stands, or that of the mapping if it has no such key."""
        if key not in self:  # as most are; to look through all keys takes longer
            return self.line
        return next((known.line for known in self if known == key and isinstance(known, Text)), self.line)
