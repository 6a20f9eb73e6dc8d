"""Markdown to HTML as Python-Markdown makes it, whose only door this is: of texts that are more than paragraphs.

It is imported where there is such a text, for that takes .01 s.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mujaz.site.markdown import MEDIA, TooDeep

OPENERS = re.compile(r"(?<!\\)[\[<]")
"""What may open a link or a tag; Python-Markdown looks for the end of each anew."""
MOST_OPENERS = 1000
"""So many in a paragraph take a quarter of a second; ten times as many take half a minute."""


class _Demote(Treeprocessor):
    """Makes every first-level heading a second-level one, for the headline is the page's only `h1`."""

    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            heading.tag = "h2"


class _Figures(Treeprocessor):
    """Makes a figure of every paragraph that holds one picture and nothing else; the picture's title is its caption."""

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            alone = len(paragraph) == 1 and not (paragraph.text or "").strip() and not (paragraph[0].tail or "").strip()
            if alone and paragraph[0].tag == "img" and MEDIA.fullmatch(paragraph[0].get("src", "")):
                caption = paragraph[0].attrib.pop("title", "")
                paragraph.tag = "figure"
                paragraph.text = paragraph[0].tail = None
                if caption:
                    SubElement(paragraph, "figcaption").text = caption


class _MujazExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Demote(md), "demote", 5)
        md.treeprocessors.register(_Figures(md), "figures", 4)


_markdown: list[Markdown] = []


def convert(body: str) -> str:
    """Return the HTML of a Markdown `body` as Python-Markdown makes it; raise `TooDeep` where it would not end."""
    if not _markdown:
        extensions: list[str | Extension] = [
            "tables",
            "footnotes",
            "sane_lists",
            "abbr",
            "def_list",
            "fenced_code",
            _MujazExtension(),
        ]
        configs = {"footnotes": {"BACKLINK_TITLE": "", "BACKLINK_TEXT": "\u21a9\ufe0e"}}
        _markdown.append(Markdown(extensions=extensions, extension_configs=configs, output_format="html"))
    if any(len(OPENERS.findall(block)) > MOST_OPENERS for block in body.split("\n\n")):
        raise TooDeep(f"A paragraph here has more than {MOST_OPENERS} of [ or <; part it, or take them out.")
    try:
        return _markdown[0].reset().convert(body)
    except RecursionError as error:
        _markdown.clear()  # what it was in the middle of would go on in the next text
        raise TooDeep("Lists or quotations are nested too deeply here; write them with fewer levels.") from error
