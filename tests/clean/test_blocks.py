from __future__ import annotations

import pytest

from mujaz.clean.blocks import extract_blocks
from mujaz.clean.layout import lay_out
from mujaz.clean.markup import parse
from mujaz.clean.plain import text_of
from mujaz.export.markdown import write_markdown
from mujaz.model import Block, CodeBlock, Definitions, Figure, Heading, ListBlock, Paragraph, Quote, Span, Table

TEXT = "The ferry between the two banks resumed on Saturday after eleven days, the authority said in a statement."
BASE = "https://a.example/b/"


def blocks_of(inner: str) -> tuple[Block, ...]:
    page = f"<html><body><article><p>{TEXT}</p>{inner}<p>{TEXT} It runs until dusk.</p></article></body></html>"
    return extract_blocks(parse(page), BASE)[1:-1]


def plain(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def items(*texts: str) -> tuple[tuple[Block, ...], ...]:
    return tuple((plain(text),) for text in texts)


def test_headings_lists_quotes_and_tables_are_kept() -> None:
    assert blocks_of("<h3>What was measured</h3>") == (Heading(3, (Span("What was measured"),)),)
    assert blocks_of("<ol><li>first of all</li><li>second of all</li></ol>") == (
        ListBlock(items("first of all", "second of all"), 1),
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


def test_marks_within_marks_and_small_signs_are_kept() -> None:
    (paragraph,) = blocks_of("<p><b>bold <i>both</i></b> and H<sub>2</sub>O, x<sup>2</sup>, <code>a_b</code>.</p>")
    assert paragraph == Paragraph(
        (
            Span("bold ", strong=True),
            Span("both", strong=True, emphasis=True),
            Span(" and H"),
            Span("2", script="sub"),
            Span("O, x"),
            Span("2", script="sup"),
            Span(", "),
            Span("a_b", code=True),
            Span("."),
        )
    )


def test_links_that_run_script_lose_their_address() -> None:
    (paragraph,) = blocks_of(f"<p><a href='javascript:alert(1)'>Do not click</a> here, it said. {TEXT}</p>")
    assert isinstance(paragraph, Paragraph)
    assert all(span.href is None for span in paragraph.spans)


def test_a_page_that_trafilatura_finds_nothing_in_gives_its_paragraphs() -> None:
    assert extract_blocks(parse("<html><body><div><p>قال نعم.</p></div></body></html>"), "") == (plain("قال نعم."),)


LISTS = {
    "<ol start=3><li>third thing</li><li>fourth thing</li></ol>": ListBlock(items("third thing", "fourth thing"), 3),
    "<ol><li value=7>seventh thing</li><li>eighth thing</li></ol>": ListBlock(
        items("seventh thing", "eighth thing"), 7
    ),
    "<ol><li>first thing</li><li value=9>ninth thing</li></ol>": ListBlock(items("1. first thing", "9. ninth thing")),
    "<ol reversed><li>second thing</li><li>first thing</li></ol>": ListBlock(
        items("2. second thing", "1. first thing")
    ),
    "<ol type=a start=2><li>some thing</li><li>another thing</li></ol>": (
        ListBlock(items("b. some thing", "c. another thing"))
    ),
    "<ol type=I><li>some thing</li><li>another thing</li></ol>": ListBlock(items("I. some thing", "II. another thing")),
    "<ol start=x><li>some thing</li></ol>": ListBlock(items("some thing"), 1),
    "<ul><li>outer thing<ol start=4><li>inner thing</li></ol></li></ul>": ListBlock(
        ((plain("outer thing"), ListBlock(items("inner thing"), 4)),)
    ),
    "<ul><li>outer thing</li><ul><li>inner thing</li></ul></ul>": ListBlock(
        ((plain("outer thing"), ListBlock(items("inner thing"))),)
    ),
}


@pytest.mark.parametrize("source", LISTS)
def test_a_list_counts_as_a_browser_shows_it(source: str) -> None:
    (found,) = blocks_of(source)
    assert isinstance(found, ListBlock)
    assert write_markdown([found]) == write_markdown([LISTS[source]])
    assert found.start == LISTS[source].start


def cells(*rows: tuple[str, ...]) -> tuple[tuple[tuple[Span, ...], ...], ...]:
    return tuple(tuple((Span(text),) if text else () for text in row) for row in rows)


def test_cells_that_reach_into_others_leave_their_places_free() -> None:
    head = "<tr><th colspan=2>Day and level</th><th>Place</th></tr>"
    rows = f"{head}<tr><td rowspan=2>Monday</td><td>3</td><td>North</td></tr>"
    assert blocks_of(f"<table><caption>Levels</caption>{rows}<tr><td>4</td><td>South</td></tr></table>") == (
        Table(
            cells(("Day and level", "", "Place"), ("Monday", "3", "North"), ("", "4", "South")),
            caption=(Span("Levels"),),
        ),
    )


def test_a_table_without_a_header_has_none() -> None:
    (table,) = blocks_of("<table><tr><td>North bank</td><td>3</td></tr><tr><td>South bank</td><td>4</td></tr></table>")
    assert table == Table(cells(("North bank", "3"), ("South bank", "4")), header=False)
    assert write_markdown([table]).startswith("|  |  |\n| --- | --- |\n| North bank | 3 |")


def test_cells_with_millions_of_columns_have_fifty() -> None:
    (table,) = blocks_of(f"<table><tr><td colspan=9999999>{TEXT[:40]}</td><td rowspan=9999999>b word</td></tr></table>")
    assert isinstance(table, Table)
    assert len(table.rows[0]) <= 50


def test_definitions_are_kept() -> None:
    (block,) = blocks_of(
        "<dl><dt>A term</dt><dd>What it means</dd><dt>Two</dt><dt>Terms</dt><dd><p>One</p><p>Two</p></dd></dl>"
    )
    assert block == Definitions(
        (
            (((Span("A term"),),), ((Span("What it means"),),)),
            (((Span("Two"),), (Span("Terms"),)), ((Span("One"),), (Span("Two"),))),
        )
    )


def test_a_program_is_kept_as_it_is_written() -> None:
    assert blocks_of("<pre><code>if a &lt; b:\n    run()\n</code></pre>") == (CodeBlock("if a < b:\n    run()"),)


def test_other_preformatted_text_is_paragraphs() -> None:
    assert blocks_of(f"<pre>{TEXT}\n\n{TEXT[:50]}</pre>") == (plain(TEXT), plain(TEXT[:50]))


def test_who_is_quoted_stays_with_the_quotation() -> None:
    (quote,) = blocks_of(f"<blockquote><p>{TEXT}</p><footer>the <cite>minister</cite></footer></blockquote>")
    assert quote == Quote((plain(TEXT), plain("the minister")))


VERSES = "<p>على النهر جسر قديم<br>يمر به الناس<br/>كل صباح</p>"


def test_short_lines_are_lines_of_one_paragraph() -> None:
    (verses,) = blocks_of(VERSES)
    assert text_of(verses) == "على النهر جسر قديم\nيمر به الناس\nكل صباح"


def test_long_lines_and_lines_with_a_gap_are_paragraphs() -> None:
    assert blocks_of(f"<p>{TEXT}<br>{TEXT[:70]}<br><br>Short end.</p>") == (
        plain(TEXT), plain(TEXT[:70]), plain("Short end."))  # fmt: skip


def test_rules_see_each_line_and_what_they_leave_is_joined_again() -> None:
    lines, layout = lay_out(blocks_of(VERSES))
    assert [line.text for line in lines] == ["على النهر جسر قديم", "يمر به الناس", "كل صباح"]
    assert text_of(*layout.restore(lines)) == "على النهر جسر قديم\nيمر به الناس\nكل صباح"
    assert text_of(*layout.restore((lines[0], lines[2]))) == "على النهر جسر قديم\n\nكل صباح"


PICTURE = (
    '<figure><img src="../a-400.jpg" srcset="/a-400.jpg 400w, /a-1600.jpg 1600w" alt="A ferry" width="800">'
    '<figcaption>The ferry at dusk <span class="credit">Photo: Example</span></figcaption></figure>'
)


def test_a_picture_is_kept_with_its_words_which_are_no_text() -> None:
    (figure,) = blocks_of(PICTURE)
    assert figure == Figure(
        ("/a-1600.jpg", "https://a.example/a-1600.jpg", "/a-400.jpg", "https://a.example/a-400.jpg", "../a-400.jpg"),
        "A ferry",
        "The ferry at dusk",
        "Photo: Example",
    )
    assert text_of(figure) == ""


CAPTIONED = {
    "wordpress": '<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">The ferry at dusk</p></div>',
    "linked": '<figure><a href="/big.jpg"><img src="/a.jpg"></a><figcaption>The ferry at dusk</figcaption></figure>',
    "picture": (
        '<figure><picture><source srcset="/a.jpg"><img src="data:image/gif;base64,R0lGOD" data-src="/a.jpg"></picture>'
        "<figcaption>The ferry at dusk</figcaption></figure>"
    ),
    "table": (
        '<table class="image-caption"><tr><td><img src="/a.jpg"></td></tr><tr><td>The ferry at dusk</td></tr></table>'
    ),
}


@pytest.mark.parametrize("kind", CAPTIONED)
def test_captions_of_every_kind_are_found(kind: str) -> None:
    (figure,) = blocks_of(CAPTIONED[kind])
    assert isinstance(figure, Figure)
    assert figure.caption == "The ferry at dusk"
    assert "https://a.example/a.jpg" in figure.sources


NO_PICTURES = {
    "an icon": '<img src="/x.png" width="16" height="16">',
    "an avatar": '<img class="avatar" src="/x.jpg">',
    "a pixel": '<img src="https://t.example/pixel.gif?id=1">',
    "an empty one": '<img alt="x">',
    "a script": '<img src="javascript:alert(1)">',
    "one in a box of links": '<div class="related"><a href="/x"><img src="/x.jpg"> Another article of ours</a></div>',
}


@pytest.mark.parametrize("what", NO_PICTURES)
def test_what_is_no_picture_of_the_article_is_left_out(what: str) -> None:
    assert [block for block in blocks_of(NO_PICTURES[what]) if isinstance(block, Figure)] == []


def test_a_picture_within_a_paragraph_stands_before_it() -> None:
    figure, paragraph = blocks_of('<p>Some words <img src="/a.jpg" alt="A ferry"> go on behind it, as they did.</p>')
    assert isinstance(figure, Figure)
    assert paragraph == plain("Some words go on behind it, as they did.")


def test_signs_of_the_blind_in_a_page_do_no_harm() -> None:
    assert extract_blocks(parse(f"<article><p>⠁⠃⠉ {TEXT}</p><p>{TEXT}</p></article>"), "")[0] == plain(f"⠁⠃⠉ {TEXT}")


def test_cells_that_claim_to_reach_over_all_others_end_the_reading_soon() -> None:
    rows = ("<tr>" + "<td rowspan=50000 colspan=50000>a word</td>" * 20 + "</tr>") * 300
    blocks = extract_blocks(parse(f"<article><p>{TEXT}</p><table>{rows}</table><p>{TEXT}</p></article>"), "")
    assert all(len(row) <= 50 for block in blocks if isinstance(block, Table) for row in block.rows)
