"""How large a page may be, so that none takes long: what no reader sees is left out, and what remains is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mujaz.clean.kind import HTML_START
from mujaz.clean.markup import Element
from mujaz.clean.refusal import refuse

LARGE: Final = 2**20
"""Pages of fewer characters are taken as they are."""
MOST_MARKUP: Final = 3 * 2**20
"""Characters of a page without its scripts, styles, comments and embedded files."""
MOST_TEXT: Final = 400_000
"""Characters that a reader sees; a long book has fewer."""
MOST_LINES: Final = 8_000
"""Lines of a text."""
MOST_ELEMENTS: Final = 15_000
"""Elements of an HTML page."""
NOT_TEXT: Final = "//script|//style|//template"
MOST_SIGNS: Final = 200
STEP: Final = 50
ROW: Final = MOST_SIGNS // STEP
FEW_SIGNS: Final = re.compile(rf"[\W_]{{{ROW}}}")
"""What a row of signs leaves of a text of which only every fiftieth character is looked at; ends of lines too."""
SIGNS: Final = re.compile(rf"(?:[^\w\n]|_){{{MOST_SIGNS + 1},}}")
"""A row of signs and spaces without a letter or figure."""
LONGEST_TITLE: Final = 2_000
"""Characters of a title, a heading or a statement about the page; what is longer is none."""
UNSEEN: Final = re.compile(r"<(?P<tag>script|style)\b(?P<attributes>[^<>]{0,2000})>|<!--", re.IGNORECASE)
"""The start of what no reader sees."""
ENDS: Final = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
COMMENT_END: Final = re.compile("-->")
DATA: Final = re.compile(r"data:[\w.+-]{1,60}/[\w.+-]{1,60}[;,][^\"'\s<>()]{200,}")
"""A file that is embedded in an address."""
KEPT: Final = re.compile(r"json", re.IGNORECASE)
"""Scripts of this type say what the page is about."""
MOST_PARTS: Final = 50_000
"""No page has more scripts, styles and comments."""
MOST_DATA: Final = 2**20
"""A longer script is the state of an application."""


def limit(name: str, text: str) -> str:
    """Return the text of the page called `name`, a large one without what no reader sees; refuse one larger still."""
    if len(text) > LARGE:
        text = _shrink(text) if HTML_START.match(text[:20_000]) else text
    _check(name, len(text), MOST_MARKUP, "characters of text and tags")
    return text


def limit_lines(name: str, text: str) -> str:
    """Return a plain text with its rows of signs cut; refuse one that is too long for an article."""
    _check(name, len(text), MOST_TEXT, "characters")
    if len(text) > MOST_LINES:
        _check(name, text.count("\n"), MOST_LINES, "lines")
    return cut_signs(text)


def cut_signs(text: str) -> str:
    """Return `text` with rows of more than 200 signs cut, so that no pattern searches them again and again.

    >>> cut_signs("خبر" + "." * 9000 + " عاجل") == "خبر" + "." * 200 + "عاجل"
    True
    """
    if FEW_SIGNS.search(text[::STEP]) is None:
        return text
    return SIGNS.sub(lambda row: row[0][:MOST_SIGNS], text)


def limit_tree(name: str, tree: Element) -> None:
    """Refuse an HTML page that is too long or has too many parts for an article; cut what else no page has."""
    _check(name, sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)), MOST_ELEMENTS, "elements")
    unseen = sum(len(element.text or "") for element in tree.xpath(NOT_TEXT))
    _check(name, len(tree.text_content()) - unseen, MOST_TEXT, "characters")
    _cut_titles(tree)
    for element in tree.iter():
        if element.text and len(element.text) > MOST_SIGNS and element.tag not in {"script", "style"}:
            element.text = cut_signs(element.text)
        if element.tail and len(element.tail) > MOST_SIGNS:
            element.tail = cut_signs(element.tail)


def _cut_titles(tree: Element) -> None:
    """Cut what an HTML page says of itself, and take headings that are too long for one as paragraphs."""
    for meta in tree.iter("meta"):
        if len(meta.get("content") or "") > LONGEST_TITLE:
            meta.set("content", meta.get("content")[:LONGEST_TITLE])
    for title in tree.iter("title"):
        title.text = title.text and title.text[:LONGEST_TITLE]
    for heading in list(tree.iter("h1")):
        if len(heading.text_content()) > LONGEST_TITLE:
            heading.tag = "p"


def _check(name: str, number: int, most: int, what: str) -> None:
    if number > most:
        raise refuse(
            name,
            "The page has more than {most} {what}, and no article is that long; save the part that you mean and "
            "import that.",
            most=f"{most:,}",
            what=what,
        )


def _shrink(text: str) -> str:
    """Return an HTML page without scripts, styles, comments and embedded files."""
    return DATA.sub("data:,", "".join(_seen(text)))


def _seen(text: str) -> Iterator[str]:
    """Yield what stands between scripts, styles and comments; one that is never closed takes the rest with it."""
    place = 0
    for _ in range(MOST_PARTS):
        found = UNSEEN.search(text, place)
        if found is None:
            break
        tag = found["tag"]
        closed = (ENDS[tag.lower()] if tag else COMMENT_END).search(text, found.end())
        end = closed.start() if closed else len(text)
        yield text[place : found.start()]
        if tag:
            says = KEPT.search(found["attributes"]) and end - found.end() <= MOST_DATA
            yield text[found.start() : end] if says else found[0]
        place = end if tag else end + len("-->")
    yield text[place:]
