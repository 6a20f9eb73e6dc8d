"""Markdown without anything special in it, for which no parser is needed.

Most of what an archive holds is paragraphs of plain words with a heading, a list or a quotation here and there. Where a
body is no more than that, its HTML is written directly, in a twentieth of the time. A property test holds that it is,
byte for byte, what Python-Markdown and the sanitiser make of it.
"""

from __future__ import annotations

import re

SPECIAL = re.compile(
    r"[\\`*_\[\]<>&|"
    r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # white space written otherwise
    r"\ud800-\udfff\ufffe\uffff"
    r"\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",  # nothing may be left once these are taken out
)
"""What may mean something to Markdown or HTML, or is written in another way there."""
EDGES = ("\n\n", "\n ", " \n")
"""What shows that a line has no words, or white space around them that would be cut off."""
OPENER = re.compile(r"\n(?:[#>+\-=:~^!]|\d+[.)])")
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
    texts: list[str] = []
    before = ""
    for block in BLANK.split(body.strip("\n")):
        kind, own, html = _block(block)
        if kind == before != "paragraph":  # two lists, or two quotations, one after another are one to Markdown
            return None
        written.append(html)
        texts += own
        before = kind
    return "\n".join(written) if _are_plain(texts) else None


def _block(block: str) -> tuple[str, list[str], str]:
    """Return what a block is, the lines of text in it, and its HTML if these are plain words."""
    if block.startswith("#") and (heading := HEADING.fullmatch(block)):
        level = max(len(heading[1]), 2)
        return "paragraph", [heading[2]], f"<h{level}>{heading[2]}</h{level}>"
    lines = block.split("\n")
    if all(map(BULLET.match, lines)):
        texts = [line[2:] for line in lines]
        return "list", texts, "<ul>\n" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>"
    if block.startswith("> ") and len(lines) == 1:
        return "quote", [block[2:]], f"<blockquote>\n<p>{block[2:]}</p>\n</blockquote>"
    return "paragraph", lines, f"<p>{block}</p>"


def _are_plain(texts: list[str]) -> bool:
    """Tell whether lines are plain words; they are looked at as one text, in a third of the time."""
    lines = "\n".join(["", *texts, ""])
    one, before, behind = EDGES
    edged = one in lines or before in lines or behind in lines
    return not (edged or OPENER.search(lines) or SPECIAL.search(lines))
