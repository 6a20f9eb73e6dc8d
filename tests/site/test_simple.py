"""Plain Markdown is written as the parser and the sanitiser would write it, or left to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.site import markdown
from mujaz.site.rich_markdown import convert
from mujaz.site.simple import render_simple

PLAIN = ("خبر", "عاجل", "word", "2011", "١٢", "“", "«", "{", "$", "%", '"', "'", "ـ", "\u200c", "a.", "http://a.b")
SIGNS = ("#", "##", "#هاشتاغ", "-", "--", "---", "*", "**", "+", ">", "<b>", "&", "&amp;", "|", ":", "=", "===", "~~~")
MORE = ("```", "`", "_", "a_b", "[x]", "[x]:", "![", "!", "^", "\\", "2011.", "١٢.", "1)")
HIDDEN = ("\u200f", "\u00a0", "\t", "\x0c", "\u2028", "\x1c", "\x7f", "\ufeff")
WORDS = st.sampled_from([*PLAIN, *SIGNS, *MORE, *HIDDEN])
GLUE = st.sampled_from([" ", " ", " ", "\n", "\n", "\n\n", "\n\n\n", "  ", "", "\n ", " \n", "    "])
BODIES = st.lists(st.tuples(WORDS, GLUE), max_size=14).map(lambda parts: "".join(a + b for a, b in parts))


def parsed(body: str) -> str:
    return markdown.sanitise(convert(body))


@given(BODIES)
def test_a_simple_body_is_what_the_parser_makes_of_it(body: str) -> None:
    found = render_simple(body)
    assert found is None or found == parsed(body)


@given(
    st.lists(
        st.sampled_from(["خبر عاجل", "## عنوان", "# a b", "* x", "* x\n* y", "- x", "+ x", "> q", "two\nlines"]),
        max_size=8,
    )
)
def test_any_order_of_plain_blocks_is_what_the_parser_makes_of_it(blocks: list[str]) -> None:
    body = "\n\n".join(blocks)
    found = render_simple(body)
    assert found is None or found == parsed(body)


@pytest.mark.parametrize(
    "body", ["خبر", "a\n\nb", "## x\n\ny", "* a\n* b\n\nc", "> q\n\nx\n\n> r", "a\nb", "«اقتباس» قال: 12 آب"]
)
def test_plain_bodies_need_no_parser(body: str) -> None:
    assert render_simple(body) == parsed(body)


@pytest.mark.parametrize(
    "body",
    [
        "*a*",
        "2011. عام",
        "١٢. x",
        "a\n---",
        "a & b",
        "[x](y)",
        " a",
        "a  \nb",
        "#هاشتاغ",
        "* a\n\n* b",
        "* a\nb",
        "a|b",
        "a\u00a0b",
    ],
)
def test_anything_else_is_left_to_it(body: str) -> None:
    assert render_simple(body) is None


def test_most_of_the_sample_archive_is_what_the_parser_makes_of_it() -> None:
    files = sorted((Path(__file__).parents[2] / "content" / "briefings").rglob("*.md"))
    assert files
    for file in files:
        body = file.read_text("utf-8").split("\n---\n", 1)[1]
        for piece in body.split("\n\n"):
            found = render_simple(piece)
            assert found is None or markdown.strip_controls(found) == parsed(piece)
