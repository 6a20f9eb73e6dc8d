"""The analyser gives the keys of the shared vectors; `tests/browser/test_search.py` asks the same of JavaScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mujaz.arabic.search import analyse, find_words, is_common, remainders, stem_of
from mujaz.arabic.words import load_words

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS["words"], ids=lambda vector: vector["token"])
def test_a_word_has_the_keys_of_the_vectors(vector: dict[str, Any]) -> None:
    word = analyse(vector["token"])
    found = {
        "token": vector["token"],
        "exact": word.exact,
        "folded": word.folded,
        "core": word.core,
        "stem": word.stem,
        "remainders": list(remainders(word.folded)),
        "common": is_common(word.exact),
    }
    assert found == vector


@pytest.mark.parametrize("vector", VECTORS["texts"], ids=lambda vector: repr(vector["text"]))
def test_a_text_has_the_words_of_the_vectors(vector: dict[str, Any]) -> None:
    assert find_words(vector["text"]) == vector["words"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إسرائيل", "اسرائيل"),
        ("مسؤول", "مسئول"),
        ("مدرسة", "مدرسه"),
        ("مصطفى", "مصطفي"),
        ("قُوّات", "قوات"),
        ("قـــوات", "قوات"),
        ("کرد", "كرد"),
        ("۲۰۲۳", "٢٠٢٣"),
        ("اﻷﺳﺪ", "الأسد"),
        ("قو\u200fات", "قوات"),
        ("Ḥasakah", "hasakah"),
    ],
)
def test_spellings_of_a_word_fold_into_one(one: str, other: str) -> None:
    assert analyse(one).folded == analyse(other).folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قرية", "قرى"),
        ("مدن", "المدينة"),
        ("صواريخ", "صاروخ"),
        ("حكومتهم", "الحكومات"),
        ("إيران", "الإيرانيين"),
        ("الألمانية", "ألمانية"),
        ("أمريكي", "الأميركيين"),
        ("strikes", "striking"),
        ("agencies", "agency"),
        ("women", "woman"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert analyse(one).stem == analyse(other).stem


@pytest.mark.parametrize(("one", "other"), [("سوري", "سور"), ("لبنان", "لبن"), ("عملية", "عمل"), ("ورقة", "الرقة")])
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert analyse(one).stem != analyse(other).stem


def test_every_irregular_form_shares_the_stem_of_its_word() -> None:
    words = load_words().forms
    assert [form for form in words if form in words.values()] == []
    assert [form for form, word in words.items() if stem_of(form) != stem_of(word)] == []
