from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.arabic.fold import (
    fold_letters,
    fold_lookup,
    fold_match,
    fold_search,
    settle_maksura,
)
from mujaz.arabic.offsets import fold_with_offsets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إِيران", "ايران"),
        ("الآخرون", "الاخرون"),
        ("ٱلله", "الله"),
        ("التحــالف", "التحالف"),
        ("الرّقّةُ", "الرقة"),
        ("دير\u00a0الزور", "دير  الزور"),
        ("\u202bحلب\u202c\ufeff", "حلب"),
        ("می\u200cخواهد", "میخواهد"),
        ("ایران", "ايران"),
        ("کردستان", "كردستان"),
        ("شىء", "شيء"),
        ("مصطفى", "مصطفي"),
        ("وموسى", "وموسي"),
        ("كبرى", "كبري"),
        ("الكبرى", "الكبري"),
        ("مسو\u0654ول", "مسؤول"),
        ("\ufe91\ufe8e\ufedf\ufeae\ufed7\ufe94", "بالرقة"),
        ("\ufefb", "لا"),
        ("\ufdf2", "الله"),
        ("١٧ ۱۷", "17 17"),
        ("Deir-ez-Zor", "deir ez zor"),
        ("Ḥamāh", "hamah"),
        ("Hamāh\u0304", "hamah"),
        ("Qaʿida", "qa'ida"),
        ("Straße Łódź Ørsted", "strasse lodz orsted"),
        ("ﬁn", "fin"),
        ("  a \n b  ", "a b"),
    ],
)
def test_two_spellings_match(one: str, other: str) -> None:
    assert fold_match(one) == fold_match(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("على", "علي"),
        ("وعلى", "وعلي"),
        ("فعلى", "فعلي"),
        ("منى", "مني"),
        ("علی", "علي"),
        ("الرقة", "الرقه"),
        ("مسؤول", "مسوول"),
        ("مسئول", "مسيول"),
        ("سماء", "سما"),
        ("گرد", "كرد"),
        ("الرقة", "رقة"),
    ],
)
def test_two_words_do_not_match(one: str, other: str) -> None:
    assert fold_match(one) != fold_match(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الإدارة الذاتيّة", "الاداره الذاتيه"),
        ("على", "علي"),
        ("علی", "علي"),
        ("فؤاد", "فواد"),
        ("رئيس", "رييس"),
        ("Al-Ḥasakah", "al hasakah"),
        ("Qa'ida", "Qaida"),
    ],
)
def test_a_lookup_overlooks_what_hurried_writers_exchange(one: str, other: str) -> None:
    assert fold_lookup(one) == fold_lookup(other)


def test_a_lookup_still_tells_letters_apart() -> None:
    assert fold_lookup("سماء") != fold_lookup("سما")
    assert fold_lookup("الرقة") != fold_lookup("رقة")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسؤول", "مسئول"),
        ("شؤون", "شئون"),
        ("بناء", "بنا"),
        ("الرقّة", "الرقه"),
        ("على", "علی"),
        ("کردستان", "كردستان"),
        ("٢٠٢٣", "۲۰۲۳"),
        ("ﻋﻤﻠﻴﺔ", "عملية"),
        ("Café", "cafe"),
    ],
)
def test_a_search_overlooks_still_more(one: str, other: str) -> None:
    assert fold_search(one) == fold_search(other)


def test_yeh_is_settled_by_the_length_of_the_word() -> None:
    assert settle_maksura(fold_letters("إلى حتى لدى ومتى ليلى الفتى")) == "الى حتى لدى ومتى ليلي الفتي"


def test_offsets_lead_back_to_the_original() -> None:
    text = " «الرّقّـة»  و\u200fدير\u00a0\u00a0الزور "
    folded = fold_with_offsets(text)
    assert folded.text == "«الرقة» ودير الزور"
    start = folded.text.index("دير")
    first, last = folded.span(start, len(folded.text))
    assert text[first:last].rstrip() == "دير\u00a0\u00a0الزور"
    start = folded.text.index("الرقة")
    first, last = folded.span(start, start + 5)
    assert text[first:last] == "الرّقّـة"


def test_letters_that_become_several_share_an_offset() -> None:
    assert fold_with_offsets("aßb\ufefb").text == "assbلا"
    assert fold_with_offsets("aßb\ufefb").offsets == (0, 1, 1, 2, 3, 3, 4)


def test_an_empty_text_folds_to_nothing() -> None:
    assert [fold(" \u200f\u0640 ") for fold in (fold_match, fold_lookup, fold_search)] == ["", "", ""]
    assert fold_with_offsets("").offsets == (0,)


SCRIPT = st.text(
    alphabet=st.one_of(
        st.sampled_from("ابتةىيئؤءأإآٱکیوفلكعلى  \n-_'ʿ«».،\u00a0\u200c\u200f\u0640\u064e\u0651\u0654\u0670"),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.characters(),
    ),
    max_size=60,
)


@settings(max_examples=400, deadline=None)
@given(SCRIPT)
def test_folding_twice_is_folding_once(text: str) -> None:
    for fold in (fold_match, fold_lookup, fold_search):
        assert fold(fold(text)) == fold(text)


@settings(max_examples=400, deadline=None)
@given(SCRIPT)
def test_a_looser_fold_knows_what_a_stricter_one_has_folded(text: str) -> None:
    assert fold_lookup(fold_match(text)) == fold_lookup(text)
    assert fold_search(fold_match(text)) == fold_search(text)


@settings(max_examples=600, deadline=None)
@given(SCRIPT)
def test_offsets_are_as_many_as_the_characters_and_never_go_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold_match(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= place < len(text) for place in folded.offsets[:-1])
    assert folded.offsets[-1] == len(text)


@settings(max_examples=300, deadline=None)
@given(SCRIPT)
def test_a_character_stands_at_its_offset(text: str) -> None:
    folded = fold_with_offsets(text)
    for letter, place in zip(folded.text, folded.offsets, strict=False):
        assert letter in (*fold_letters(text[place]), " ", "\u064a", "\u0624", "\u0626")
