from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.arabic.tokens import find_tokens, is_address, split_words


def words(text: str) -> list[str]:
    return [token.text for token in find_tokens(text)]


@pytest.mark.parametrize("name", ["Deir ez-Zor", "Deir ez Zor", "Deir-ez-Zor", "Deir (ez) «Zor»", "Deir_ez_Zor"])
def test_the_spellings_of_a_name_have_the_same_words(name: str) -> None:
    assert words(name) == ["Deir", "ez", "Zor"]


@pytest.mark.parametrize("text", ["دير الزور", "«دير» (الزور)", "دير-الزور", "#دير_الزور", '"دير الزور".'])
def test_quotes_and_brackets_are_no_part_of_arabic_words(text: str) -> None:
    assert words(text) == ["دير", "الزور"]


def test_an_apostrophe_between_letters_is_part_of_a_word() -> None:
    assert words("'Qa'ida' ‘Ba’ath’ 'Ain") == ["Qa'ida", "Ba’ath", "Ain"]


def test_harakat_tatweel_and_marks_inside_a_word_are_part_of_it() -> None:
    assert words("الرَّقَّـة") == ["الرَّقَّـة"]
    assert words("می\u200cخواهد") == ["می\u200cخواهد"]
    assert words("\u200fحلب\u200f حمص\ufeff") == ["حلب", "حمص"]
    assert words("cafe\u0301 is") == ["cafe\u0301", "is"]


def test_scripts_part_words() -> None:
    assert words("الـISIS و12 ٣٤م M23") == ["الـ", "ISIS", "و", "12", "٣٤", "م", "M23"]


def test_a_web_address_is_no_word() -> None:
    assert words("في https://example.com/Iran?a=سوريا ثم (www.a.example/Syria)") == ["في", "ثم"]
    assert is_address("www.a.example")
    assert not is_address("www")


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    tokens = find_tokens(text)
    assert all(token.text and text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert "".join(split_words(text)) == text


def test_a_long_run_of_marks_costs_no_more_than_its_length() -> None:
    assert words("a" + "\u0301\u200b" * 200_000 + "!") == ["a\u0301"]
    assert words("\u0628" + "\u200f" * 200_000) == ["\u0628"]
