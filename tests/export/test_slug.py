from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mujaz.export.slug import make_slug

SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def test_an_english_headline_names_the_item() -> None:
    slug = make_slug(date(2023, 8, 12), "Coalition denies: no operation!", ["isis"], ())
    assert slug == "2023-08-12-coalition-denies-no-operation"


def test_without_one_the_ids_do() -> None:
    assert make_slug("2023-08-12", None, ["isis", "deir-ez-zor"], ()) == "2023-08-12-isis-deir-ez-zor"


def test_a_slug_is_cut_at_a_word() -> None:
    slug = make_slug("2023-08-12", "word " * 40, [], ())
    assert slug == "2023-08-12" + "-word" * 14
    assert len(make_slug("2023-08-12", "word " * 40, [], {slug})) <= 80


def test_a_taken_slug_gets_the_first_free_number() -> None:
    taken = {"2023-08-12-isis", "2023-08-12-isis-2"}
    assert make_slug("2023-08-12", None, ["isis"], taken) == "2023-08-12-isis-3"


@given(st.text(max_size=200), st.sets(st.sampled_from(["2023-08-12-a", "2023-08-12-item", "2023-08-12-item-2"])))
def test_every_slug_is_short_ascii_and_free(headline: str, taken: set[str]) -> None:
    slug = make_slug("2023-08-12", headline, [], taken)
    assert SHAPE.fullmatch(slug)
    assert len(slug) <= 80
    assert slug not in taken
