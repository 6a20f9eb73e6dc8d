"""YAML in which every scalar is text, and what is said of YAML that is none."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import Problems
from mujaz.yamltext import Mapping, Sequence, Text, dump, parse


def read(text: str, first_line: int = 1) -> tuple[Mapping | None, list[str]]:
    problems = Problems()
    return parse(text, "x.yaml", problems, first_line), list(map(str, problems))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2023-08-12", "2023-08-12"),
        ("2023-08-12T14:30:00Z", "2023-08-12T14:30:00Z"),
        ("012", "012"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("null", "null"),
        ("~", ""),
        ("", ""),
        ("''", ""),
        ("'~'", "~"),
        ("<<", "<<"),
        ("=", "="),
        ("!!int 3", "3"),
        ("!!python/name:os.system x", "x"),
        ("'مثال: لا'", "مثال: لا"),
        ('"\\u0645"', "م"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">\n  a\n  b\n", "a b\n"),
    ],
)
def test_every_scalar_is_the_text_that_was_written(written: str, text: str) -> None:
    assert read(f"key: {written}") == ({"key": text}, [])


def test_values_know_their_lines_and_columns() -> None:
    value, _ = read("a: x\nb:\n  - y\n  - c: z\n", first_line=5)
    assert value is not None
    assert (value.line, value.line_of("b"), value.line_of("nothing")) == (5, 6, 5)
    b = value["b"]
    assert isinstance(b, Sequence)
    assert (b.line, b.column) == (7, 3)
    y, c = b
    assert isinstance(y, Text)
    assert isinstance(c, Mapping)
    assert (y.line, y.column, c.line) == (7, 5, 8)


DEEP = "[" * 30 + "]" * 30

MISTAKES: list[tuple[str, str]] = [
    ("", "x.yaml:1: There are no `key: value` lines here; write at least a name or title."),
    ("just text", "x.yaml:1: There are no `key: value` lines here; write at least a name or title."),
    ("- a", "x.yaml:1: There are no `key: value` lines here; write at least a name or title."),
    ("a: 1\n\tb: 2", "x.yaml:2: There is a tab here; indent with spaces."),
    ("a:\n\t- b", "x.yaml:2: There is a tab here; indent with spaces."),
    ("a: b: c", 'x.yaml:1: There is a second ": " in this line; put the value between quotation marks.'),
    ("a: 1\nb\nc: 2", "x.yaml:3: A key here has no colon; write `key: value`."),
    ("a: 1\nb: 'x", "x.yaml:2: A quotation mark or bracket that opens here is never closed."),
    ("a: 1\nb: [x, y\nc: 2\n", "x.yaml:2: A bracket that opens here is never closed, or a comma in it is missing."),
    ("a: {x: y", "x.yaml:1: A bracket that opens here is never closed, or a comma in it is missing."),
    ("a: *x", "x.yaml:1: A value here starts with *; put it between quotation marks."),
    ("a: @x", "x.yaml:1: A value here starts with @; put it between quotation marks."),
    ("a: `x`", "x.yaml:1: A value here starts with a backtick; put it between quotation marks."),
    ("a: %x", "x.yaml:1: A value here starts with %; put it between quotation marks."),
    ("a: |\n  x\n y", "x.yaml:3: This line fits nothing above it; check its indentation and quotation marks."),
    ("a: 1\nb: \x07", "x.yaml:2: There is an invisible control character here (U+0007); take it out."),
    ("a: b\n---\nc: d", "x.yaml:2: This is not YAML (but found another document)."),
    (f"a: {DEEP}", "x.yaml:1: An anchor (&, *) or a nesting this deep is not read; write the values out."),
    (
        "a: 1\nb: " + "[" * 99_999,
        "x.yaml:2: An anchor (&, *) or a nesting this deep is not read; write the values out.",
    ),
    ("- " * 100_000, "x.yaml:1: An anchor (&, *) or a nesting this deep is not read; write the values out."),
    ("? " * 100_000, "x.yaml:1: An anchor (&, *) or a nesting this deep is not read; write the values out."),
    ("a: &x [1]\nb: *x", "x.yaml:1: An anchor (&, *) or a nesting this deep is not read; write the values out."),
    ("a: &x {b: *x}", "x.yaml:1: An anchor (&, *) or a nesting this deep is not read; write the values out."),
    ("a: x\nb: y\na: z", "x.yaml:3: `a` stands here a second time (first in line 1); keep one of them."),
    ("? [a]\n: b", "x.yaml:1: A key must be a plain word."),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_in_words_with_its_line(text: str, message: str) -> None:
    assert read(text)[1] == [message]


def test_of_a_key_that_stands_twice_the_first_is_kept() -> None:
    assert read("a: x\na: z")[0] == {"a": "x"}


def test_a_bomb_of_anchors_stays_small() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    value, messages = read("\n".join(lines))
    assert messages
    assert len(str(value)) < 10_000


def test_braces_in_a_text_do_not_disturb_a_message() -> None:
    _, messages = read('"{x}": 1\n"{x}": 2')
    assert messages == ["x.yaml:2: `{x}` stands here a second time (first in line 1); keep one of them."]


def test_values_are_written_in_their_order_and_script() -> None:
    assert dump({"title": "مثال: لا", "lang": "ar", "actors": ["a", "ب"]}) == (
        "title: 'مثال: لا'\nlang: ar\nactors:\n- a\n- ب\n"
    )


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), st.one_of(TEXTS, st.lists(TEXTS)), min_size=1))
def test_what_is_written_is_read_back_equal(values: dict[str, object]) -> None:
    value, messages = read(dump(values))
    assert messages == []
    assert value == values


@given(st.text())
def test_no_text_raises(text: str) -> None:
    value, messages = read(text)
    assert value is not None or messages


PIECES = [*"[]{}|>#,!%\n'\"", "a: ", "- ", "? ", "&x ", "*x", "  "]


@given(st.lists(st.sampled_from(PIECES)))
def test_pieces_of_yaml_in_any_order_never_raise(pieces: list[str]) -> None:
    value, messages = read("".join(pieces))
    assert value is not None or messages


def test_the_slower_loader_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.yamltext._Loader", yaml.SafeLoader)
    assert read("a: no\nb: [12:30]") == ({"a": "no", "b": ["12:30"]}, [])
    assert read("a: 1\n\tb: 2")[1] == ["x.yaml:2: There is a tab here; indent with spaces."]
    assert read("a: @x")[1] == ["x.yaml:1: A value here starts with @; put it between quotation marks."]
