"""The held-out pages: written by another author than the rules, each with its gold as JSON beside it.

`unseen/README.md` says how they came about and how they were read at first sight.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pages import Article, Page, visible_lines

FOLDER = Path(__file__).parent / "unseen"
SUFFIXES = (".html", ".txt")
CP1256 = b"charset=windows-1256"
SHORT = 500
"""A page that shows fewer characters is drawn by a script: there is nothing in it to copy."""


def unseen_pages() -> Iterator[Page]:
    """Yield every held-out page."""
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in SUFFIXES:
            yield _page(path)


def unseen_dumps() -> Iterator[Page]:
    """Yield the held-out HTML pages as one copies them whole, menus and all.

    A caption or a standfirst looks like any other line there, so nobody can leave out all that is not the text.
    """
    for page in unseen_pages():
        lines = visible_lines(page.data.decode("windows-1256" if CP1256 in page.data else "utf-8"))
        if page.kind == "html" and sum(map(len, lines)) > SHORT:
            yield replace(page, name=f"{page.name}.txt", kind="page", data="\n".join(lines).encode())


def _page(path: Path) -> Page:
    """Return a page and what a reader of it saw; its noise are the lines that must not stand in the text."""
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return Page(
        name=f"unseen/{path.name}",
        kind="html" if path.suffix == ".html" else "page",
        language=gold["language"],
        publication=path.stem,
        source=gold["source"],
        printed="",
        data=path.read_bytes(),
        article=Article(
            id=path.stem,
            headline=gold["title"],
            date=gold["date"] or "",
            blocks=tuple(("p", (text,)) for text in gold["body"]),
            byline=gold["byline"],
            summary=gold["summary"] or "",
            tags=tuple(gold["tags"]),
            related=tuple(gold["related"]),
        ),
        noise=tuple(gold["absent"]),
    )
