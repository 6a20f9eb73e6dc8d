"""Text within a block: escaped, with its marks and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mujaz.model import Span

SPECIAL = re.compile(r"[\\`*_\[\]]")
"""Characters that Markdown reads as markup anywhere in a line."""
ENTITY = re.compile(r"&(?=#|[0-9A-Za-z]+;)")
"""An ampersand that would be read as the start of an entity."""
BRACE = re.compile(r"\{")
"""Opens an attribute list where that extension is on."""
START = re.compile(
    r"(?P<mark>[#>]|[+-](?=[\s+|:-]|\Z))|(?P<number>\d+)(?P<point>[.)])(?=\s|\Z)|(?P<other>\||:(?=[\s:-])|~(?=~~)|=(?==*\s*\Z))"
)
"""What opens a heading, list, quotation, rule, table, definition or code at the start of a line, or underlines one."""
EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
LINK_UNSAFE = re.compile(r"[()\[\]<>\"'\\`*{}\s\x00-\x1f\x7f]")
"""Characters that end a link's address or are markup in it."""
SCHEME = re.compile(r"(?:https?://|mailto:|/(?!/)|#)", re.IGNORECASE)
"""How an address begins that a text may link to."""
BREAKS = re.compile(r"[ ]*\n\s*")
PLAIN_CODE = re.compile(r"[^\s`\\&<>|\[\]](?:[^\n\t`\\&<>|\[\]]*[^\s`\\&<>|\[\]])?")
"""Code that needs no care between backticks."""


def escape(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is.

    >>> escape("a*b <script> [x] &amp; A&B")
    'a\\*b &lt;script> \\[x\\] &amp;amp; A&B'
    """
    text = SPECIAL.sub(r"\\\g<0>", ENTITY.sub("&amp;", text))
    return BRACE.sub("&#123;", text.replace("<", "&lt;").replace("\t", "&#9;"))


def escape_start(line: str) -> str:
    r"""Return a line so that its beginning opens nothing.

    >>> escape_start("#هاشتاغ"), escape_start("2011. عام"), escape_start("- قال")
    ('\\#هاشتاغ', '2011\\. عام', '\\- قال')
    """
    match = START.match(line)
    if match is None:
        return line
    rest = line[match.end() :]
    if match["number"]:
        return f"{match['number']}\\{match['point']}{rest}"
    return f"\\{match['mark']}{rest}" if match["mark"] else f"&#{ord(match['other'])};{rest}"


def join_inline(spans: Iterable[Span]) -> str:
    """Return `spans` as one line of Markdown without space at its ends; line breaks in them are spaces."""
    return BREAKS.sub(" ", _join(spans))


def join_lines(spans: Iterable[Span]) -> str:
    """Return `spans` as lines of Markdown, each safe at its start."""
    lines = _join(spans).split("\n")
    return "<br>\n".join(map(escape_start, lines))


def join_cell(spans: Iterable[Span]) -> str:
    """Return `spans` as one line of Markdown in which line breaks are tags."""
    return "<br>".join(_join(spans).split("\n"))


def _join(spans: Iterable[Span]) -> str:
    merged = _merge(spans)
    text = "".join(_write(merged, place) for place in range(len(merged)))
    return BREAKS.sub("\n", text.strip())


def _merge(spans: Iterable[Span]) -> list[Span]:
    """Return `spans` with neighbours of the same marks joined, and space taken out of the marks."""
    merged: list[Span] = []
    for given in spans:
        span = given._replace(href=None) if given.href is not None and not SCHEME.match(given.href) else given
        before, inner, behind = EDGES.fullmatch(span.text).groups() if _is_marked(span) else ("", span.text, "")  # type: ignore[union-attr]
        for part in (Span(before), span._replace(text=inner), Span(behind)):
            if part.text and merged and merged[-1].marks == part.marks:
                merged[-1] = part._replace(text=merged[-1].text + part.text)
            elif part.text:
                merged.append(part)
    return merged


def _is_marked(span: Span) -> bool:
    return _has_style(span) or span.href is not None


def _has_style(span: Span) -> bool:
    return span.strong or span.emphasis or span.code or span.script is not None


def _write(spans: Sequence[Span], place: int) -> str:
    """Return one span; as HTML where its signs would touch other signs, which Markdown reads as one mark."""
    span = spans[place]
    near = [spans[n] for n in (place - 1, place + 1) if 0 <= n < len(spans)]
    several = span.strong + span.emphasis + span.code + (span.script is not None) > 1
    touching = several or any(_has_style(other) for other in near)
    text = _write_code(span.text, near, touching=touching) if span.code else escape(span.text)
    if span.script is not None:
        text = f"<{span.script}>{text}</{span.script}>"
    if span.emphasis:
        text = f"<em>{text}</em>" if touching else f"*{text}*"
    if span.strong:
        text = f"<strong>{text}</strong>" if touching else f"**{text}**"
    return text if span.href is None else f"[{text}]({escape_address(span.href)})"


def _write_code(text: str, near: Iterable[Span], *, touching: bool) -> str:
    """Return code between backticks where that is sure to be read, else as HTML."""
    plain = PLAIN_CODE.fullmatch(text) and not touching and not any(set(other.text) & {"`", "\\"} for other in near)
    return f"`{text}`" if plain else f"<code>{escape(text)}</code>"


def escape_address(address: str) -> str:
    """Return a link's address with what would end it percent-encoded.

    >>> escape_address("https://undocs.org/S/RES/2254(2015)")
    'https://undocs.org/S/RES/2254%282015%29'
    """
    encoded = LINK_UNSAFE.sub(lambda char: "".join(f"%{byte:02X}" for byte in char[0].encode()), address)
    return ENTITY.sub("&amp;", encoded)
