"""The text of an article that a page carries as data and a script would show: `articleBody`, the state of an app."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from mujaz.clean.jsonld import read_jsonld
from mujaz.clean.lines import count_words, is_sentence
from mujaz.clean.markup import Element, parse, squeeze
from mujaz.model import Block, Heading, Paragraph, Span

FEWEST_WORDS = 25
"""A text with fewer words is a teaser."""
ENOUGH = 0.4
"""Where the HTML shows less than this share of it, the text is not in the HTML."""
MOST_SEEN = 1_500
"""A page that shows more characters shows its text."""
LEAST_SEEN = 150
"""One that shows fewer shows none."""
STATE = re.compile(r"\A\s*(?:window\.|self\.|var\s+)?[\w.$\[\]\"']{1,60}\s*=\s*(?=[{\[])")
"""What stands before the data in a script that keeps them in a variable."""
NAMES = re.compile(
    r"\A(?:article_?body|body|content|text|html|story|copy|paragraphs?|markdown|value|rendered|full_?text)(?:_?html)?\Z",
    re.IGNORECASE,
)
"""Names under which a site's data hold a text."""
TAG = re.compile(r"<(?:p|br|div|h[2-6])\b", re.IGNORECASE)
BREAK = re.compile(r"\s*(?:<br\s*/?>\s*|\n\s*)+", re.IGNORECASE)
LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
MOST_VALUES = 50_000
"""Values of one script that are looked at."""
DEEPEST = 30
MOST_HOLDERS = 3
"""What stands further around a text says nothing of it."""


class Hidden(NamedTuple):
    """A text in the page's data, and the objects in which it stands, the innermost first."""

    blocks: tuple[Block, ...] = ()
    records: tuple[dict[str, Any], ...] = ()


def find_hidden(tree: Element, seen: int) -> Hidden:
    """Return the article's text in the page's data, if the page itself shows hardly any of it.

    `seen` is how many characters were found in the HTML.
    """
    if seen > MOST_SEEN:
        return Hidden()
    stated = read_jsonld(tree).get("articleBody")
    found = Hidden(_blocks(stated)) if isinstance(stated, str) else Hidden()
    # An app's state holds other articles too, so it is read only where the page shows none.
    if not _length(found.blocks) and seen < LEAST_SEEN:
        candidates = (one for data in _states(tree) for one in _texts(data))
        found = max(candidates, key=lambda one: _length(one.blocks), default=Hidden())
    return found if seen < ENOUGH * _length(found.blocks) else Hidden()


def _length(blocks: tuple[Block, ...]) -> int:
    """Return how many characters a text has; 0 for one that is no running text."""
    texts = [block.spans[0].text for block in blocks if isinstance(block, Paragraph | Heading)]
    good = sum(map(count_words, texts)) >= FEWEST_WORDS and any(map(is_sentence, texts))
    return sum(map(len, texts)) if good else 0


def _states(tree: Element) -> Iterator[Any]:
    """Yield the data in scripts of JSON, and of variables that hold a page's state."""
    for script in tree.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if "json" not in kind:
            start = STATE.match(text[:200]) if kind in {"", "text/javascript", "application/javascript"} else None
            text = text[start.end() :] if start else ""
        if text.strip():
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text.strip())[0]
            except (ValueError, RecursionError):
                continue


def _texts(data: Any) -> Iterator[Hidden]:
    """Yield the texts in data: long strings under telling names, and lists of paragraphs."""
    stack: list[tuple[str, Any, int, tuple[dict[str, Any], ...]]] = [("", data, 0, ())]
    for _ in range(MOST_VALUES):
        if not stack:
            return
        name, value, depth, holders = stack.pop()
        if isinstance(value, str):
            if NAMES.match(name) and count_words(value) >= FEWEST_WORDS:
                yield Hidden(_blocks(value), holders)
        elif depth < DEEPEST and isinstance(value, dict):
            around = (value, *holders)[:MOST_HOLDERS]
            stack.extend((str(key), part, depth + 1, around) for key, part in value.items())
        elif depth < DEEPEST and isinstance(value, list):
            parts = [text for part in value if (text := _paragraph(part))]
            yield Hidden(tuple(block for text in parts for block in _blocks(text)), holders)
            stack.extend((name, part, depth + 1, holders) for part in value if not isinstance(part, str))


def _paragraph(part: Any) -> str | None:
    """Return the text of an entry in a list of paragraphs."""
    if isinstance(part, str):
        return part
    if not isinstance(part, dict):
        return None
    texts = [value for key, value in part.items() if isinstance(value, str) and NAMES.match(str(key))]
    return max(texts, key=len, default=None)


def _blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs and headings of a text, be it HTML or lines."""
    if not TAG.search(text):
        lines = (squeeze(part) for part in BREAK.split(text))
        return tuple(Paragraph((Span(line),)) for line in lines if line)
    tree = parse(f"<div>{text}</div>")
    parts = [
        part
        for part in tree.iter()
        if part.tag in LINES and not any(holder.tag in LINES for holder in part.iterancestors())
    ]
    parts = parts or [part for part in tree.iter("div") if part.find(".//div") is None]
    if not parts:
        return _blocks(BREAK.sub("\n", text)) if not TAG.search(BREAK.sub("\n", text)) else ()
    named = ((part.tag, squeeze(part.text_content())) for part in parts)
    return tuple(
        Heading(int(tag[1]), (Span(line),)) if tag.startswith("h") else Paragraph((Span(line),))
        for tag, line in named
        if line
    )
