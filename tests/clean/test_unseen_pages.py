"""The held-out pages of `benchmarks/clean/unseen/` say of themselves what they hold."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "clean"))

from pages import Page, visible_lines  # type: ignore[import-not-found]
from unseen import unseen_dumps, unseen_pages  # type: ignore[import-not-found]

from mujaz.clean.printed import unprint

PAGES = tuple(unseen_pages())
SCRIPTED = "unseen/ar-jsonld.html"
"""Its text is drawn by a script, so no line of it is visible."""


MARKS = re.compile(r"\[\d+\](?=\w)|\]\([^()]*\)|[*\[]")


def squeezed(text: str) -> str:
    """Return a text without white space, which a page may break elsewhere than its gold."""
    return "".join(text.split())


def shown(page: Page) -> str:
    """Return what the page shows, without white space; of a program's print also what it prints."""
    encoding = "windows-1256" if b"charset=windows-1256" in page.data else "utf-8"
    text = page.data.decode(encoding)
    return squeezed("".join(visible_lines(text)) if page.kind == "html" else f"{text}{unprint(text)}")


def test_there_are_pages_of_every_language_and_kind() -> None:
    found = {(page.language, page.kind) for page in PAGES}
    assert found == {(language, kind) for language in ("ar", "fa", "ckb", "ur", "en") for kind in ("html", "page")}
    assert len(PAGES) == 113
    assert len(tuple(unseen_dumps())) == 54


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != SCRIPTED], ids=lambda page: page.name)
def test_every_line_of_the_gold_stands_in_its_page(page: Page) -> None:
    # Some texts are as programs write them: with numbers and addresses of links, and signs of emphasis.
    words = shown(page) + MARKS.sub("", shown(page))
    lines = (*page.article.texts, *page.noise, page.article.headline)
    assert [line for line in lines if squeezed(line) not in words] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_line_that_must_be_absent_stands_in_the_text(page: Page) -> None:
    text = " ".join(page.article.texts)
    assert [line for line in page.noise if line in text] == []
