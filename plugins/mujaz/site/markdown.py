"""Markdown to HTML that is safe to publish: nh3's only door."""

from __future__ import annotations

import html as entities
import re

import nh3

from mujaz.arabic.bidi import strip_controls
from mujaz.errors import MujazError
from mujaz.site.simple import render_simple

TAGS = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
    ),
    *(
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "span",
        "strong",
        "sub",
    ),
    *("sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"),
}
"""What an article may be made of; everything else is taken out, `script` and `style` with all they hold."""

ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"alt", "src"},
    "li": {"id", "value"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
CLASSES = {"div": {"footnote"}, "a": {"footnote-ref", "footnote-backref"}}
SCHEMES = {"http", "https", "mailto"}

TABLE = re.compile(r"<table[^>]*>")
"""The start of a table in sanitised HTML."""
TAG = re.compile(r"<[^>]*>")
"""A tag in sanitised HTML, where `>` and `<` in text are escaped."""
BLOCK_END = re.compile(
    r"<figcaption>.*?</figcaption>|</(?:p|h[2-6]|li|blockquote|td|th|tr|pre|div|dd|dt)>|<br>|<hr>", re.DOTALL
)
"""Where the text of one block ends and another begins; captions are no text."""
HREF = re.compile(r'(<a [^>]*?href=")([^"]*)"')
"""A link in sanitised HTML; nh3 always quotes values and escapes quotation marks in them."""
FOOTNOTE = re.compile(r'<sup id="fnref[^"]*">.*?</sup>')
"""A reference to a footnote in sanitised HTML."""
IMAGE = re.compile(r'<img (?=[^>]*?src="(?P<src>[^"]*)")?(?=[^>]*?alt="(?P<alt>[^"]*)")?[^>]*>')
"""A picture in sanitised HTML."""
FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
MEDIA = re.compile(r"media/[0-9a-f]{64}\.(?:gif|jpg|png|webp)")
"""Where a picture of the archive lies in its content."""
DEAD_LINK = re.compile(r'<a rel="noopener noreferrer">(.*?)</a>', re.DOTALL)
"""A link whose address was taken out."""
EMPTY = re.compile(r"<p></p>\n?|<thead>\s*<tr>\s*(?:<th></th>\s*)+</tr>\s*</thead>\n?")
"""Elements in which nothing stands: of a comment, and the header of a table without one."""


class TooDeep(MujazError):  # noqa: N818 - it names what the text is
    """A text that is nested deeper, or opens more links and tags, than can be read."""


def render(body: str) -> str:
    """Return the sanitised HTML of a Markdown `body`; the same HTML for the same body, always."""
    simple = render_simple(body)
    if simple is not None:
        return simple
    from mujaz.site.rich_markdown import convert  # noqa: PLC0415 - see there

    return sanitise(convert(body))


def sanitise(html: str) -> str:
    """Return `html` with nothing in it that runs, loads, frames, submits, restyles or turns text around."""
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return EMPTY.sub("", DEAD_LINK.sub(r"\1", IMAGE.sub(_own_picture, strip_controls(cleaned))))


def _own_picture(image: re.Match[str]) -> str:
    """Return a picture if it is one of the archive's; nothing for any other."""
    return image[0] if MEDIA.fullmatch(image["src"] or "") else ""


def without_pictures(html: str) -> str:
    """Return sanitised HTML without pictures."""
    return IMAGE.sub("", FIGURE.sub("", html))


def plain_text(html: str) -> str:
    r"""Return the text of sanitised HTML, with a line end behind every block.

    >>> plain_text("<p>الرقة &amp; <b>حلب</b></p><p>x</p>")
    'الرقة & حلب\nx'
    """
    text = TAG.sub("", BLOCK_END.sub("\n", html))
    lines = map(entities.unescape, text.split("\n")) if "&" in text else text.split("\n")
    return "\n".join([words for line in lines if (words := line.strip())])


def paragraph(text: str) -> str:
    """Return a plain text as one paragraph of HTML."""
    return f"<p>{entities.escape(text)}</p>"


def links(html: str) -> tuple[str, ...]:
    """Return the addresses that sanitised HTML links to, in order."""
    return tuple(entities.unescape(match[2]) for match in HREF.finditer(html)) if "<a " in html else ()


def pictures(html: str) -> tuple[str, ...]:
    """Return the names of the pictures in sanitised HTML, in order."""
    return tuple(image["src"] for image in IMAGE.finditer(html) if image["src"]) if "<img" in html else ()


def relink(html: str, base: str, page: str = "") -> str:
    """Return sanitised HTML with `base` in front of every address from the root (`/ar/…`), `page` of every anchor."""
    if not (base or page) or "<a " not in html:
        return html
    fronts = {"/": base, "#": page}
    return HREF.sub(lambda m: f'{m[1]}{fronts.get(m[2][:1], "")}{m[2]}"', html)


def excerpt(html: str) -> str:
    """Return the first paragraph of sanitised HTML, without references to footnotes, which stay behind."""
    start = html.find("<p>")
    end = html.find("</p>", start)
    return FOOTNOTE.sub("", html[start : end + len("</p>")]) if 0 <= start < end else ""


def frame_tables(html: str, label: str) -> str:
    """Return sanitised HTML whose tables lie in a region that can be scrolled by keyboard, named `label`."""
    if "<table" not in html:
        return html
    opened = f'<div class="table" role="region" aria-label="{entities.escape(label)}" tabindex="0">'
    return TABLE.sub(lambda m: opened + m[0], html).replace("</table>", "</table></div>")
