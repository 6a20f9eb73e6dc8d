"""A Markdown file's two parts, and why a file has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.errors import Problems
from mujaz.export.frontmatter import Document, read_document, split_document


def split(text: str) -> tuple[Document | None, list[str]]:
    problems = Problems()
    return split_document(text, "x.md", problems), list(map(str, problems))


def read(root: Path, data: bytes) -> tuple[Document | None, list[str]]:
    (root / "content").mkdir()
    (root / "content/x.md").write_bytes(data)
    problems = Problems()
    return read_document(root, root / "content/x.md", problems), list(map(str, problems))


def test_a_file_is_its_front_matter_and_its_body() -> None:
    document, messages = split("---\ntitle: مثال\nlang: ar\n---\n\nنص\n")
    assert messages == []
    assert document is not None
    assert document.fields == {"title": "مثال", "lang": "ar"}
    assert document.fields.line_of("lang") == 3
    assert document.body == "\nنص\n"
    assert document.body_line == 5


def test_a_rule_in_the_body_does_not_end_anything() -> None:
    document, _ = split("---\ntitle: x\n---\na\n\n---\n\nb\n")
    assert document is not None
    assert document.body == "a\n\n---\n\nb\n"


def test_blanks_behind_a_fence_do_no_harm() -> None:
    document, messages = split("--- \ntitle: x\n---\t\nbody")
    assert messages == []
    assert document is not None
    assert document.body == "body"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.md:1: The file must start with a line `---` that opens the front matter."),
        ("\n---\ntitle: x\n---\n", "x.md:1: The file must start with a line `---` that opens the front matter."),
        ("# مثال\n", "x.md:1: The file must start with a line `---` that opens the front matter."),
        ("---", "x.md:1: The front matter is never closed; write a line `---` after its last key."),
        ("---\ntitle: x\n----\n", "x.md:1: The front matter is never closed; write a line `---` after its last key."),
        ("---\n---\n", "x.md:2: There are no `key: value` lines here; write at least a name or title."),
        ("---\n- a\n---\n", "x.md:2: There are no `key: value` lines here; write at least a name or title."),
        (
            "---\ntitle: a: b\n---\n",
            'x.md:2: There is a second ": " in this line; put the value between quotation marks.',
        ),
    ],
)
def test_a_file_without_its_parts_is_told_why(text: str, message: str) -> None:
    assert split(text) == (None, [message])


def test_a_byte_order_mark_and_windows_line_ends_are_taken_off(tmp_path: Path) -> None:
    document, messages = read(tmp_path, "\ufeff---\r\ntitle: مثال\r\n---\r\nأ\rب\r\n".encode())
    assert messages == []
    assert document is not None
    assert document.path == "content/x.md"
    assert document.fields == {"title": "مثال"}
    assert document.body == "أ\nب\n"


def test_the_first_byte_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    data = "---\ntitle: مثال\n---\nنص".encode() + b"\n\xc7"
    assert read(tmp_path, data) == (None, ["content/x.md:5: The file is not UTF-8 (byte 0xc7); save it as UTF-8."])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    assert read(tmp_path, b"x" * (8 * 2**20 + 1)) == (
        None,
        ["content/x.md: The file has more than 8 MB; split it."],
    )


def test_a_folder_with_the_name_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    problems = Problems()
    assert read_document(tmp_path, tmp_path / "x.md", problems) is None
    assert list(map(str, problems)) == ["x.md: The file cannot be read: Is a directory."]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    problems = Problems()
    assert read_document(tmp_path, tmp_path / "x.md", problems) is None
    assert list(map(str, problems)) == [
        (
            "x.md: The file cannot be read: it is gone, or a link to something that is no"
            "t there; put it back, or delete the link."
        )
    ]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    split(text)
    document, messages = split(f"---\n{text}\n---\n")
    assert document is not None or messages
