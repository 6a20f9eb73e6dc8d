"""The picture of an article: its address, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from mujaz.clean.address import web_address
from mujaz.clean.jsonld import list_at, plain_text
from mujaz.clean.markup import Element, has_class, squeeze
from mujaz.clean.promo import CREDIT
from mujaz.model import LeadImage

STATED = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "thumbnail")
ALTERNATIVES = ("og:image:alt", "twitter:image:alt")
NO_PICTURE = re.compile(
    r"logo|placeholder|favicon|sprite|avatar|gravatar|blank\.|pixel|default[-_.]|spacer|/icons?/|\.svg\b", re.IGNORECASE
)
"""In the addresses of marks of the site, and of pictures of nothing."""
SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-url")
"""Where a page has the address of a picture that is loaded later."""
CAPTION = re.compile(r"caption|(?:^|[\s_-])legend|image-?desc|photo-?desc|cutline", re.IGNORECASE)
CREDIT_CLASS = re.compile(r"credit|copyright|photographer|byline|image-?source|photo-?source", re.IGNORECASE)
CREDIT_LABEL = re.compile(
    r"\s*(?:photo|photograph|image|picture|credit|source|copyright|©"
    r"|الصورة|صورة|تصوير|عدسة|مصدر الصورة|المصدر|عکس|عکاس)"
    r"(?:\s+(?:by|credit|source))?\s*[:：,،]?\s+",
    re.IGNORECASE,
)
"""What stands before the name of a photographer or agency."""
SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+\Z)|\.\w{3,4}\Z")
"""What differs between the sizes of one picture."""
BESIDE = frozenset({"aside", "footer", "nav"})
LONGEST = 600
"""Longer texts are no caption."""
MOST = 60


def find_image(tree: Element, metas: dict[str, list[str]], article: dict[str, Any], base: str) -> LeadImage | None:
    """Return the picture that the page states, else the first in a figure, with the caption that it has on the page."""
    stated = next(_stated(metas, article, base), None)
    shown = list(_shown(tree, base))
    if stated is None:
        return next((image for image in shown if image.caption), None)
    same = (image for image in shown if _name(image.address) == _name(stated.address))
    # A page often has one size of the picture at the top and states another; the first with a caption is the lead.
    found = next(same, None) or next((image for image in shown if image.caption), LeadImage(""))
    return LeadImage(
        stated.address,
        alt=found.alt or stated.alt or next((text for name in ALTERNATIVES for text in metas.get(name, ())), None),
        caption=found.caption or stated.caption,
        credit=found.credit or stated.credit,
    )


def _stated(metas: dict[str, list[str]], article: dict[str, Any], base: str) -> Iterator[LeadImage]:
    """Yield the pictures that the page names for machines, but no logos."""
    stated = [LeadImage(text) for name in STATED for text in metas.get(name, ())]
    described = [image for value in list_at(article, "image") if (image := _described(value))]
    for image in (*stated[:1], *described, *stated[1:], *map(LeadImage, _texts(article.get("thumbnailUrl")))):
        address = web_address(base, image.address)
        if address and not NO_PICTURE.search(urlsplit(address).path):
            words = next((one for one in described if _name(one.address) == _name(image.address)), image)
            yield replace(words, address=address)


def _described(value: Any) -> LeadImage | None:
    """Return a picture as JSON-LD describes it, or only names it."""
    if isinstance(value, str):
        return LeadImage(value)
    address = next(_texts(value.get("url") or value.get("contentUrl")), None) if isinstance(value, dict) else None
    if address is None:
        return None
    credit = next(_texts(value.get("creditText") or value.get("copyrightNotice")), None)
    return LeadImage(address, caption=next(_texts(value.get("caption")), None), credit=credit)


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and (text := plain_text(one)):
            yield text


def _shown(tree: Element, base: str) -> Iterator[LeadImage]:
    """Yield the pictures on the page that stand in a figure or in a box with a caption."""
    for number, picture in enumerate(tree.iter("img")):
        if number >= MOST:
            return
        holder = _holder(picture)
        address = _address(picture, base)
        if holder is not None and address and not NO_PICTURE.search(urlsplit(address).path):
            alt = squeeze(picture.get("alt") or "") or None
            yield _with_words(LeadImage(address, alt=alt), holder)


def _address(picture: Element, base: str) -> str | None:
    stated = (picture.get(name) for name in SOURCES)
    return next(
        (url for text in stated if text and not text.startswith("data:") and (url := web_address(base, text))), None
    )


def _holder(picture: Element) -> Element | None:
    """Return the figure around a picture, or the box of a picture and its caption."""
    if any(holder.tag in BESIDE for holder in picture.iterancestors()):
        return None
    for steps, holder in enumerate(picture.iterancestors()):
        if holder.tag == "figure":
            return holder
        if holder.tag in {"body", "article", "main"} or steps > 4:  # noqa: PLR2004
            return None
        if holder.tag in {"div", "p", "span"} and any(has_class(part, CAPTION) for part in holder):
            return holder
    return None


def _with_words(image: LeadImage, holder: Element) -> LeadImage:
    """Return a picture with the caption and the credit that its figure has."""
    captions = [part for part in holder.iter() if part.tag == "figcaption"] or [
        part for part in holder.iter("div", "p", "span") if has_class(part, CAPTION)
    ]
    named_boxes = [
        part for part in holder.iter("span", "div", "p", "cite", "small", "em") if has_class(part, CREDIT_CLASS)
    ]
    credit = next((text for part in named_boxes if (text := squeeze(part.text_content()))), None)
    caption = next((text for part in captions if (text := squeeze(part.text_content()))), None)
    if caption and len(caption) > LONGEST:
        return image
    if caption and credit and caption != credit:
        caption = caption.replace(credit, "").strip(" -–—|/،,") or None
    if caption and caption == credit:
        caption = None
    if caption and credit is None and (named := CREDIT.search(caption)):
        credit = named["name"].strip()
    return replace(image, caption=caption, credit=CREDIT_LABEL.sub("", credit, count=1).strip() if credit else None)


def _name(address: str) -> str:
    """Return the name of a picture's file without its size."""
    return SIZE.sub("", SIZE.sub("", urlsplit(address).path.rpartition("/")[2]))
