"""Plain front matter is read without PyYAML, and to the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz import yamltext
from mujaz.errors import Problems
from mujaz.yamllines import parse_lines
from mujaz.yamltext import parse
from mujaz.yamlvalues import Mapping, Sequence, Text, Value

_WORDS = st.sampled_from(
    ["a", "no", "2023-08-12", "خبر", "https://league.example/x", ":", "::", " ", "  ", "#", " #", "[", "]", "(", ")",
     ",", ", ", "-", "- ", "~", "'", '"', "\\", "&", "*", "!", "|", ">", "%", "?", "{", "}", ".", "/", "\t", "\xa0",
     "\u200f", "\u2028", "\x85", "\ufeff", "é", "٣", "_", "=", "<<", "\U0001f600"]
)  # fmt: skip
_VALUES = st.lists(_WORDS, max_size=6).map("".join)
_LINES = st.tuples(
    st.sampled_from(["title", "lang", "x_1", "title", "Key", "عنوان", "-"]),
    st.sampled_from([": ", ": ", ": ", ":", ":  "]),
    st.one_of(_VALUES, _VALUES.map("[{}]".format), _VALUES.map('"{}"'.format), _VALUES.map("'{}'".format)),
).map("".join)


@given(st.lists(_LINES, min_size=1, max_size=3).map("\n".join))
def test_plain_lines_are_read_as_yaml_reads_them(text: str) -> None:
    """The quick way leaves what is not plain to PyYAML, and says of the rest what PyYAML says."""
    quick = parse_lines(text, 2)
    if quick is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamltext, "parse_lines", lambda *_: None)
        slow = parse(text, "a.md", Problems(), 2)
    assert slow is not None
    assert _places(slow) == _places(quick)


def _places(value: Value) -> object:
    """Return a value with every place in it."""
    if isinstance(value, Mapping):
        keys = [(key, key.line, key.column) for key in value if isinstance(key, Text)]
        parts: object = [keys, *map(_places, value.values())]
    elif isinstance(value, Sequence):
        parts = [_places(part) for part in value]
    else:
        parts = str(value)
    return type(value).__name__, value.line, value.column, parts


def test_front_matter_as_most_is_takes_the_quick_way() -> None:
    text = 'title: خبر من الرقة: لا\nlang: ar\nactors: [actor-6, دير الزور]\nq: https://a.example/x?y=1\nr: "a b"'
    assert parse_lines(text.replace("الرقة: لا", "الرقة"), 2) is not None
    assert parse_lines(text, 2) is None
