"""Advice on how a briefing is written; it never stops anything, and archived articles are left as they were found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.errors import Problem
from mujaz.export.complete import is_empty
from mujaz.export.frontmatter import Document
from mujaz.yamltext import Text

LONGEST_HEADLINE = 110
"""Characters of a headline that lists, cards and search engines show whole."""
HIDDEN = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)|<!--.*?-->|<[^<>\n]*>"
    r"|https?://\S+|^\s{0,3}\[[^\]\n]+\]:.*?$|(?<=\]\()[^()\n]*(?:\([^()\n]*\)[^()\n]*)*(?=\))",
    re.DOTALL | re.MULTILINE,
)
"""Parts of Markdown that are no prose: code, comments, tags, addresses, where a link leads."""
ARABIC = "\u0621-\u064a\u064b-\u0652\u0670-\u06d3"
"""Letters and marks of Arabic."""
LATIN_SIGN = re.compile(rf"(?<=[{ARABIC}])[,;?](?=\s|$|[»”\"')])", re.MULTILINE)
ARABIC_SIGNS = {",": "\u060c", ";": "\u061b", "?": "\u061f"}
"""A Latin sign → ARABIC COMMA, ARABIC SEMICOLON, ARABIC QUESTION MARK."""
STRAIGHT = re.compile(r'"')
QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|«[^«»]*»|„[^„“]*“")
"""A text between typographic quotation marks and nothing else."""
TATWEEL = re.compile(rf"(?<=[{ARABIC}])\u0640+(?=[{ARABIC}])")
"""A word that is drawn out; the tatweel of هـ, which no letter follows, is its own."""
NOWHERE = re.compile(r"(?<![!\\])\[(?P<text>[^\[\]\n]+)\](?:\(\s*#\s*\)|\[(?P<label>[^\[\]\n]*)\])")
"""A link to nothing but #, or one whose address stands under a label."""
LABEL = re.compile(r"^\s{0,3}\[(?P<label>[^\]\n]+)\]:", re.MULTILINE)

QUOTES = {"ar": "«…»", "en": "“…”"}
Spot = tuple[int, int]
"""Line and column, from 1."""


def advise(document: Document) -> Iterator[Problem]:
    """Yield what might be better in a briefing, by line and column; nothing of any other kind of item."""
    fields = document.fields
    if fields.get("kind") != "briefing" or fields.get("status") == "withdrawn":
        return
    if is_empty(fields.get("summary")):
        yield _advice(document, (fields.line_of("kind"), 0), "There is no summary; lists, feeds and search engines "
                      "would show it.")  # fmt: skip
    title = fields.get("title")
    if isinstance(title, Text) and len(title) > LONGEST_HEADLINE:
        yield _advice(document, (title.line, title.column), "The headline has {count} characters; with more than "
                      "{limit} it is cut off in lists and by search engines.",
                      count=len(title), limit=LONGEST_HEADLINE)  # fmt: skip
    if isinstance(title, Text) and QUOTED.fullmatch(title.strip()):
        yield _advice(document, (title.line, title.column), "The whole headline stands between quotation marks; delete "
                      "them if it quotes nobody, for a value needs none.")  # fmt: skip
    for key in ("title", "summary"):
        value = fields.get(key)
        if isinstance(value, Text):
            yield from _of_words(document, value, (value.line, value.column))
    prose = HIDDEN.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), document.body)
    yield from _of_words(document, prose, (document.body_line, 1))
    yield from _of_links(document)


def _of_words(document: Document, text: str, start: Spot) -> Iterator[Problem]:
    for match in LATIN_SIGN.finditer(text):
        sign = ARABIC_SIGNS[match[0]]
        yield _advice(document, _spot(text, match.start(), start), 'There is a Latin "{found}" behind an Arabic word; '
                      'write "{sign}".', found=match[0], sign=sign)  # fmt: skip
    for match in TATWEEL.finditer(text):
        yield _advice(document, _spot(text, match.start(), start), "A word is drawn out by tatweel, so that search "
                      "and readers' tools may miss it; write it without.")  # fmt: skip
    quotes = QUOTES.get(str(document.fields.get("lang")), QUOTES["en"])
    lines: set[int] = set()
    for match in STRAIGHT.finditer(text):
        spot = _spot(text, match.start(), start)
        if spot[0] not in lines:
            lines.add(spot[0])
            yield _advice(document, spot, "There are straight quotation marks here; write {quotes}.", quotes=quotes)


def _of_links(document: Document) -> Iterator[Problem]:
    labels = {_fold(match["label"]) for match in LABEL.finditer(document.body)}
    code = HIDDEN.sub(lambda hidden: hidden[0] if not _is_code(hidden) else re.sub(r"[^\n]", " ", hidden[0]),
                      document.body)  # fmt: skip
    for match in NOWHERE.finditer(code):
        label = match["label"]
        if label is not None and _fold(label or match["text"]) in labels:
            continue
        yield _advice(document, _spot(code, match.start(), (document.body_line, 1)), 'The link "{link}" goes nowhere; '
                      "write its address between the brackets.", link=match["text"][:80])  # fmt: skip


def _is_code(hidden: re.Match[str]) -> bool:
    return hidden[0].startswith(("`", "~~~", "<!--"))


def _fold(label: str) -> str:
    return " ".join(label.split()).casefold()


def _spot(text: str, place: int, start: Spot) -> Spot:
    line = text.count("\n", 0, place)
    column = place - text.rfind("\n", 0, place)
    return start[0] + line, column + (start[1] - 1 if line == 0 else 0)


def _advice(document: Document, spot: Spot, text: str, **values: object) -> Problem:
    return Problem.of(document.path, spot[0], text, values, column=spot[1], severity="style")
