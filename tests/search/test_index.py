"""The index: the same bytes from kept words as from none, small files, and nothing that is not on the site's lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mujaz.model import Record
from mujaz.register import Register
from mujaz.site.search.cuts import MOST
from mujaz.site.search.documents import Document
from mujaz.site.search.index import make_index as plan_index

REGISTER = Register(())
LANGUAGES = ("ar", "en")


def make_index(documents: Sequence[Document], register: Register, state: Path | None = None) -> dict[str, bytes]:
    """Return the files of an index by name."""
    return {name: make() for name, make in plan_index(documents, register, LANGUAGES, state).items()}


def test_an_index_from_kept_words_equals_one_made_anew(tmp_path: Path, make_document: Callable[..., Any]) -> None:
    documents = [make_document(number, f"قوات وقوات {number} strikes") for number in range(9)]
    make_index(documents, REGISTER, tmp_path)
    documents[4] = replace(documents[4], text="نص آخر عن بقوات")
    changed = make_index(documents, REGISTER, tmp_path)
    assert changed == make_index(documents, REGISTER)
    fewer = documents[:5]
    assert make_index(fewer, REGISTER, tmp_path) == make_index(fewer, REGISTER)


def test_words_that_cannot_be_read_are_made_anew(tmp_path: Path, make_document: Callable[..., Any]) -> None:
    documents = [make_document(0, "حلب")]
    made = make_index(documents, REGISTER, tmp_path)
    (tmp_path / "search.npz").write_bytes(b"damaged")
    assert make_index(documents, REGISTER, tmp_path) == made


def test_an_archive_without_items_has_an_index(tmp_path: Path) -> None:
    assert "index.json" in make_index([], REGISTER, tmp_path)


def test_a_file_of_words_is_small(make_document: Callable[..., Any]) -> None:
    texts = (" ".join(f"كلمة{chr(0x628 + number % 20)}{number}س{place}" for place in range(60)) for number in range(80))
    files = make_index([make_document(n, text) for n, text in enumerate(texts)], REGISTER)
    sizes = [len(data) for name, data in files.items() if "/w-" in name]
    assert max(sizes) < 1.5 * MOST


NAMES = (("places", "deir-ez-zor", "دير الزور", "Deir ez-Zor"), ("places", "raqqa", "الرقة", "Raqqa"),
         ("actors", "isis", "داعش", "ISIS"))  # fmt: skip
ARABIC = ("قوات", "وقوات", "بقوات", "القوات", "دير", "الزور", "وبدير", "داعش", "لداعش", "ورقة", "الرقة", "سورية",
          "لسوريا", "في", "٢٢٥٤")  # fmt: skip
WORDS = (*ARABIC, "strikes", "Striking", "Raqqa", "2254", "\U00010330\U00010331", "\n")
TEXTS = some.lists(some.sampled_from(WORDS), max_size=8).map(" ".join)
ARCHIVES = some.lists(some.tuples(TEXTS, TEXTS, some.sampled_from(LANGUAGES)), max_size=6)
REGISTERS = some.sets(some.sampled_from(NAMES)).map(sorted)


@settings(max_examples=60, deadline=None)
@given(builds=some.lists(some.tuples(ARCHIVES, REGISTERS), min_size=2, max_size=4))
def test_whatever_was_edited_the_index_equals_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory,
    make_document: Callable[..., Document],
    make_record: Callable[..., Record],
    builds: list[tuple[list[tuple[str, str, str]], list[tuple[str, str, str, str]]]],
) -> None:
    state = tmp_path_factory.mktemp("state")
    for archive, names in builds:
        documents = [
            make_document(n, text, title=title, language=lang) for n, (title, text, lang) in enumerate(archive)
        ]
        register = Register(tuple(make_record(*name) for name in names))
        assert make_index(documents, register, state) == make_index(documents, register)


def test_an_edit_renames_only_the_files_that_hold_its_words(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    texts = [
        " ".join(f"{chr(0x628 + (n * 7 + k) % 25)}ر{chr(0x628 + k % 25)}{n % 9}{k}" for k in range(60))
        for n in range(90)
    ]
    documents = [make_document(n, text) for n, text in enumerate(texts)]
    before = make_index(documents, REGISTER, tmp_path)
    documents[40] = replace(documents[40], text=f"{texts[40]} زلزال")
    after = make_index(documents, REGISTER, tmp_path)
    assert len(before) > 30
    assert len(after.keys() - before.keys()) <= 5
    assert len(before.keys() - after.keys()) <= 5
    assert all(after[name] == before[name] for name in after.keys() & before.keys() if name != "index.json")
