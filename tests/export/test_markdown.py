"""Markdown gives back the blocks that were written, whatever their text."""

from __future__ import annotations

from dataclasses import replace

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from mujaz.arabic.bidi import strip_controls
from mujaz.clean.flow import read_blocks
from mujaz.clean.stream import Reader
from mujaz.export.markdown import write_markdown
from mujaz.model import (
    Block,
    CodeBlock,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Table,
)
from mujaz.site.markdown import render

SIGNS = "ابـ ةىZa1.2٣۴)#>+-*_`[]()<>&;|\\{}:!~=^/\"'،؟«»\u200c\u200f\u202e\u00a0é \t"
TEXT = st.text(alphabet=st.sampled_from(SIGNS), min_size=1, max_size=24).filter(
    lambda text: text.strip() == text and any(char.isalnum() for char in text)
)
STARTS = st.builds(
    str.__add__,
    st.sampled_from(
        ["# ", "#", "2011. ", "٢٠١١. ", "1) ", "- ", "+ ", "* ", "> ", ":   ", "[^1]: ", "[x]: /y ", "*[ab]: ",
         "| a | ", "|---|", "---", "===", "```", "~~~", "<div>", "<!-- ", "<p>", "    ", "&lt;", "&amp;", "![a](b)",
         "http://a.b/", "<a@b.example>", "<https://a.example>", "{: #a }", "\\", "term\n:   "]
    ),
    TEXT,
)  # fmt: skip
WORDS = st.text(alphabet="ابتث abc.#*[<&|\\_`", min_size=1, max_size=12).filter(
    lambda text: any(char.isalnum() for char in text)
)
ADDRESSES = st.sampled_from(
    [
        None,
        None,
        "https://a.example/b?c=d&copy;=e_f*g(h)",
        "https://a.example/a b\"c[d]'<é>",
        "mailto:a@b.example",
        "/ar/",
    ]
)
MARKED = st.builds(
    Span,
    text=WORDS,
    strong=st.booleans(),
    emphasis=st.booleans(),
    code=st.booleans(),
    script=st.sampled_from([None, None, "sub", "sup"]),
    href=ADDRESSES,
)
SPANS = st.one_of(
    st.one_of(TEXT, STARTS).map(lambda text: (Span(" ".join(text.split("\n"))),)),
    st.lists(MARKED, min_size=1, max_size=4).map(tuple),
)
LINES = st.lists(SPANS, min_size=1, max_size=3).map(
    lambda lines: tuple(span for n, line in enumerate(lines) for span in ((Span("\n"),) * bool(n) + line))
)
PARAGRAPHS = st.builds(Paragraph, st.one_of(SPANS, LINES))


