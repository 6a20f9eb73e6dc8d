"""A stylesheet as it is published: in one file, without what only people read, for one kind of page or for all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

IMPORT = re.compile(r'@import\s+"([^"]+)"\s*(?:layer\([\w-]+\)\s*)?;')
"""A line of a stylesheet that names one of its parts."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")
"""A text, in which every space means something."""
SPACE = re.compile(r"\s+")
TIGHT = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+(?=[^{}]*[;}])")
"""Space that means nothing: around marks, and between a property and its value."""
NAME = re.compile(r"[.#]([a-zA-Z][\w-]*)")
"""A class or an id in a selector."""
CHOICE = re.compile(r"\([^()]*\)")
"""What stands in brackets in a selector: `:not(.card)`, of which a page may have nothing."""
WORD = re.compile(r"[a-zA-Z][\w-]*")
NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
"""A comment in a template."""
CODE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
"""What a template works out, or does."""
NAMED = re.compile(r'\b(?:class|id)="([^"]*)"')
"""Classes or an id in a template."""
PART = re.compile(r"""\{%-?\s*(?:extends|include|from|import)\s+["']([^"']+)["'](?:\s+import\s+([^%]*))?""")
"""Another template that one is made with, and the names that are taken from it."""
MACRO = re.compile(r"\{%-?\s*macro\s+(\w+).*?endmacro\s*-?%\}", re.DOTALL)
FONT = "@font-face"
MAKERS = ("figures.py", "islands.py", "markdown.py", "marks.py", "mentions.py")
"""What writes HTML beside the templates: their words may be classes too."""
DRAWERS = {
    "map": ("drawings/maps.py", "drawings/scales.py"),
    "timeline": ("drawings/timelines.py",),
    "network": ("drawings/networks.py",),
}
"""The macro of a drawing → what draws it."""


def bundle(main: Path) -> str:
    """Return a stylesheet with its parts in place of its `@import`s, without comments and indentation."""
    text = main.read_text(encoding="utf-8")
    return shorten(IMPORT.sub(lambda m: (main.parent / m[1]).read_text(encoding="utf-8"), text))


def shorten(text: str) -> str:
    """Return a stylesheet without comments and space that means nothing.

    >>> shorten("a:hover > b { color: red; }  /* as a link */")
    'a:hover>b{color:red}'
    """
    pieces = QUOTED.split(COMMENT.sub("", text))
    tight = (TIGHT.sub(lambda mark: mark[1] or "", SPACE.sub(" ", piece)) for piece in pieces[::2])
    quoted = (*pieces[1::2], "")
    return "".join(map("".join, zip(tight, quoted, strict=True))).strip().replace(";}", "}")


def without_fonts(sheet: str) -> str:
    """Return a stylesheet without the theme's fonts, so that readers see those that they have."""
    return "".join(block for block in _blocks(sheet) if not block.startswith(FONT))


def narrow(sheet: str, words: frozenset[str]) -> str:
    """Return the rules of a stylesheet whose classes and ids are all among `words`, which a page may need.

    A word that ends in a hyphen is the beginning of a class.

    >>> narrow(".card{color:red}.bar,p{color:blue}@media print{.bar{color:red}}", frozenset({"card"}))
    '.card{color:red}p{color:blue}'
    """
    starts = tuple(word for word in words if word.endswith("-"))
    known = frozenset(name for name in NAME.findall(sheet) if name in words or name.startswith(starts))
    return "".join(_narrowed(block, known) for block in _blocks(sheet))


def words_of(theme: Path, template: str) -> frozenset[str]:
    """Return the classes and ids in a template and in all that it is made with; of macros, in those it names.

    Texts in a template's code may be classes too; the names of its values (`view.feeds`) are none.
    """
    parts: dict[str, str] = {}
    _read(theme / "templates", template, None, parts)
    text = " ".join(parts.values())
    code = " ".join(CODE.findall(text))
    own = " ".join([*NAMED.findall(CODE.sub("", text)), *QUOTED.findall(code)])
    called = set(WORD.findall(code))
    files = (*MAKERS, *(file for macro, drawers in DRAWERS.items() if macro in called for file in drawers))
    return frozenset(WORD.findall(own)).union(*(_words_in(file) for file in files))


def _read(folder: Path, template: str, names: set[str] | None, parts: dict[str, str]) -> None:
    """Add the text of a template, or of the macros of that name in it, to `parts`, and of all that these need."""
    text = NOTE.sub("", (folder / template).read_text(encoding="utf-8"))
    macros = {macro[1]: macro[0] for macro in MACRO.finditer(text)}
    found = {template: text} if names is None else {f"{template} {name}": macros.get(name, text) for name in names}
    new = {key: part for key, part in found.items() if key not in parts}
    parts |= new
    for part in new.values():
        inner = {name for name in macros if names is not None and re.search(rf"\b{name}\(", part)}
        if inner:
            _read(folder, template, inner, parts)
    for other, listed in PART.findall(text if new else ""):
        _read(folder, other, set(WORD.findall(listed)) or None, parts)


@cache
def _words_in(file: str) -> frozenset[str]:
    """Return the words of the texts in a file of code, without what is said of the code."""
    nodes = list(ast.walk(ast.parse((Path(__file__).parent / file).read_text(encoding="utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = (
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )
    return frozenset(WORD.findall(" ".join(texts)))


def _narrowed(block: str, words: frozenset[str]) -> str:
    head, _, body = block.partition("{")
    if head.startswith(("@media", "@supports")):
        inner = "".join(_narrowed(rule, words) for rule in _blocks(body[:-1]))
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@"):
        return block
    kept = [s for s in _selectors(head) if words.issuperset(NAME.findall(CHOICE.sub("", s)))]
    return f"{','.join(kept)}{{{body}" if kept else ""


def _selectors(head: str) -> Iterator[str]:
    """Yield the selectors of a rule; commas within brackets part none."""
    depth, start = 0, 0
    for place, character in enumerate(head):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            yield head[start:place]
            start = place + 1
    yield head[start:]


def _blocks(sheet: str) -> Iterator[str]:
    """Yield the rules of a stylesheet, each with its braces."""
    depth, start = 0, 0
    for place, character in enumerate(sheet):
        depth += (character == "{") - (character == "}")
        if character == "}" and depth == 0:
            yield sheet[start : place + 1].strip()
            start = place + 1
