"""Light stems: forms of one word share a key, and different words keep theirs."""

from __future__ import annotations

import pytest

from mujaz.arabic.fold import fold_search
from mujaz.arabic.stem import light_stem


def stem(word: str) -> str:
    return light_stem(fold_search(word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("للقوات", "القوات"),
        ("المهندسون", "مهندسين"),
        ("والمدينة", "بالمدينة"),
        ("الروسية", "روسي"),
        ("كتابها", "كتاب"),
        ("الوزارة", "وزارة"),
        ("agencies", "agency"),
        ("attacks", "attack"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("وزير", "زير"), ("ورقة", "الرقة"), ("isis", "isi")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "ا", "من", "a", "2254", "b2"])
def test_short_words_and_numbers_stay(word: str) -> None:
    assert light_stem(word) == word
