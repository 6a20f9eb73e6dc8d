"""Changes to YAML that a person wrote: only the values meant change; comments, order, quotes, line ends stay.

A text is edited where its values stand, never written anew. Every function takes a text and returns a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import yaml

from mujaz.yamltext import dump

Path: TypeAlias = Sequence[str]
"""Keys from the outermost to the innermost."""

Change = tuple[int, int, str]
"""From which character to which, and what comes there."""

# What parts names in a value that is one text.
SEPARATORS = re.compile(r"\s*[,،;؛]\s*")

# Characters that end a value within brackets.
_FLOW = re.compile(r"[,\[\]{}]|^[-?:]\s|: |:$| #")

# What may stand between the end of a value and the end of its line.
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?")


def add_to_list(text: str, path: Path, entries: Sequence[str], order: Sequence[str] = ()) -> str:
    """Return `text` with `entries` (YAML as `as_flow` writes it) at the end of the list at `path`.

    A list that is not there is made: behind the keys that come before it in `order`, else at the end.
    """
    if not entries:
        return text
    node = _find(text, path)
    if node is None:
        return _add_key(text, path, f"[{', '.join(entries)}]", order)
    if isinstance(node, yaml.SequenceNode):
        change = _grow_flow(text, node, entries) if node.flow_style else _grow_block(text, node, entries)
    else:
        change = _grow_scalar(text, node, entries)
    return _apply(text, [change])


def replace_entries(text: str, path: Path, change: Callable[[str], str | None]) -> str:
    """Return `text` with each entry of the list (or single value) at `path` replaced by what `change` says.

    `change` takes an entry and returns another; None takes it out. One that is there already is not written again.
    """
    node = _find(text, path)
    if isinstance(node, yaml.SequenceNode):
        return _apply(text, _replace_in_sequence(text, node, change))
    if isinstance(node, yaml.ScalarNode) and node.value:
        return _apply(text, _replace_in_scalar(node, change))
    return text


def set_value(text: str, path: Path, value: str, order: Sequence[str] = ()) -> str:
    """Return `text` with the text `value` at `path`, in place of what stands there."""
    node = _find(text, path)
    if node is None:
        return _add_key(text, path, as_flow(value), order)
    start, end = node.start_mark.index, _end(node, text)
    blank = " " if text[start - 1 : start] == ":" else ""  # nothing stands behind the key yet
    return _apply(text, [(start, max(start, end), blank + as_flow(value))])


def remove_key(text: str, key: str) -> str:
    """Return `text` without the outermost `key`, its value and the comment behind it; the lines around it stay."""
    pair = next((pair for pair in _root(text).value if pair[0].value == key), None)
    if pair is None:
        return text
    start = text.rfind("\n", 0, pair[0].start_mark.index) + 1
    end = text.find("\n", _line_end(text, max(_end(pair[1], text), pair[0].end_mark.index)))
    return text[:start] + (text[end + 1 :] if end >= 0 else "")


def list_keys(text: str) -> tuple[str, ...]:
    """Return the outermost keys of `text`, in order."""
    return tuple(key.value for key, _ in _root(text).value)


def as_flow(value: object) -> str:
    """Return `value` (a text, or texts by keys) as YAML that may stand in a line of its own and within brackets.

    >>> as_flow("دير الزور"), as_flow("a, b"), as_flow({"text": "الدير", "match": "weak"})
    ('دير الزور', '"a, b"', '{text: الدير, match: weak}')
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_flow(content)}" for key, content in value.items()) + "}"
    plain = dump([str(value)]).removeprefix("- ").rstrip("\n")
    if plain[:1] in {'"', "'"} or not _FLOW.search(plain):
        return plain
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _root(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise TypeError("the text is checked before it is edited; it has no `key: value` lines")
    return node


def _find(text: str, path: Path) -> yaml.Node | None:
    node: yaml.Node | None = _root(text)
    for key in path:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((value for known, value in node.value if known.value == key), None)
    return node


def _apply(text: str, changes: Iterable[Change]) -> str:
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _end(node: yaml.Node, text: str) -> int:
    """Return where a value really ends, without the comments and empty lines that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip()) if end > start else end


def _line_end(text: str, place: int) -> int:
    """Return where the line of `place` ends, if only blanks and a comment follow; else `place`."""
    rest = _REST_OF_LINE.match(text, place)
    end = rest.end() if rest else place
    return end if end == len(text) or text[end] in "\r\n" else place


def _grow_flow(text: str, node: yaml.SequenceNode, entries: Sequence[str]) -> Change:
    if not node.value:
        return node.start_mark.index, node.end_mark.index, f"[{', '.join(entries)}]"
    place = _end(node.value[-1], text)
    return place, place, "".join(f", {entry}" for entry in entries)


def _grow_block(text: str, node: yaml.SequenceNode, entries: Sequence[str]) -> Change:
    place = _line_end(text, _end(node, text))
    first = node.value[0].start_mark.index
    start = text.rindex("\n", 0, first) + 1 if "\n" in text[:first] else 0
    dash = text[start:first]
    return place, place, "".join(f"{_newline(text)}{dash}{entry}" for entry in entries)


def _grow_scalar(text: str, node: yaml.Node, entries: Sequence[str]) -> Change:
    """Return what adds entries to a value that is one text of names, or to none."""
    start, end = node.start_mark.index, _end(node, text)
    if not getattr(node, "value", ""):
        blank = "" if text[start - 1 : start] == " " else " "
        return start, max(start, end), f"{blank}[{', '.join(entries)}]"
    known = [as_flow(part) for part in SEPARATORS.split(str(node.value)) if part]
    return start, end, f"[{', '.join([*known, *entries])}]"


def _replace_in_sequence(text: str, node: yaml.SequenceNode, change: Callable[[str], str | None]) -> Iterator[Change]:
    known = {entry.value for entry in node.value if isinstance(entry, yaml.ScalarNode)}
    for number, entry in enumerate(node.value):
        if not isinstance(entry, yaml.ScalarNode):
            continue
        new = change(entry.value)
        if new is None or (new != entry.value and new in known):
            yield _take_out(text, node, number)
        elif new != entry.value:
            known.add(new)
            yield entry.start_mark.index, _end(entry, text), as_flow(new)


def _take_out(text: str, node: yaml.SequenceNode, number: int) -> Change:
    """Return what takes an entry out, with its comma or its line."""
    entry = node.value[number]
    start, end = entry.start_mark.index, _end(entry, text)
    if node.flow_style:
        if number + 1 < len(node.value):
            return start, node.value[number + 1].start_mark.index, ""
        return (_end(node.value[number - 1], text) if number else start), end, ""
    if len(node.value) == 1:
        dash = text.rindex("-", 0, start)
        above = text[:dash].rstrip()
        # At the margin it would be no value of the key above, so it goes behind the key, or is indented.
        return (len(above) if above.endswith(":") else dash), end, " []"
    line = text.rindex("\n", 0, start) + 1
    after = text.find("\n", end)
    return line, len(text) if after < 0 else after + 1, ""


def _replace_in_scalar(node: yaml.ScalarNode, change: Callable[[str], str | None]) -> Iterator[Change]:
    """Yield what replaces names in a value that is one text; the new names are ids, which need no quotes."""
    parts = [part for part in SEPARATORS.split(node.value) if part]
    changed = [change(part) for part in parts]
    if changed != parts:
        kept = list(dict.fromkeys(part for part in changed if part is not None))
        new = as_flow(kept[0]) if len(kept) == 1 else f"[{', '.join(map(as_flow, kept))}]"
        yield node.start_mark.index, node.end_mark.index, new


def _add_key(text: str, path: Path, value: str, order: Sequence[str]) -> str:
    """Return `text` with a key that it does not have, and its value."""
    *above, key = path
    parent = _find(text, above)
    if parent is None:
        return _add_key(text, above, f"{{{key}: {value}}}", order)
    if not isinstance(parent, yaml.MappingNode):
        start, end = parent.start_mark.index, _end(parent, text)
        blank = "" if text[start - 1 : start] == " " else " "
        return _apply(text, [(start, end, f"{blank}{{{key}: {value}}}")])
    if parent.flow_style:
        place = _end(parent.value[-1][1], text) if parent.value else parent.start_mark.index + 1
        return _apply(text, [(place, place, f"{', ' if parent.value else ''}{key}: {value}")])
    before = _before(parent, key, order if not above else ())
    if before is None:
        first = parent.start_mark.index
        return _apply(text, [(first, first, f"{key}: {value}{_newline(text)}")])
    place = _line_end(text, _end(before[1], text))
    indent = " " * before[0].start_mark.column
    return _apply(text, [(place, place, f"{_newline(text)}{indent}{key}: {value}")])


def _before(parent: yaml.MappingNode, key: str, order: Sequence[str]) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the pair behind which a new key comes; None where it comes first."""
    pairs: list[tuple[yaml.Node, yaml.Node]] = parent.value
    if key not in order:
        return pairs[-1] if pairs else None
    earlier = set(order[: list(order).index(key)])
    behind = [pair for pair in pairs if pair[0].value in earlier]
    return behind[-1] if behind else None
