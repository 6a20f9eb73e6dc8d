"""Text of the other direction in sanitised HTML: blocks of it say their language, words within a line stand apart.

Without that a browser orders a name, the number behind it and a bracket by guesswork: «F-16 (USA)!», «داعش (12)».
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mujaz.arabic.bidi import Direction, direction

LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376-\u037d\u0386-\u052f\u1e00-\u1fff"
ARABIC = "\u0590-\u05ff\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc"
JOINERS = "\u200c\u200d\u0640"
LETTERS: dict[Direction, re.Pattern[str]] = {"ltr": re.compile(f"[{LATIN}]"), "rtl": re.compile(f"[{ARABIC}]")}
DIGITS = "0-9"
TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<attributes>[^>]*)>|[^<]+")
"""A tag of sanitised HTML, or text between tags."""
LINE_BLOCKS = frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "caption", "pre"}
)
"""Elements whose text has one direction."""
HOLDERS = frozenset({"ul", "ol", "dl", "blockquote"})
"""Elements with a sign, line or indent at their start."""
CLOSED = frozenset({"bdi", "code", "pre"})
"""Elements in which nothing is set apart."""
VOID = frozenset({"br", "hr", "img"})
MAJORITY = 0.6
"""A block is of the other direction if its first letter is, and so many of all of them."""
OTHER: dict[Direction, Direction] = {"ltr": "rtl", "rtl": "ltr"}
LANGUAGES: dict[Direction, str] = {"ltr": "en", "rtl": "ar"}
"""The archive's language of each direction."""


def _runs(letters: str, comma: str, foreign: str) -> re.Pattern[str]:
    """Return what matches words of a direction that stand beside each other, with what belongs to them.

    A number behind a comma of the other script is the sentence's: «البيان SC/10658، 27 أيار».
    """
    char = f"[{letters}{DIGITS}{JOINERS}\u064b-\u065f]"
    unit = rf"{char}+(?:[-‐-–./:'’_@+&]+{char}+)*[%+]*"
    words = rf"{unit}(?:[ \u00a0]{unit})*"
    between = rf"(?:[ \u00a0]|{comma} |{foreign} (?=\(?[{letters}])| – )"
    return re.compile(rf"(?:\({words}\)|{unit})(?:{between}(?:\({words}\)|{unit}))*")


RUNS: dict[Direction, re.Pattern[str]] = {"ltr": _runs(LATIN, ",", "،"), "rtl": _runs(ARABIC, "،", ",")}
EDGE_NUMBERS = re.compile(
    r"\A(?:\(?[\d.,/:–-]+\)?(?:[ \u00a0]|, |، | – ))+|(?:(?:[ \u00a0]|, |، | – )*\([\d.,/:–-]+\))+\Z"
)
"""Numbers before a run, and numbers in brackets behind it, are the sentence's."""


@dataclass(slots=True)
class _Block:
    """A block element, with its letters of each direction, those of blocks within it too."""

    place: int
    tag: str
    fixed: bool
    counts: dict[Direction, int] = field(default_factory=lambda: {"ltr": 0, "rtl": 0})
    first: Direction | None = None
    """The direction of the first letter."""


def is_mixed(text: str, language: str) -> bool:
    """Tell whether a text in `language` has letters of the other direction."""
    base = direction(language)
    return not (base == "ltr" and text.isascii()) and LETTERS[OTHER[base]].search(text) is not None


def isolate(html: str, language: str) -> str:
    """Return sanitised HTML in `language` in which text of the other direction says so.

    >>> isolate("<p>رخصة AGPL-3.0 (12)</p><p>All in English.</p>", "ar")
    '<p>رخصة <bdi lang="en">AGPL-3.0</bdi> (12)</p><p lang="en" dir="ltr">All in English.</p>'
    """
    base = direction(language)
    letters = LETTERS[OTHER[base]]
    if not (letters.search(html) and letters.search(re.sub(r"<[^>]*>|&\w+;", "", html))):
        return html
    tokens = list(TOKEN.finditer(html))
    turned = dict(_turned(tokens, base))
    return "".join(_rewritten(tokens, turned, base))


