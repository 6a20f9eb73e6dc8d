"""Dumps as programs print them: lines broken at a width, numbers for links, Markdown.

A text browser, a mail program and a converter of PDF files break each paragraph into lines of one width; text browsers
number the links, other converters write Markdown, and each sheet of a PDF file has its head and foot. Only where a text
shows itself as one of these is it changed; each line keeps its number, for those that were joined leave a blank one.
"""

from __future__ import annotations

import re
from itertools import islice

from mujaz.clean.widths import has_paragraph, join_broken

MARKDOWN, LINKS = "](", 3
"""A sign of Markdown, and so many of it at least: a text may have one of another kind."""
IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()]{0,1000}\)")
LINK = re.compile(r"\[([^\[\]]{0,300})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)")
MARK = re.compile(r"^[ \t]*(?:(?:#{1,6}|>)[ \t]+|[*_-](?:[ \t]?[*_-]){2,}[ \t]*$)", re.MULTILINE)
"""The signs of a heading, a quotation and a rule at the start of a line."""
EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*_])")
NESTED = re.compile(r"\*\*_([^*_\n]{1,1000})_\*\*|_\*\*([^*_\n]{1,1000})\*\*_")
"""Words that are bold and slanted."""
HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+\S+(?:[ \t]+\S+){2,}[ \t]*(?:\n[ \t]*$|\Z)", re.MULTILINE)
STRONG = re.compile(r"\*\*(?=[^\s*])[^*\n]{1,300}\*\*")
"""A heading with nothing right below it, and bold words: what Markdown without a link is known by …"""
SHARP, STARS, FEWEST_STRONG = "# ", "**", 2
"""… and the signs without which it has neither; of bold words alone there are so many."""
ESCAPED = re.compile(r"\\([-.+_*#()\[\]>!|`])")
NUMBERED = "[1]"
LISTED = re.compile(r"^\s*1\. (?:https?|file|mailto):", re.MULTILINE)
"""The first entry of the list of links at the end."""
PAGE_HEAD = re.compile(
    r"^[ \t]*(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?:[,،]? \d{1,2}:\d\d(?: ?[AaPp][Mm]| ?[صم])?)?)[ \t]{2,}\S.*$",
    re.MULTILINE,
)
PAGE_FOOT = re.compile(r"^[ \t]*(?:https?|file)://\S+[ \t]+(\d{1,3}/\d{1,3})[ \t]*$", re.MULTILINE)
"""What browsers print on each sheet: the day and the title above, the address and the number of the sheet below."""
NOTHING_NEW = "\u2013"  # EN DASH
"""What is left of the head of a sheet but the first; a line of signs only is no text."""
BULLET = re.compile(r"^[ \t]*[*+•] +(?=\S)", re.MULTILINE)
"""The sign of an entry, as text browsers write it."""
CHAT = re.compile(
    r"\[?\d{1,2}/\d{1,2}/\d{2,4}[,،]? \d{1,2}:\d{2}(?::\d{2})?(?: ?[صم]| ?[AP]M)?(?:\]| -) [^:\n]{1,40}: ?",
    re.IGNORECASE,
)
"""What chat programs put before a message that is copied: when it came, and from whom."""
LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)")


def is_printed(text: str, lines: list[str]) -> bool:
    """Tell whether a text of some `lines` may be the print of a program: none is long, or it has signs of links."""
    if "[" in text and (MARKDOWN in text or NUMBERED in text):
        return True
    # A single sign is found in a tenth of the time of two, and most texts have neither.
    if ("#" in text or "*" in text) and _is_markdown(text):
        return True
    return CHAT.match(text) is not None or not has_paragraph(text, lines)


def _is_markdown(text: str) -> bool:
    """Tell whether a text without links of Markdown has its other signs: headings, or bold words more than once."""
    strong = STARS in text and sum(1 for _ in islice(STRONG.finditer(text), FEWEST_STRONG)) == FEWEST_STRONG
    return strong or (SHARP in text and HEADING.search(text) is not None)


def unprint(text: str) -> str:
    """Return a text without the numbers of its links and the signs of Markdown, its broken lines joined.

    Any other text is returned as it is.
    """
    if CHAT.match(text):
        return "\n".join([EMPHASIS.sub(r"\2", CHAT.sub("", line, count=1)) for line in text.split("\n")])
    marked = text.count(MARKDOWN) >= LINKS or _is_markdown(text)
    numbered = NUMBERED in text and LISTED.search(text) is not None
    if PAGE_FOOT.search(text):
        text = _without_addresses(text)
    # A program broke the lines with all of its signs in them.
    text = join_broken(text, sure=marked or numbered)
    text = _without_markdown(text) if marked else text
    if numbered:
        text = LINK_NUMBER.sub("", text)
    return BULLET.sub("", text) if marked or numbered else text


def _without_addresses(text: str) -> str:
    """Return a text with nothing but the number at the foot of each sheet, the title above the first one only."""
    first = PAGE_HEAD.search(text)
    title = first[0].replace(first[1], "", 1).strip() if first else ""
    text = PAGE_FOOT.sub(r"\1", text)
    return PAGE_HEAD.sub(NOTHING_NEW, PAGE_HEAD.sub(lambda _: title, text, count=1))


def _without_markdown(text: str) -> str:
    """Return a text without the signs of Markdown; a picture by itself becomes a caption."""
    # The link around a picture stays with its words only.
    text = IMAGE.sub(_caption, text)
    text = EMPHASIS.sub(r"\2", NESTED.sub(r"\1\2", MARK.sub("", LINK.sub(r"\1", text))))
    return ESCAPED.sub(r"\1", text)


def _caption(image: re.Match[str]) -> str:
    """Return what stands for a picture: its words as a caption, if it has a line of its own."""
    text, start, end = image.string, image.start(), image.end()
    before, behind = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
    return f"Image: {image[1]}" if not before.strip(" \t[") and not LINK.sub("", f"[{behind}").strip(" \t[]") else ""
