"""Markdown gives back the blocks that were written, whatever their text."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from mujaz.export.markdown import write_markdown
from mujaz.model import Block, Heading, ListBlock, Paragraph, Quote, Span, Table

EXTENSIONS = (["tables", "sane_lists"], ["extra", "sane_lists"])
TEXT = st.text(
    alphabet=st.sampled_from("اب ةZa1.2)#>+-*_`[]()<>&;|\\{}:!~=/\"'،«»\u200cé \t"), min_size=1, max_size=24
).filter(lambda text: text.strip() == text and any(char.isalnum() for char in text))
WORDS = st.text(alphabet="ابتث abc.#*[<&|\\_`", min_size=1, max_size=12).filter(
    lambda text: any(char.isalnum() for char in text)
)
SPANS = st.one_of(
    TEXT.map(lambda text: (Span(text),)),
    st.lists(
        st.builds(
            Span,
            text=WORDS,
            strong=st.booleans(),
            emphasis=st.booleans(),
            href=st.sampled_from([None, None, "https://a.example/b?c=d&copy;=e_f*g(h)"]),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
)
PARAGRAPHS = st.builds(Paragraph, SPANS)


def lists(inner: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[ListBlock]:
    return st.builds(ListBlock, st.lists(inner, min_size=1, max_size=3).map(tuple), st.sampled_from([None, 1, 3, 2011]))


FLAT_ITEMS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple)
NESTED_ITEMS = st.tuples(PARAGRAPHS, lists(FLAT_ITEMS))
CELLS = st.one_of(st.just(()), SPANS)
TABLES = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=3).map(lambda rows: Table(tuple(rows)))
)
LEAVES = st.one_of(
    PARAGRAPHS, st.builds(Heading, st.integers(2, 6), SPANS), lists(FLAT_ITEMS), lists(NESTED_ITEMS), TABLES
)
QUOTES = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple).map(Quote)
BLOCKS = st.lists(st.one_of(LEAVES, QUOTES), min_size=1, max_size=5)


def flat(text: str) -> str:
    return " ".join(text.split(" ")).strip()


def shape(block: Block) -> object:
    match block:
        case Paragraph():
            return ("p", spans(block.spans))
        case Heading():
            return (f"h{block.level}", spans(block.spans))
        case Quote():
            return ("blockquote", [shape(inner) for inner in block.blocks])
        case ListBlock():
            kind = "ul" if block.start is None else f"ol{block.start}"
            return (kind, [[shape(inner) for inner in item] for item in block.items])
        case Table():
            return ("table", [[spans(cell) for cell in row] for row in block.rows])


def spans(run: tuple[Span, ...]) -> str:
    return flat("".join(span.text for span in run))


def read_back(element: html.HtmlElement) -> object:
    tag = str(element.tag)
    if tag in {"ul", "ol"}:
        kind = tag if tag == "ul" else f"ol{element.get('start', '1')}"
        return (kind, [read_item(item) for item in element])
    if tag == "blockquote":
        return (tag, [read_back(child) for child in element])
    if tag == "table":
        rows = [[flat(cell.text_content()) for cell in row] for row in element.iter("tr")]
        return (tag, [row for n, row in enumerate(rows) if n == 0 or row])
    return (tag, flat(element.text_content()))


def read_item(item: html.HtmlElement) -> list[object]:
    inline, blocks = item.text or "", []
    for child in item:
        if child.tag in {"p", "ul", "ol"}:
            blocks.append(read_back(child))
            inline += child.tail if not blocks else ""
        else:
            inline += child.text_content() + (child.tail or "")
    return [("p", flat(inline.replace("\n", "")))] * bool(inline.strip()) + blocks


def render(blocks: list[Block], extensions: list[str]) -> list[object]:
    made = markdown.markdown(write_markdown(blocks), extensions=extensions)
    tree = html.fragment_fromstring(made, create_parent="div")
    found = [read_back(child) for child in tree if isinstance(child.tag, str)]
    for table in (part for part in found if isinstance(part, tuple) and part[0] == "table"):
        # Python-Markdown gives a table of a header alone an empty row.
        table[1][1:] = [row for row in table[1][1:] if any(row)]
    return found


def expected(blocks: list[Block]) -> list[object]:
    found = [shape(block) for block in blocks]
    for table in (part for part in found if part[0] == "table"):
        table[1][1:] = [row for row in table[1][1:] if any(row)]
    return found


@pytest.mark.parametrize("extensions", EXTENSIONS)
def test_markdown_gives_back_the_same_blocks_and_text(extensions: list[str]) -> None:
    @given(BLOCKS)
    def law(blocks: list[Block]) -> None:
        assert render(blocks, extensions) == expected(blocks)

    law()
