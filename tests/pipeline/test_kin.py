from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mujaz.clean import clean
from mujaz.clean.plain import text_of
from mujaz.enrich.duplicates import compare
from mujaz.enrich.fingerprint import fingerprint
from mujaz.export.markdown import write_markdown
from mujaz.model import RawPage
from mujaz.pipeline.kin import plain_words
from mujaz.register import Register

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "clean"))

from pages import Page, all_pages

PAGES = [page for page in all_pages() if page.kind == "html"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_item_is_compared_as_the_text_that_it_was_made_of(page: Page) -> None:
    blocks = clean(RawPage(page.name, page.data, ""), Register(())).blocks
    likeness = compare(fingerprint("", text_of(*blocks)), fingerprint("", plain_words(write_markdown(blocks))))
    assert likeness is not None
    assert (likeness.relation, likeness.similarity > 0.99) == ("duplicate", True)
