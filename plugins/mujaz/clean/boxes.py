"""The boxes of an HTML page that lie around and within its article: lists of links, forms, captions, hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.clean.markup import Element, squeeze

CONTAINERS = frozenset({"div", "section", "aside", "ul", "ol", "nav", "table", "footer", "header", "dl", "center"})
"""Elements that may be a box."""
BOX_NAMES = re.compile(
    r"newsletter|mc4wp|subscri|sign-?up|promo(?!te)|related|relacion|read-?(?:also|more|next)|recommend|most-?(?:read|view)"
    r"|popular|trending|outbrain|taboola|advert|sponsor|(?:^|[\s_-])ads?(?:$|[\s_-])|breadcrumb|comment|cookie|consent|gdpr"
    r"|author-?(?:box|bio|desc|info|card)|about-?author|caption|(?:^|[\s_-])tags?(?:$|[\s_-])|keyword|social|sharing"
    r"|share(?:$|[\s_-]|bar|box|button)|follow-?us|pull-?quote|next-?prev|prev-?next|pagination|toolbar|livebox|live-box",
    re.IGNORECASE,
)
"""Names of classes that sites give to what lies beside the text."""
HIDDEN = re.compile(r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|visuallyhidden|assistive-text)(?:\s|$)")
"""Classes of words that only screen readers say."""
LABELS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "strong", "b", "span", "div", "a"})
"""Elements that may announce a list of links."""
LABEL_WORDS = 5
FULL_STOPS = (".", "\u06d4", '."', ".»", ".”")  # ARABIC FULL STOP
FORM_PARTS = "descendant::button|descendant::input[not(@type='hidden')]|descendant::textarea|descendant::form"
LINK_SHARE = 0.7
"""A box of which this share of the text is links is a list of links."""
BOX_WORDS, FORM_WORDS = 90, 45
"""Boxes with more words may hold the article, whatever they are called."""
CELL_WORDS = 60
"""A table with a cell of so many words, or with paragraphs in one, is no table but the layout of the page."""
TEXT_PARAGRAPHS = 2
"""So many paragraphs beside a box show that it stands within a text."""


def cut_boxes(tree: Element) -> None:
    """Take out of `tree` what is not running text by its structure alone."""
    _open_layout(tree)
    sizes = _measure(tree)
    for element in list(tree.iter()):
        if element in sizes and element.getparent() is not None and _is_box(element, *sizes[element]):
            label = element.getprevious()
            if sizes[element][1] >= LINK_SHARE * sizes[element][0] > 0 and label is not None and _is_label(label):
                _drop(label)
            _drop(element)


def _measure(tree: Element) -> dict[Element, tuple[int, int]]:
    """Return how many characters of text, and of text in links, every element holds."""
    sizes: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(tree.iter())):
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "head", "noscript", "template"}:
            continue
        inner = [sizes.get(child, (0, 0)) for child in element]
        own = len(squeeze(element.text or "")) + sum(len(squeeze(child.tail or "")) for child in element)
        whole = own + sum(size for size, _ in inner)
        sizes[element] = (whole, whole if element.tag == "a" else sum(linked for _, linked in inner))
    return sizes


def _is_box(element: Element, size: int, linked: int) -> bool:
    """Tell whether an element of `size` characters, of which some are `linked`, is a box beside the text."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if HIDDEN.search(name):
        return True
    if not size or element.tag in {"html", "body", "main", "article", "h1"} or element.xpath("descendant::h1"):
        return False
    if BOX_NAMES.search(name) and (_words(element) <= BOX_WORDS or linked >= LINK_SHARE * size):
        return True
    if element.tag not in CONTAINERS:
        return False
    return linked >= LINK_SHARE * size or (bool(element.xpath(FORM_PARTS)) and _is_embedded_form(element))


def _is_label(element: Element) -> bool:
    """Tell whether an element is a few words that announce the list of links behind it."""
    text = squeeze(element.text_content()) if element.tag in LABELS else ""
    return 0 < len(text.split()) <= LABEL_WORDS and not text.endswith(FULL_STOPS) and not (element.tail or "").strip()


def _is_embedded_form(element: Element) -> bool:
    """Tell whether a box with buttons or fields stands between the paragraphs of a text."""
    beside = sum(sibling.tag == "p" for sibling in element.itersiblings())
    beside += sum(sibling.tag == "p" for sibling in element.itersiblings(preceding=True))
    return beside >= TEXT_PARAGRAPHS and _words(element) <= FORM_WORDS


def _words(element: Element) -> int:
    return len(element.text_content().split())


def _drop(element: Element) -> None:
    """Take an element out and leave the text behind it where it is."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _open_layout(tree: Element) -> None:
    """Make plain boxes of the tables that are the page's layout, as pages had it before style sheets."""
    for table in list(tree.iter("table")):
        if any(_is_layout(cell) for cell in _cells(table)):
            for part in (table, *_parts(table)):
                part.tag = "div"


def _is_layout(cell: Element) -> bool:
    return bool(cell.xpath("descendant::table") or len(cell.xpath("descendant::p")) > 1) or _words(cell) > CELL_WORDS


def _parts(table: Element) -> Iterator[Element]:
    """Yield a table's own rows and cells, not those of tables in it."""
    for part in table.iterchildren("tbody", "thead", "tfoot", "tr", "td", "th"):
        yield part
        if part.tag not in {"td", "th"}:
            yield from _parts(part)


def _cells(table: Element) -> Iterator[Element]:
    return (part for part in _parts(table) if part.tag in {"td", "th"})
