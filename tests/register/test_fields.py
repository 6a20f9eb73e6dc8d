"""The keys of a record, and their documentation."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mujaz.model import RECORD_KINDS, STRENGTHS
from mujaz.register.fields import FIELDS, RIGHTS, TYPES, Field, find_field, list_keys

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "register.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_key_is_explained_to_curators(field: Field) -> None:
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{field.key}` |"))
    assert field.meaning in row
    assert f"| {', '.join(field.kinds)} |" in row or field.kinds == RECORD_KINDS


@pytest.mark.parametrize("word", [*STRENGTHS, *RIGHTS, *(word for words in TYPES.values() for word in words)])
def test_each_word_of_a_closed_list_is_explained_to_curators(word: str) -> None:
    assert f"`{word}`" in GUIDE


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("add-an-actor.md", "actors/international-coalition.yaml"),
        ("add-a-source.md", "sources/sample-gazette.yaml"),
    ],
)
def test_the_record_in_a_walk_through_is_right(
    check: Callable[[Mapping[str, str]], list[str]], page: str, path: str
) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    record = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert record is not None
    assert f"content/{path}" in text
    assert check({path: textwrap.dedent(record[1].rstrip(" "))}) == []


def test_a_meaning_is_one_english_sentence() -> None:
    assert [field.key for field in FIELDS if not field.meaning.endswith(".") or ". " in field.meaning] == []


def test_each_kind_has_its_keys() -> None:
    assert "coordinates" in list_keys("places")
    assert "coordinates" not in list_keys("actors")
    assert "bylines" in list_keys("sources")
    assert "type" not in list_keys("topics")
    assert find_field("rights").kinds == ("sources",)