def _turned(tokens: list[re.Match[str]], base: Direction) -> Iterator[tuple[int, Direction]]:
    """Yield the places of the tags of blocks that are of the other direction, the outermost of each such row only."""
    blocks: list[_Block] = []
    stack: list[_Block] = []
    for place, token in enumerate(tokens):
        tag = token["tag"]
        if tag is None:
            if stack:
                _count(stack[-1], entities.unescape(token[0]))
        elif tag in LINE_BLOCKS or tag in HOLDERS:
            if not token["end"]:
                stack.append(_Block(place, tag, "dir=" in token["attributes"]))
                blocks.append(stack[-1])
            elif stack:
                closed = stack.pop()
                if stack:
                    stack[-1].counts = {way: stack[-1].counts[way] + count for way, count in closed.counts.items()}
                    stack[-1].first = stack[-1].first or closed.first
    for block in blocks:
        own, other = block.counts[base], block.counts[OTHER[base]]
        share = other / (own + other) if other else 0.0
        most = share == 1 if block.tag in HOLDERS else share > MAJORITY and block.first == OTHER[base]
        if most and not block.fixed:
            yield block.place, OTHER[base]


def _count(block: _Block, text: str) -> None:
    """Count the letters of a text as its block's."""
    block.counts = {way: block.counts[way] + len(LETTERS[way].findall(text)) for way in block.counts}
    if block.first is None:
        firsts = ((match.start(), way) for way in block.counts if (match := LETTERS[way].search(text)))
        block.first = min(firsts, default=(0, None))[1]


def _rewritten(tokens: list[re.Match[str]], turned: dict[int, Direction], base: Direction) -> Iterator[str]:
    """Yield the tags and texts, with language and direction where they change."""
    stack: list[
        tuple[str, Direction, bool]
    ] = []  # tag, direction of the text in it, whether nothing is set apart there
    for place, token in enumerate(tokens):
        tag, way, closed = token["tag"], *(stack[-1][1:] if stack else (base, False))
        if tag is None:
            yield token[0] if closed else set_apart(token[0], way)
        elif token["end"]:
            if any(opened == tag for opened, _, _ in stack):
                while stack.pop()[0] != tag:
                    pass
            yield token[0]
        else:
            inner, text = _opened(token, turned.get(place), way, base)
            if tag not in VOID:
                stack.append((tag, inner, closed or tag in CLOSED or "dir=" in token["attributes"]))
            yield text


def _opened(token: re.Match[str], turned: Direction | None, way: Direction, base: Direction) -> tuple[Direction, str]:
    """Return the direction in an element and its tag."""
    tag = token["tag"]
    if turned is not None and turned != way:
        language = "" if "lang=" in token["attributes"] else f' lang="{LANGUAGES[turned]}"'
        return turned, f'<{tag}{token["attributes"]}{language} dir="{turned}">'
    if tag in {"code", "pre"} and base == "rtl" and way == "rtl" and "dir=" not in token["attributes"]:
        return "ltr", f'<{tag}{token["attributes"]} dir="ltr">'
    return way, token[0]


def set_apart(html: str, way: Direction) -> str:
    """Return a text with the words of the other direction in it set apart, where their neighbours could be jumbled."""
    other = OTHER[way]
    letters = LETTERS[other]
    if not letters.search(html):
        return html
    text = entities.unescape(html)
    parts, end = [], 0
    for run in RUNS[other].finditer(text):
        start, stop = _trimmed(run)
        inner = text[start:stop]
        if letters.search(inner) and _needs_isolation(text, start, stop):
            parts += [_escape(text[end:start]), f'<bdi lang="{LANGUAGES[other]}">{_escape(inner)}</bdi>']
            end = stop
    return "".join([*parts, _escape(text[end:])]) if parts else html


def set_line_apart(html: str, way: Direction) -> str:
    """Return a headline or another line as `set_apart` does, but set apart whole if nothing in it runs that way."""
    other = OTHER[way]
    if not LETTERS[other].search(html):
        return html
    text = entities.unescape(html)
    if LETTERS[other].search(text) and not LETTERS[way].search(text):
        return f'<bdi lang="{LANGUAGES[other]}">{html}</bdi>'
    return set_apart(html, way)


def _escape(text: str) -> str:
    """Return a text as sanitised HTML has it."""
    return entities.escape(text, quote=False).replace("\u00a0", "&nbsp;")


def _trimmed(run: re.Match[str]) -> tuple[int, int]:
    """Return where a run begins and ends without the sentence's numbers at its edges."""
    start, stop = run.span()
    for edge in EDGE_NUMBERS.finditer(run[0]):
        if edge.start() == 0:
            start += edge.end()
        else:
            stop = run.start() + edge.start()
    return start, max(start, stop)


def _needs_isolation(text: str, start: int, stop: int) -> bool:
    """Tell whether a run has several words, or digits or signs in it or beside it."""
    inner, before, behind = text[start:stop], text[max(0, start - 2) : start], text[stop : stop + 2]
    plain = inner.isalpha()
    beside = any(char.isdigit() or not (char.isspace() or char.isalpha()) for char in (*before, *behind))
    return not plain or beside
