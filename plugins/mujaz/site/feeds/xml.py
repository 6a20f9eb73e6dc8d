"""Writing XML as text: everything escaped, an element a line, the same bytes for the same values.

A tree of lxml's takes four times as long, and a site has hundreds of thousands of elements in its feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, escaped or not."""
CONTROLS = bytes(number for number in range(0x20) if chr(number) not in "\t\n\r")
LAST_OF_PLANE = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8, as few other characters do."""
KEPT = {"\r": "&#13;"}
"""What a reader would else take for the end of a line."""
KEPT_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def element(tag: str, content: str | None = None, /, **attributes: str) -> str:
    """Return an element with a text, or an empty one; `encode` leaves out characters that XML cannot hold.

    >>> element("atom:link", rel="self", href="/?a&b"), element("title", "<News>")
    ('<atom:link rel="self" href="/?a&amp;b"/>', '<title>&lt;News&gt;</title>')
    """
    start = f"<{tag}{_written(attributes)}" if attributes else f"<{tag}"
    return f"{start}/>" if content is None else f"{start}>{_escaped(content, KEPT)}</{tag}>"


def verbatim(tag: str, html: str, /, **attributes: str) -> str:
    """Return an element with HTML that needs no escapes, unless it holds what ends such a text.

    It is looked for as `encode` will leave the text.
    """
    if "]" in html and "]]>" in encode(html).decode():
        return element(tag, html, **attributes)
    return f"<{tag}{_written(attributes)}><![CDATA[{html}]]></{tag}>"


def parent(tag: str, children: Iterable[str], /, **attributes: str) -> str:
    """Return an element with the elements in it, each on lines of its own."""
    lines = "\n".join(children)
    return f"<{tag}{_written(attributes)}>\n{lines}\n</{tag}>" if lines else f"<{tag}{_written(attributes)}/>"


def entry(tag: str, children: Iterable[str], /) -> bytes:
    """Return an element with the elements in it as `fill` puts it into documents."""
    return encode(f"\n{parent(tag, children)}")


def document(root: str, stylesheet: str | None = None) -> bytes:
    """Return a whole document, with a CSS stylesheet for people who open it in a browser."""
    style = f'<?xml-stylesheet type="text/css" href="{stylesheet}"?>' if stylesheet else ""
    return encode(f"{DECLARATION}{style}{root}\n")


def fill(frame: bytes, tag: str, entries: Iterable[bytes]) -> bytes:
    r"""Return a document with entries at the end of its last `tag`, which has elements already.

    >>> fill(b"<feed>\n<id/>\n</feed>\n", "feed", [entry("entry", ["<id/>"])]).decode().split()
    ['<feed>', '<id/>', '<entry>', '<id/>', '</entry>', '</feed>']
    """
    end = frame.rindex(f"\n</{tag}>".encode())
    return b"".join([frame[:end], *entries, frame[end:]])


def encode(text: str) -> bytes:
    """Return `text` in UTF-8 without the characters that XML cannot hold."""
    try:
        data = text.encode()  # in which they are found in a tenth of the time
    except UnicodeEncodeError:
        return FORBIDDEN.sub("", text).encode()
    if LAST_OF_PLANE not in data and len(data.translate(None, CONTROLS)) == len(data):
        return data
    return FORBIDDEN.sub("", text).encode()


def _written(attributes: dict[str, str]) -> str:
    return "".join([f' {name}="{_escaped(text, KEPT_IN_ATTRIBUTES)}"' for name, text in attributes.items()])


def _escaped(text: str, kept: dict[str, str]) -> str:
    """Return a text escaped; most have nothing to escape, and to look for that takes a fifth of the time."""
    plain = text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text)
    if plain:
        return text
    text = escape(text, quote=False)
    for character, written in kept.items():
        text = text.replace(character, written)
    return text
