"""The boxes of an HTML page that lie around and within its article: lists of links, forms, captions, hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mujaz.clean.cards import cut_cards
from mujaz.clean.markup import Element, drop_element, squeeze
from mujaz.clean.phrases import after_phrase, phrases
from mujaz.clean.skips import cut_skipped

CONTAINERS = frozenset({"div", "section", "aside", "ul", "ol", "nav", "table", "footer", "header", "dl", "center"})
"""Elements that may be a box."""
BOX_NAMES = re.compile(
    r"newsletter|mc4wp|subscri|sign-?up|promo(?!te)|wp-block-(?:query|latest-posts)|related|relacion|read-?(?:also|more|next)|recommend|most-?(?:read|view)"
    r"|popular|trending|outbrain|taboola|advert|sponsor|(?:^|[\s_-])ads?(?:$|[\s_-])|breadcrumb|comment|cookie|consent|gdpr"
    r"|author-?(?:box|bio|desc|info|card)|about-?author|(?:^|[\s_-])bio(?:-?(?:box|text|block|name|info))?(?:$|\s)|caption|(?:^|[\s_-])tags?(?:$|[\s_-])|keyword|social|sharing"
    r"|share(?:$|[\s_-]|bar|box|button)|follow-?us|pull-?quote|footnotes?(?:$|[\s_-])|video-?(?:desc|caption|info|meta|transcript|full-?transcript)|alerts?-?(?:signup|form|box|list)|fact-?box|info-?box|at-a-glance|author-?note|poll(?:$|[\s_-])|feedback|next-?prev|prev-?next|pagination|toolbar|livebox|live-box",
    re.IGNORECASE,
)
"""Names of classes that sites give to what lies beside the text."""
NAMED_BY = ("class", "id", "aria-labelledby", "data-testid", "data-component")
"""The attributes in which a box has its name; where classes are hashes, it is known by the others only."""
HIDDEN = re.compile(r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|visuallyhidden|assistive-text)(?:\s|$)")
"""Classes of words that only screen readers say."""
LABELS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "strong", "b", "span", "div", "a"})
"""Elements that may announce a list of links."""
PICTURES = frozenset({"img", "picture", "mujaz-picture", "video"})
BOXES = frozenset({"div", "section", "td"})
CAPTION_WORDS = 40
LABEL_WORDS = 5
FULL_STOPS = (".", "\u06d4", '."', ".»", ".”")  # ARABIC FULL STOP
FORM_PARTS = "descendant::button|descendant::input[not(@type='hidden')]|descendant::textarea|descendant::form"
LINK_WORDS = 30
LINK_SHARE = 0.7
"""A box of which this share of the text is links is a list of links."""
ASIDE_WORDS = 150
"""What a page itself calls an aside is none of the text; a longer one may be the article all the same."""
BOX_WORDS, FORM_WORDS = 90, 45
"""Boxes with more words may hold the article, whatever they are called."""
CELL_WORDS = 60
"""A table with a cell of so many words, or with paragraphs in one, is no table but the layout of the page."""
TEXT_PARAGRAPHS = 2
"""So many paragraphs beside a box show that it stands within a text."""


def cut_boxes(tree: Element) -> None:
    """Take out of `tree` what is not running text by its structure alone."""
    _open_layout(tree)
    cut_skipped(tree)
    cut_cards(tree)
    sizes = _measure(tree)
    for element in list(tree.iter()):
        if element in sizes and element.getparent() is not None and _is_box(element, *sizes[element]):
            label = element.getprevious()
            if sizes[element][1] >= LINK_SHARE * sizes[element][0] > 0 and label is not None and _is_label(label):
                drop_element(label)
            drop_element(element)


def cut_linked_paragraphs(tree: Element) -> None:
    """Take out the paragraphs that are a link and no sentence: where a page's address is not known, so is no link's.

    A few words that announce the link may stand before it.
    """
    for paragraph in list(tree.iter("p", "div")):
        text = squeeze(paragraph.text_content())
        links = [squeeze(link.text_content()) for link in paragraph.iter("a")]
        if not links or not all(links) or text.endswith(FULL_STOPS) or len(text.split()) > LINK_WORDS:
            continue
        rest = text.removesuffix(links[-1]).strip() if len(links) == 1 else text.replace("".join(links), "").strip()
        if not rest or after_phrase(rest, phrases("related")) == "":
            drop_element(paragraph)


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
    name = " ".join(filter(None, map(element.get, NAMED_BY)))
    if HIDDEN.search(name):
        return True
    if not size or element.tag in {"html", "body", "main", "article", "h1"} or element.xpath("descendant::h1"):
        return False
    if BOX_NAMES.search(name) and (_words(element) <= BOX_WORDS or linked >= LINK_SHARE * size):
        return True
    if _is_below_picture(element) or (element.tag == "aside" and _words(element) <= ASIDE_WORDS):
        return True
    if element.tag not in CONTAINERS:
        return False
    return linked >= LINK_SHARE * size or (bool(element.xpath(FORM_PARTS)) and _is_embedded_form(element))


def _is_below_picture(element: Element) -> bool:
    """Tell whether an element is a few words right behind a picture, in a box that holds nothing else."""
    before, parent = element.getprevious(), element.getparent()
    if element.tag not in {"p", "span", "div", "small", "em"} or before is None or before.tag not in PICTURES:
        return False
    own = element.text_content().split()
    return 0 < len(own) <= CAPTION_WORDS and parent.tag in BOXES and parent.text_content().split() == own


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
