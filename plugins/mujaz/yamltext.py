"""PyYAML's only door: YAML in which every scalar is text and every value knows its line.

YAML 1.1 reads `no` as false, `2023-08-12` as a date and `12:30` as 750; an archive wants what was written.
Anchors and aliases are refused, because nine lines of them can grow to gigabytes.
"""

from __future__ import annotations

import operator
import re
from typing import Any

import yaml
from yaml.reader import ReaderError

from mujaz.errors import Problem, Problems
from mujaz.yamlfaults import find_hint, note_typed
from mujaz.yamllines import parse_lines
from mujaz.yamlvalues import Mapping, Sequence, Text, Value

__all__ = ["Mapping", "Sequence", "Text", "Value", "dump", "parse"]

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

TIMESTAMP = "tag:yaml.org,2002:timestamp"
"""What YAML 1.1 takes a date for; here it is text like all else, so it needs no quotation marks."""

MAX_DEPTH = 20
"""How deep values may be nested; the formats of Mujaz need four."""


_NULL = "tag:yaml.org,2002:null"
_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(_SafeLoader):  # type: ignore[misc]
    """Takes every scalar for a text at once; only ~ is nothing."""

    # Where a node lies decides nothing here; the loader asks for each, so these are quick, and say nothing.
    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(tuple)

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool] | bool) -> str:  # noqa: FBT001 - PyYAML calls it
        """Return the tag of a node that has none."""
        if value == "~" and kind is yaml.ScalarNode and isinstance(implicit, tuple) and implicit[0]:
            return _NULL
        return _TAGS[kind]


class _Dumper(_SafeDumper):  # type: ignore[misc]
    """Writes dates without quotation marks, and all else so that other tools read text as text too."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base class has it
        first: [(tag, pattern) for tag, pattern in resolvers if tag != TIMESTAMP]
        for first, resolvers in _SafeDumper.yaml_implicit_resolvers.items()
    }


_TOO_DEEP = "An anchor (&, *) or a nesting this deep is not read; write the values out."
_OPENER = re.compile(r"[\[{]|[-?:]\s")
"""What may open a level of nesting."""
_MANY_OPENERS = 1000
"""Texts with fewer cannot be nested so deeply that the C loader, which recurses, ends the whole process."""


def parse(text: str, path: str, problems: Problems, first_line: int = 1) -> Mapping | None:
    """Return the mapping that `text` holds, or None after noting in `problems` why there is none.

    `path` and `first_line` (the line of the file on which `text` starts) are for the messages.
    """
    quick = parse_lines(text, first_line)
    return quick if quick is not None else _parse(text, path, problems, first_line)


def _parse(text: str, path: str, problems: Problems, first_line: int) -> Mapping | None:
    try:
        if (line := _find_depth(text)) is not None:
            problems.add(path, line + first_line, _TOO_DEEP)
            return None
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        if not note_typed(text, path, problems, first_line):
            _note_syntax(error, text, path, problems, first_line)
        return None
    except ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        problems.add(path, line, "There is an invisible control character here (U+{code}); take it out.",
                     code=f"{error.character:04X}")  # fmt: skip
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problems.add(path, first_line, "This is not YAML: {error}", error=" ".join(str(error).split()))
        return None
    if not isinstance(node, yaml.MappingNode):
        if not note_typed(text, path, problems, first_line):
            problems.add(path, first_line, "There are no `key: value` lines here; write at least a name or title.")
        return None
    value = _Reader(path, problems, first_line).read(node)
    return value if isinstance(value, Mapping) else None


def dump(value: object) -> str:
    """Return `value` (mappings, lists, texts) as YAML in the order given, Arabic unescaped, lines unwrapped."""
    dumped = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=2**20
    )
    return str(dumped)


def _find_depth(text: str) -> int | None:
    """Return the line (from 0) on which `text` is nested deeper than is read, if it might harm the loader."""
    if sum(map(text.count, "[{-?:")) < _MANY_OPENERS or len(_OPENER.findall(text)) < _MANY_OPENERS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            return event.start_mark.line if event.start_mark else 0
    return None


class _Reader:
    """Turns PyYAML's nodes into values with lines."""

    def __init__(self, path: str, problems: Problems, first_line: int) -> None:
        self._path = path
        self._problems = problems
        self._shift = first_line
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, depth: int = 0) -> Value | None:
        """Return the value of `node`; None (and a problem) if it is one that is not allowed."""
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        line, column = self._place(node)
        if id(node) in self._seen or depth > MAX_DEPTH:
            self._note(node, _TOO_DEEP)
            return None
        self._seen.add(id(node))
        made = self._sequence(node, depth) if isinstance(node, yaml.SequenceNode) else self._mapping(node, depth)
        made.line, made.column = line, column
        return made

    def _text(self, node: yaml.ScalarNode) -> Text:
        text = Text("" if node.value == "~" and node.tag == _NULL else node.value)
        mark = node.start_mark
        text.line, text.column = mark.line + self._shift, mark.column + 1
        return text

    def _sequence(self, node: yaml.SequenceNode, depth: int) -> Sequence:
        values = [
            self._text(child) if isinstance(child, yaml.ScalarNode) else self.read(child, depth + 1)
            for child in node.value
        ]
        return Sequence([value for value in values if value is not None])

    def _mapping(self, node: yaml.Node, depth: int) -> Mapping:
        made = Mapping()
        known: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self._text(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._note(key_node, "A key must be a plain word.")
            elif key in known:
                self._note(
                    key_node,
                    "`{key}` stands here a second time (first in line {first}); keep one of them.",
                    key=key,
                    first=known[key],
                )
            else:
                known[key] = key.line
                scalar = isinstance(value_node, yaml.ScalarNode)
                value = self._text(value_node) if scalar else self.read(value_node, depth + 1)
                if value is not None:
                    made[key] = value
        return made

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self._shift, node.start_mark.column + 1

    def _note(self, node: yaml.Node, text: str, **values: object) -> None:
        line, column = self._place(node)
        self._problems.extend([Problem.of(self._path, line, text, values, column=column)])


def _note_syntax(error: yaml.MarkedYAMLError, text: str, path: str, problems: Problems, shift: int) -> None:
    said = error.problem or error.context or str(error)
    opened = "flow" in (error.context or "")
    mark = (error.context_mark if opened else error.problem_mark) or error.context_mark
    line, column = (mark.line + shift, mark.column + 1) if mark else (shift, 0)
    hint = find_hint(said, "".join(text.split("\n")[mark.line : mark.line + 1])[mark.column : column] if mark else "")
    if hint is None:
        problems.add(path, line, "This is not YAML ({said}).", said=said, column=column)
    else:
        problems.add(path, line, hint.replace("{", "{{").replace("}", "}}"), column=column)
