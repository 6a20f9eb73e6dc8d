"""The pictures of an HTML page that belong to its article, with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from mujaz.clean.address import web_address
from mujaz.clean.embedded import EMBEDDED, background_of
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.stream import PICTURE
from mujaz.model import Figure

MOST_LOOKED_AT, MOST_PICTURES, MOST_SOURCES, LONGEST_SOURCE = 1000, 200, 8, 2000
SMALLEST = 100
"""Pictures of fewer pixels are icons."""
CAPTION_WORDS = 90
"""A box around a picture with more words holds more than its caption."""
LONGEST_CAPTION = 1000
ICONS = re.compile(
    r"avatar|gravatar|logo|icon|emoji|smil(?:ey|ies)|sprite|spacer|pixel|blank\.|tracking|advert|banner|author|flag",
    re.IGNORECASE,
)
"""Names of pictures that are no part of an article."""
BOXES = re.compile(r"caption|(?:^|[\s_-])(?:image|photo|picture|media|figure)(?:$|[\s_-])", re.IGNORECASE)
"""Classes of what holds a picture with its caption."""
CAPTION = re.compile(r"caption|legend|(?:^|[\s_-])desc", re.IGNORECASE)
CREDIT = re.compile(r"credit|copyright|photographer|image-?source|photo-?source|attribution", re.IGNORECASE)
"""Classes of what says whose picture it is."""
BESIDE = "ancestor::nav|ancestor::aside|ancestor::footer|ancestor::header[not(ancestor::article or ancestor::main)]"
TEXTS = "descendant::table|descendant::blockquote|descendant::iframe|descendant::video|descendant::figure[.//img]"
"""What a figure may hold instead of a picture."""
LAZY = ("data-original", "data-lazy-src", "data-src", "data-srcset-src", "src")
SRCSETS = ("data-lazy-srcset", "data-srcset", "srcset")


def take_pictures(tree: Element, base: str) -> tuple[Figure, ...]:
    """Return the pictures in `tree`, and put in place of each an element that has its number as `n`."""
    headline = next(tree.iter("h1"), None)
    found: list[Figure] = []
    seen: set[str] = set()
    passed = headline is None
    for element in list(islice(tree.iter("h1", "img"), MOST_LOOKED_AT)):
        passed = passed or element is headline
        if element.tag == "img" and element.getparent() is not None and len(found) < MOST_PICTURES:
            box = _box_of(element)
            if box.getparent() is None:  # a gallery's box, replaced when its first picture was read
                continue
            figure = _read(element, box, base)
            good = passed and figure.sources and not seen & {*figure.sources} and not _is_icon(element)
            seen |= {*figure.sources}
            _replace(box, str(len(found)) if good else None)
            found += [figure] if good else []
    return tuple(found)


def _is_icon(image: Element) -> bool:
    sizes = [(image.get(name) or "").removesuffix("px").strip() for name in ("width", "height")]
    tiny = any(size.isascii() and size.isdigit() and int(size[:6]) < SMALLEST for size in sizes)
    named = has_class(image, ICONS) or ICONS.search((image.get("src") or "").rpartition("/")[2][:LONGEST_SOURCE])
    return tiny or bool(named) or bool(image.xpath(BESIDE))


def _box_of(image: Element) -> Element:
    """Return the element that holds a picture, its caption and nothing else; the picture itself where there is none."""
    box = image
    for holder in image.iterancestors("figure", "picture", "div", "a", "span", "p", "td", "table", "center"):
        if holder.tag == "figure":
            return box if holder.xpath(TEXTS) or _words(holder) > CAPTION_WORDS else holder
        if len(list(islice(holder.iter("img"), 2))) > 1:
            break
        words = _words(holder)
        if not words or (has_class(holder, BOXES) and words <= CAPTION_WORDS and holder.xpath("descendant::*")):
            box = holder
        elif holder.tag not in {"a", "span", "picture"} and not has_class(holder, BOXES):
            break
    figure = next(box.iterancestors("figure"), None)
    alone = figure is not None and not figure.xpath(TEXTS) and len(list(islice(figure.iter("img"), 2))) == 1
    return figure if figure is not None and alone and _words(figure) <= CAPTION_WORDS else box


def _words(element: Element) -> int:
    return len(element.text_content().split())


def _read(image: Element, box: Element, base: str) -> Figure:
    credit = next((text for text in _texts(box, CREDIT)), "")
    caption = next((text for text in _texts(box, CAPTION, "figcaption")), "")
    if not caption and box.tag != "img":
        caption = squeeze(box.text_content())
    caption = squeeze(caption.replace(credit, "")) if credit else caption
    alt = squeeze(image.get("alt") or "")
    return Figure(
        tuple(dict.fromkeys(_sources(image, base)))[:MOST_SOURCES],
        alt[:LONGEST_CAPTION],
        caption[:LONGEST_CAPTION],
        credit[:LONGEST_CAPTION],
    )


def _texts(box: Element, pattern: re.Pattern[str], tag: str = "") -> Iterator[str]:
    """Yield the texts within a picture's box of elements of this tag or class."""
    for element in box.iterdescendants():
        named = element.tag == tag or has_class(element, pattern)
        if isinstance(element.tag, str) and named and (text := squeeze(element.text_content())):
            yield text


def _sources(image: Element, base: str) -> Iterator[str]:
    """Yield where a picture's bytes may be found, the largest first: as written, and as an address on the web."""
    parent = image.getparent()
    kin = [image, *parent.iterchildren("source")] if parent is not None and parent.tag == "picture" else [image]
    sets = (element.get(name) or "" for element in kin for name in SRCSETS)
    candidates = sorted((pair for text in sets for pair in _srcset(text)), key=lambda pair: -pair[0])
    plain = (image.get(name) or "" for name in LAZY)
    shared = background_of(image.get("style") or "")
    for source in (*([shared] if shared else ()), *(source for _, source in candidates), *plain):
        source = source.strip()  # noqa: PLW2901 - the same, tidied
        if not source or source.startswith(("data:", "blob:", "javascript:")) or len(source) > LONGEST_SOURCE:
            continue
        yield source
        if not source.startswith((EMBEDDED, "cid:")) and (address := web_address(base, urljoin(base, source))):
            yield address


def _srcset(text: str) -> Iterator[tuple[float, str]]:
    """Yield the candidates of a `srcset` with their widths."""
    for candidate in re.split(r",\s+", text[: LONGEST_SOURCE * MOST_SOURCES]):
        source, _, size = candidate.strip().partition(" ")
        number = re.match(r"\d{1,6}(?:\.\d{1,3})?", size.strip())
        if source:
            yield float(number[0]) if number else 0.0, source


def _replace(box: Element, number: str | None) -> None:
    """Put the mark of a picture in place of its box, or nothing; the text behind it stays."""
    mark = box.makeelement(PICTURE if number is not None else "span", {"n": number} if number is not None else {})
    mark.tail = box.tail
    box.getparent().replace(box, mark)
