from __future__ import annotations

from mujaz.clean.blocks import extract_blocks
from mujaz.clean.markup import parse
from mujaz.model import Block, Heading, ListBlock, Paragraph, Quote, Span, Table

TEXT = "The ferry between the two banks resumed on Saturday after eleven days, the authority said in a statement."


def blocks_of(inner: str) -> tuple[Block, ...]:
    page = f"<html><body><article><p>{TEXT}</p>{inner}<p>{TEXT} It runs until dusk.</p></article></body></html>"
    return extract_blocks(parse(page), "https://a.example/b/")[1:-1]


def plain(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def test_headings_lists_quotes_and_tables_are_kept() -> None:
    assert blocks_of("<h3>What was measured</h3>") == (Heading(3, (Span("What was measured"),)),)
    assert blocks_of("<ol><li>first of all</li><li>second of all</li></ol>") == (
        ListBlock(((plain("first of all"),), (plain("second of all"),)), 1),
    )
    assert blocks_of("<blockquote><p>So it was said.</p></blockquote>") == (Quote((plain("So it was said."),)),)
    rows = "<tr><th>Day</th><th>Level</th></tr><tr><td>11 August</td><td>3.2</td></tr>"
    assert blocks_of(f"<table>{rows}</table>") == (
        Table((((Span("Day"),), (Span("Level"),)), ((Span("11 August"),), (Span("3.2"),)))),
    )


def test_marks_and_links_are_kept_and_addresses_completed() -> None:
    (paragraph,) = blocks_of(f"<p>A <b>bold</b> and <i>slanted</i> <a href='../c'>link</a> to it. {TEXT}</p>")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans[:6] == (
        Span("A "),
        Span("bold", strong=True),
        Span(" and "),
        Span("slanted", emphasis=True),
        Span(" "),
        Span("link", href="https://a.example/c"),
    )


def test_links_that_run_script_lose_their_address() -> None:
    (paragraph,) = blocks_of(f"<p><a href='javascript:alert(1)'>Do not click</a> here, it said. {TEXT}</p>")
    assert isinstance(paragraph, Paragraph)
    assert all(span.href is None for span in paragraph.spans)


def test_a_page_that_trafilatura_finds_nothing_in_gives_its_paragraphs() -> None:
    assert extract_blocks(parse("<html><body><div><p>قال نعم.</p></div></body></html>"), "") == (plain("قال نعم."),)
