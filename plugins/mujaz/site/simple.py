"""Markdown without anything special in it, for which no parser is needed.

Most of what an archive holds is paragraphs of plain words with a heading, a list or a quotation here and there. Where a
body is no more than that, its HTML is written directly, in a twentieth of the time. A property test holds that it is,
byte for byte, what Python-Markdown and the sanitiser make of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SPECIAL = re.compile(
    r"[\\`*_\[\]<>&|"
    r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # white space written otherwise
    r"\ud800-\udfff\ufffe\uffff"
    r"\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",  # nothing may be left once these are taken out
)
"""What may mean something to Markdown or HTML, or is written in another way there."""
EDGES = ("", " ")
"""With what no text begins that has any words and no white space that would be cut off."""
OPENER = re.compile(r"[#>+\-=:~^!]|\d+[.)]")
"""What may open a heading, list, quotation, rule, table or code at the start of a line."""
HEADING = re.compile(r"(#{1,6}) ([^#\n]+)")
BULLET = re.compile(r"[*+-] ")
BLANK = re.compile(r"\n\n+")


def render_simple(body: str) -> str | None:
    r"""Return the HTML of a Markdown `body`; None if there is anything in it that asks for a parser.

    >>> render_simple("خبر\n\n## عنوان\n\n* أول\n* ثان")
    '<p>خبر</p>\n<h2>عنوان</h2>\n<ul>\n<li>أول</li>\n<li>ثان</li>\n</ul>'
    >>> render_simple("خبر *عاجل*") is None
    True
    """
    written: list[str] = []
    before = ""
    for block in BLANK.split(body.strip("\n")):
        kind, html = _block(block)
        # Two lists, or two quotations, one after another are one to Markdown.
        if kind == "none" or kind == before != "paragraph":
            return None
        written.append(html)
        before = kind if kind in {"list", "quote"} else "paragraph"
    return "\n".join(written)


def _block(block: str) -> tuple[str, str]:
    """Return what a block is (`none` if that is not plain) and its HTML."""
    if heading := HEADING.fullmatch(block):
        level = max(len(heading[1]), 2)
        return _whole("paragraph", [heading[2]], f"<h{level}>{heading[2]}</h{level}>")
    lines = block.split("\n")
    if all(map(BULLET.match, lines)):
        texts = [line[2:] for line in lines]
        return _whole("list", texts, "<ul>\n" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>")
    if block.startswith("> ") and len(lines) == 1:
        return _whole("quote", [block[2:]], f"<blockquote>\n<p>{block[2:]}</p>\n</blockquote>")
    return _whole("paragraph", lines, f"<p>{block}</p>")


def _whole(kind: str, texts: list[str], html: str) -> tuple[str, str]:
    """Return a block if each of its texts is plain words."""
    return (kind, html) if all(_plain(texts)) else ("none", "")


def _plain(texts: list[str]) -> Iterator[bool]:
    for text in texts:
        trimmed = text[:1] not in EDGES and text[-1] != " " and " \n" not in text and "\n " not in text
        yield trimmed and SPECIAL.search(text) is None and OPENER.match(text) is None
