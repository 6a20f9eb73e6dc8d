"""The index: the same bytes from kept words as from none, small files, and nothing that is not on the site's lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from mujaz.register import Register
from mujaz.site.search.files import MOST
from mujaz.site.search.index import make_index

REGISTER = Register(())
LANGUAGES = ("ar", "en")


def test_an_index_from_kept_words_equals_one_made_anew(tmp_path: Path, make_document: Callable[..., Any]) -> None:
    documents = [make_document(number, f"قوات وقوات {number} strikes") for number in range(9)]
    make_index(documents, REGISTER, LANGUAGES, tmp_path)
    documents[4] = replace(documents[4], text="نص آخر عن بقوات")
    changed = make_index(documents, REGISTER, LANGUAGES, tmp_path)
    assert changed == make_index(documents, REGISTER, LANGUAGES, None)
    fewer = documents[:5]
    assert make_index(fewer, REGISTER, LANGUAGES, tmp_path) == make_index(fewer, REGISTER, LANGUAGES, None)


def test_words_that_cannot_be_read_are_made_anew(tmp_path: Path, make_document: Callable[..., Any]) -> None:
    documents = [make_document(0, "حلب")]
    made = make_index(documents, REGISTER, LANGUAGES, tmp_path)
    (tmp_path / "search.npz").write_bytes(b"damaged")
    assert make_index(documents, REGISTER, LANGUAGES, tmp_path) == made


def test_an_archive_without_items_has_an_index(tmp_path: Path) -> None:
    assert "index.json" in make_index([], REGISTER, LANGUAGES, tmp_path)


def test_a_file_of_words_is_small(make_document: Callable[..., Any]) -> None:
    texts = (" ".join(f"كلمة{chr(0x628 + number % 20)}{number}س{place}" for place in range(60)) for number in range(80))
    files = make_index([make_document(n, text) for n, text in enumerate(texts)], REGISTER, LANGUAGES, None)
    sizes = [len(data) for name, data in files.items() if "/w" in name]
    assert max(sizes) < MOST + 200
