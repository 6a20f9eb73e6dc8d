"""Markdown to HTML that is safe to publish."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from mujaz.site.markdown import (
    TooDeep,
    excerpt,
    frame_tables,
    links,
    plain_text,
    relink,
    render,
    sanitise,
)

HOSTILE = {
    "<script>alert(1)</script>": "",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>": "",
    "a <script>alert(1)</script> b": "<p>a  b</p>",
    "<style>p { color: red }</style>": "",
    '<p onclick="x()">a</p>': "<p>a</p>",
    '<p style="position:fixed">a</p>': "<p>a</p>",
    '<p class="masthead" id="main">a</p>': "<p>a</p>",
    "<iframe src=https://evil.example></iframe>": "",
    "<object data=x></object><embed src=x>": "",
    "<form action=/x><input name=y><button>z</button></form>": "z",
    "<svg onload=x()><circle r=1></svg>": "",
    "<math><mtext>a</mtext></math>": "",
    "<base href=https://evil.example/>": "",
    "<meta http-equiv=refresh content=0>": "",
    "<link rel=stylesheet href=x>": "",
    "<details open ontoggle=x()>a</details>": "a",
    "<marquee onstart=x()>a</marquee>": "<p>a</p>",
    "<a href=x onfocus=y() autofocus>a</a>": '<p><a href="x" rel="noopener noreferrer">a</a></p>',
    "[a](javascript:alert(1))": "<p>a</p>",
    "[a](JaVaScRiPt:alert(1))": "<p>a</p>",
    "[a](jav&#x09;ascript:alert(1))": "<p>a</p>",
    "[a](&#106;avascript:alert(1))": "<p>a</p>",
    '<a href=" javascript:alert(1)">a</a>': "<p>a</p>",
    "[a](data:text/html;base64,x)": "<p>a</p>",
    "[a](vbscript:x)": "<p>a</p>",
    "[a](file:///etc/passwd)": "<p>a</p>",
    "![a](https://evil.example/x.png)": "",
    "<!-- comment -->": "",
    "<!--[if IE]><script>x()</script><![endif]-->": "",
    "a</p></div></article>b": "<p>a</p>b",
    "&lt;script&gt;": "<p>&lt;script&gt;</p>",
    "`<script>`": "<p><code>&lt;script&gt;</code></p>",
    "<a href=https://a.example target=_blank>a</a>": (
        '<p><a href="https://a.example" rel="noopener noreferrer">a</a></p>'
    ),
    '<div class="footnote masthead">a</div>': '<div class="footnote">a</div>',
    "a \u202eb\u202c &#x202e;c \u200fd \u2066e": "<p>a b c d e</p>",
    "\ufeffa": "<p>a</p>",
}


@pytest.mark.parametrize("source", HOSTILE)
def test_what_could_run_load_submit_or_deceive_is_taken_out(source: str) -> None:
    assert render(source).strip() == HOSTILE[source]


KEPT = {
    "**نص** *مثال*": "<p><strong>نص</strong> <em>مثال</em></p>",
    "# عنوان\n\n## فرعي": "<h2>عنوان</h2>\n<h2>فرعي</h2>",
    "Title\n=====": "<h2>Title</h2>",
    "> اقتباس": "<blockquote>\n<p>اقتباس</p>\n</blockquote>",
    "3. ثلاثة\n4. أربعة": '<ol start="3">\n<li>ثلاثة</li>\n<li>أربعة</li>\n</ol>',
    "<bdi>F-16</bdi>": "<p><bdi>F-16</bdi></p>",
    '<p lang="en" dir="ltr">a</p>': '<p lang="en" dir="ltr">a</p>',
    "الـــمـــثـــال مُشَكَّل «اقتباس»": "<p>الـــمـــثـــال مُشَكَّل «اقتباس»</p>",
    "می\u200cخواهد": "<p>می\u200cخواهد</p>",
    "a & b < c": "<p>a &amp; b &lt; c</p>",
}


@pytest.mark.parametrize("source", KEPT)
def test_what_an_author_means_stays_as_it_was_written(source: str) -> None:
    assert render(source).strip() == KEPT[source]


def parse(source: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(f"<div>{render(source)}</div>")


def test_a_table_is_published_with_its_head() -> None:
    page = parse("| أ | ب |\n|---|---|\n| 1 | 2 |")
    assert page.xpath("//th/text()") == ["أ", "ب"]
    assert page.xpath("//td/text()") == ["1", "2"]


def test_a_footnote_and_its_place_lead_to_each_other() -> None:
    page = parse("نص[^1]\n\n[^1]: حاشية")
    reference, back = page.xpath("//a")
    assert page.xpath("//li[@id=$id]", id=reference.get("href")[1:])
    assert page.xpath("//sup[@id=$id]", id=back.get("href")[1:])


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    alone = render("HTML [a] نص[^1]\n\n[^1]: b")
    render("*[HTML]: Hyper\n\n[a]: https://evil.example/\n\nHTML [^1]\n\n[^1]: other")
    assert render("HTML [a] نص[^1]\n\n[^1]: b") == alone


def test_lists_that_are_nested_too_deeply_are_refused_in_words() -> None:
    deep = "\n".join(" " * (4 * depth) + "- x" for depth in range(300))
    with pytest.raises(TooDeep) as caught:
        render(deep)
    assert str(caught.value) == "Lists or quotations are nested too deeply here; write them with fewer levels."
    assert render("still works") == "<p>still works</p>"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_gives_html_that_sanitising_leaves_as_it_is(text: str) -> None:
    html = render(text)
    assert sanitise(html) == html
    assert not re.search(r"<script|<style|javascript:|\son\w+=", re.sub(r">[^<]*<", "><", html), re.IGNORECASE)


PIECES = [*"<>a=/[)`;p \n\"'", "script", "style", "on", "](", "&#", "!--"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_pieces_of_markup_in_any_order_give_nothing_that_runs(pieces: list[str]) -> None:
    html = render("".join(pieces))
    page = lxml_html.fromstring(f"<div>{html}</div>")
    assert {element.tag for element in page.iter()}.isdisjoint({"script", "style", "iframe", "form"})
    assert all(not name.startswith("on") for element in page.iter() for name in element.attrib)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>الرقة &amp; <b>حلب</b></p><p>x</p>", "الرقة & حلب\nx"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a<br>b", "a\nb"),
        ("<p>&lt;b&gt;</p>", "<b>"),
        ("", ""),
    ],
)
def test_plain_text_has_a_line_for_each_block(html: str, text: str) -> None:
    assert plain_text(html) == text


@pytest.mark.parametrize(
    ("html", "first"),
    [
        ("<h2>h</h2><p>a</p><p>b</p>", "<p>a</p>"),
        ("<blockquote><p>a</p></blockquote><p>b</p>", "<p>a</p>"),
        ("<h2>h</h2>", ""),
        ("", ""),
    ],
)
def test_an_excerpt_is_the_first_paragraph(html: str, first: str) -> None:
    assert excerpt(html) == first


def test_an_excerpt_leads_to_no_footnote_that_is_not_there() -> None:
    first = excerpt(render("Text[^1] of an example.\n\nMore.\n\n[^1]: Note."))
    assert "#fn" not in first


def test_addresses_from_the_root_get_the_prefix_and_anchors_the_page() -> None:
    html = '<a href="/ar/">a</a><a href="https://x.example/">b</a><a href="#fn:1">c</a>'
    assert relink(html, "") == html
    assert relink(html, "/of") == html.replace('"/ar/"', '"/of/ar/"')
    assert relink(html, "https://a.example", "https://a.example/p/") == (
        '<a href="https://a.example/ar/">a</a><a href="https://x.example/">b</a>'
        '<a href="https://a.example/p/#fn:1">c</a>'
    )


def test_the_links_of_a_text_are_told_in_order_and_unescaped() -> None:
    assert links(render("[a](/x/?a=1&b=2) [b](#c) <https://d.example/>")) == ("/x/?a=1&b=2", "#c", "https://d.example/")


@pytest.mark.parametrize("table", ["<table>", '<table dir="rtl" lang="ar">'])
def test_a_table_lies_in_a_region_that_closes_again(table: str) -> None:
    framed = frame_tables(f"{table}<tbody></tbody></table><p>a</p>", 'جدول "أ"')
    opened = '<div class="table" role="region" aria-label="جدول &quot;أ&quot;" tabindex="0">'
    assert framed == f"{opened}{table}<tbody></tbody></table></div><p>a</p>"


def test_a_paragraph_that_opens_too_many_links_is_refused_in_words() -> None:
    with pytest.raises(TooDeep, match=r"more than 1000 of \[ or <; part it"):
        render("[" * 20_000)
    assert render("\n\n".join(["[ " * 900] * 3)).count("<p>") == 3
    assert render(r"\[" * 2000).count("[") == 2000
