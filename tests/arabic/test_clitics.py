from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.clitics import stems


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("الرقة", (0, "الرقة")),
        ("والرقة", (1, "الرقة")),
        ("بالرقة", (1, "الرقة")),
        ("كالرقة", (1, "الرقة")),
        ("فبالرقة", (2, "الرقة")),
        ("للرقة", (1, "الرقة")),
        ("وللنظام", (2, "النظام")),
        ("فللنظام", (2, "النظام")),
        ("لدمشق", (1, "دمشق")),
        ("ولدمشق", (2, "دمشق")),
        ("للبنان", (1, "لبنان")),
        ("لبنان", (0, "لبنان")),
        ("للاذقية", (1, "اللاذقية")),
        ("للجنة", (1, "لجنة")),
        ("للجنة", (1, "اللجنة")),
        ("لله", (1, "الله")),
        ("والله", (1, "الله")),
        ("لألمانيا", (1, "ألمانيا")),
    ],
)
def test_a_word_may_be_proclitics_and_a_name(word: str, stem: tuple[int, str]) -> None:
    assert stem in stems(word)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("ورقة", "الرقة"),
        ("فرقة", "الرقة"),
        ("ببرقية", "الرقة"),
        ("سحلب", "حلب"),
        ("كبحلب", "حلب"),
        ("بوحلب", "حلب"),
        ("لوحلب", "حلب"),
        ("فوحلب", "حلب"),
        ("أحلب", "حلب"),
        ("الحلب", "حلب"),
    ],
)
def test_a_name_is_not_invented(word: str, stem: str) -> None:
    assert stem not in [text for _, text in stems(word)]


@pytest.mark.parametrize("word", ["", "و", "ل", "ب", "كل", "بل", "ول", "لل"])
def test_short_words_stay_whole(word: str) -> None:
    assert stems(word) == ((0, word),)


def test_latin_words_and_numbers_stay_whole() -> None:
    assert stems("beirut") == ((0, "beirut"),)
    assert stems("2023") == ((0, "2023"),)


@given(st.text(alphabet="وفبلكارقة", max_size=8))
def test_the_word_itself_comes_first_and_proclitics_are_cut_from_its_start(word: str) -> None:
    found = stems(word)
    assert found[0] == (0, word)
    assert [length for length, _ in found] == sorted(length for length, _ in found)
    assert all(text.endswith(word[length + 1 :]) for length, text in found)
    assert len(set(found)) == len(found)