def lists(inner: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[ListBlock]:
    return st.builds(
        ListBlock, st.lists(inner, min_size=1, max_size=3).map(tuple), st.sampled_from([None, 0, 1, 3, 2011])
    )


FLAT_ITEMS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple)
NESTED_ITEMS = st.tuples(PARAGRAPHS, lists(FLAT_ITEMS))
CELLS = st.one_of(st.just(()), SPANS)
TABLES = st.integers(2, 3).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(st.tuples(*[CELLS] * width).filter(any), min_size=1, max_size=3).map(tuple),
        st.booleans(),
    )
)
CODE = st.text(alphabet="ab ا\n\t`~#>*_<&\\[-1.", min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
TERMS = st.lists(SPANS, min_size=1, max_size=2).map(tuple)
DEFINITIONS = st.builds(Definitions, st.lists(st.tuples(TERMS, TERMS), min_size=1, max_size=2).map(tuple))
PICTURES = st.builds(
    Figure,
    sources=st.just(()),
    alt=st.one_of(st.just(""), TEXT),
    caption=st.one_of(st.just(""), TEXT, STARTS),
    media=st.just(f"media/{'0a' * 32}.jpg"),
)
LEAVES = st.one_of(
    PARAGRAPHS,
    st.builds(Heading, st.integers(2, 6), SPANS),
    lists(FLAT_ITEMS),
    lists(NESTED_ITEMS),
    TABLES,
    st.builds(CodeBlock, CODE),
    DEFINITIONS,
    PICTURES,
)
QUOTES = (
    st.lists(
        st.one_of(PARAGRAPHS, lists(FLAT_ITEMS), st.builds(Heading, st.integers(2, 6), SPANS)), min_size=1, max_size=2
    )
    .map(tuple)
    .map(Quote)
)
BLOCKS = st.lists(st.one_of(LEAVES, QUOTES), min_size=1, max_size=5)


def flat(text: str) -> str:
    return " ".join(strip_controls(text).split())


def lines(text: str) -> str:
    """Return a text with its line breaks, and white space as HTML shows it."""
    return "\n".join(line for line in map(flat, text.split("\n")) if line)


def run(spans: tuple[Span, ...], *, breaks: bool = True) -> str:
    text = "".join(span.text for span in spans)
    return lines(text) if breaks else flat(text)


def code(text: str) -> str:
    """Return the lines of a program as Markdown can hold them: without tabs and trailing space."""
    rows = [row.rstrip() for row in text.expandtabs(4).strip("\n").split("\n")]
    return "\n".join(rows).strip("\n")


def shape(block: Block) -> object:  # noqa: PLR0911 - one for each kind of block
    match block:
        case Paragraph():
            return ("p", run(block.spans))
        case Heading():
            return (f"h{block.level}", run(block.spans, breaks=False))
        case Quote():
            return ("blockquote", [shape(inner) for inner in block.blocks])
        case ListBlock():
            kind = "ul" if block.start is None else f"ol{block.start}"
            return (kind, [[shape(inner) for inner in item] for item in block.items])
        case Table():
            head = block.rows[0] if block.header and any(block.rows[0]) else None
            rows = [[run(cell) for cell in row] for row in block.rows]
            return ("table", head is not None, [row for row in rows if any(row)])
        case CodeBlock():
            return ("pre", code(block.text))
        case Definitions():
            entries = [
                ([run(t, breaks=False) for t in terms], [run(t) for t in texts]) for terms, texts in block.entries
            ]
            return ("dl", entries)
        case Figure():
            return ("figure", flat(block.alt), flat(block.caption))


def text_in(element: html.HtmlElement) -> str:
    """Return an element's text with a line end for each `<br>`."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "br" else text_in(child), (child.tail or "").lstrip("\n")]
    return "".join(parts)


def read_back(element: html.HtmlElement) -> object:  # noqa: PLR0911 - the same
    tag = str(element.tag)
    match tag:
        case "ul" | "ol":
            kind = tag if tag == "ul" else f"ol{element.get('start', '1')}"
            return (kind, [read_item(item) for item in element])
        case "blockquote":
            return (tag, [read_back(child) for child in element])
        case "table":
            rows = [[lines(text_in(cell)) for cell in row] for row in element.iter("tr")]
            return (tag, bool(element.xpath("thead")), [row for row in rows if any(row)])
        case "pre":
            return (tag, element.text_content().strip("\n").rstrip())
        case "dl":
            entries: list[tuple[list[str], list[str]]] = []
            for child in element:
                if child.tag == "dt" and (not entries or entries[-1][1]):
                    entries.append(([], []))
                entries[-1][child.tag == "dd"].append(lines(text_in(child)))
            return (tag, entries)
        case "figure":
            return (tag, flat(element.find("img").get("alt")), flat(element.findtext("figcaption") or ""))
    return (tag, lines(text_in(element)) if tag == "p" else flat(element.text_content()))


def read_item(item: html.HtmlElement) -> list[object]:
    inline, blocks = item.text or "", []
    for child in item:
        if child.tag in {"p", "ul", "ol"}:
            blocks.append(read_back(child))
        elif child.tag == "br":
            inline += "\n" + (child.tail or "").lstrip("\n")
        else:
            inline += text_in(child) + (child.tail or "").lstrip("\n")
    return [("p", lines(inline))] * bool(inline.strip()) + blocks


def parts(made: str) -> list[object]:
    tree = html.fragment_fromstring(made, create_parent="div")
    return [read_back(child) for child in tree if isinstance(child.tag, str)]


@given(BLOCKS)
def test_the_site_shows_the_same_blocks_and_text(blocks: list[Block]) -> None:
    assert parts(render(write_markdown(blocks))) == [shape(block) for block in blocks]


@pytest.mark.parametrize("extensions", [["extra", "sane_lists"], ["tables", "sane_lists"]])
def test_another_python_markdown_shows_the_same_paragraphs_lists_and_tables(extensions: list[str]) -> None:
    plain = st.one_of(PARAGRAPHS, st.builds(Heading, st.integers(2, 6), SPANS), lists(FLAT_ITEMS), lists(NESTED_ITEMS))

    @given(st.lists(plain, min_size=1, max_size=5))
    def law(blocks: list[Block]) -> None:
        made = python_markdown.markdown(write_markdown(blocks), extensions=extensions)
        assert parts(made) == [shape(block) for block in blocks]

    law()


def read(made: str) -> tuple[Block, ...]:
    """Return the blocks of rendered HTML, as the clean stage reads them."""
    tree = html.fragment_fromstring(made, create_parent="div")
    return read_blocks(tree, Reader("", lambda element: element.text or "", lambda element: element.tail or ""))


@given(BLOCKS.map(lambda blocks: [block for block in blocks if not isinstance(block, Figure)]))
def test_what_was_written_read_and_written_again_stays_the_same(blocks: list[Block]) -> None:
    once = write_markdown(read(render(write_markdown(blocks))))
    assert write_markdown(read(render(once))) == once


def test_a_picture_that_is_not_kept_in_the_archive_is_not_written() -> None:
    picture = Figure(("https://a.example/x.jpg",), "a bridge", "The bridge")
    assert write_markdown([picture]) == ""
    kept = replace(picture, media=f"media/{'0' * 64}.png", credit="Photo: “Example”")
    assert write_markdown([kept]) == f'![a bridge](media/{"0" * 64}.png "The bridge")\n'


def test_links_that_run_something_are_written_as_their_text() -> None:
    assert write_markdown([Paragraph((Span("a", href="javascript:alert(1)"), Span(" b", href="data:x")))]) == "a b\n"


@pytest.mark.parametrize("sign", ["[", "![", "<", "*", "`", "_", "&", "\\", "|"])
def test_five_thousand_of_a_sign_are_read_as_text(sign: str) -> None:
    text = "خبر " + sign * 5000
    (paragraph,) = parts(render(write_markdown([Paragraph((Span(text),))])))
    assert paragraph == ("p", text)


def test_the_address_of_a_link_keeps_its_underscores() -> None:
    link = Span("here", href="https://gazette.example/old_town/a__b_?x_y=1")
    assert write_markdown([Paragraph((link,))]) == "[here](https://gazette.example/old_town/a__b_?x_y=1)\n"


def test_a_bar_at_the_start_of_a_line_is_shown_as_such_with_and_without_tables() -> None:
    made = write_markdown([Paragraph((Span("| تحليل | خبر"),))])
    shown = "<p>&#124; تحليل | خبر</p>"
    assert python_markdown.markdown(made) == python_markdown.markdown(made, extensions=["tables"]) == shown
