from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.sorting import initial, sort_key

# Both in the order in which an index shows them.
ARABIC = [
    "إدلب",
    "الأردن",
    "ألبانيا",
    "البوكمال",
    "ألف",
    "الله أكبر",
    "ألمانيا",
    "إيران",
    "بلدي نيوز",
    "البيت الأبيض",
    "پاريس",
    "تركيا",
    "حلب",
    "داعش",
    "«دير الزور»",
    "الرقة",
    "روسيا",
    "السويداء",
    "Al-Hol",
    "Washington",
    "17 نيسان",
]
ENGLISH = [
    "Aleppo",
    "Damascus",
    "Deir ez-Zor",
    "Éire",
    "El Salvador",
    "The Hague",
    "Al-Hasakah",
    "el-Hol",
    "Al Jazeera",
    "Łódź",
    "Al-Nusra",
    "The Al-Qa'ida group",
    "Raqqa",
    "Ash-Shaddadi",
    "'Uqayribat",
    "دمشق",
    "17 April",
]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("إدلب", "ا"),
        ("آب", "ا"),
        ("ألف", "ا"),
        ("ألمانيا", "ا"),
        ("المانيا", "ا"),
        ("ألبانيا", "ا"),
        ("البوكمال", "ا"),
        ("الله", "ا"),
        ("الأردن", "ا"),
        ("الرقة", "ر"),
        ("اللاذقية", "ل"),
        ("النظام السوري", "ن"),
        ("اليابان", "ي"),
        ("الرَّقَّةُ", "ر"),
        ("«داعش»", "د"),
        ("الـرقة", "ر"),
        ("\u200fحلب", "ح"),
        ("پاريس", "پ"),
        ("17 نيسان", "#"),
        ("Москва", "#"),
        ("BBC", "B"),
        ("", "#"),
        ("ال", "ا"),
    ],
)
def test_the_letter_of_an_arabic_index(name: str, letter: str) -> None:
    assert initial(name, "ar") == letter


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("The Hague", "H"),
        ("Theatre", "T"),
        ("Al-Hol", "H"),
        ("el-Hol", "H"),
        ("Al Jazeera", "J"),
        ("Aleppo", "A"),
        ("Alan", "A"),
        ("El Salvador", "E"),
        ("Ash-Shaddadi", "S"),
        ("ʿAyn al-Arab", "A"),
        ("'Uqayribat", "U"),
        ("Éire", "E"),
        ("Łódź", "L"),
        ("The", "T"),
        ("F-16", "F"),
        ("9/11", "#"),
        ("الرقة", "ر"),
    ],
)
def test_the_letter_of_an_english_index(name: str, letter: str) -> None:
    assert initial(name, "en") == letter


def test_arabic_names_stand_in_the_order_of_the_alphabet() -> None:
    shuffled = ARABIC[::2] + ARABIC[1::2]
    ordered = sorted(shuffled, key=lambda name: sort_key(name, "ar"))
    assert ordered == ARABIC


def test_english_names_stand_in_the_order_of_the_alphabet() -> None:
    shuffled = ENGLISH[::2] + ENGLISH[1::2]
    assert sorted(shuffled, key=lambda name: sort_key(name, "en")) == ENGLISH


NAMES = st.lists(st.one_of(st.sampled_from(ARABIC + ENGLISH), st.text(max_size=8)), max_size=12)


@given(NAMES, st.sampled_from(["ar", "en", "fr"]))
def test_names_of_one_letter_stand_together(names: list[str], language: str) -> None:
    letters = [initial(name, language) for name in sorted(names, key=lambda name: sort_key(name, language))]
    groups = [letter for letter, before in zip(letters, [None, *letters], strict=False) if letter != before]
    assert len(groups) == len(set(groups))
