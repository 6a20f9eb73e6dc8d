"""The code with one byte for each common character."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.arabic.bytewise import COMMON, to_bytes, to_text
from mujaz.arabic.fold import fold_lookup, fold_match, fold_search


def test_every_common_character_comes_back_from_its_byte() -> None:
    assert to_text(to_bytes(COMMON)) == COMMON
    assert len(set(COMMON)) == len(COMMON) <= 256


def test_a_character_without_a_byte_is_refused_or_becomes_the_odd_sign() -> None:
    with pytest.raises(UnicodeEncodeError):
        to_bytes("Δ")
    assert to_bytes("2 Δ", "replace") == b"2 ?"


@pytest.mark.parametrize("fold", [fold_match, fold_lookup, fold_search])
def test_a_common_character_folds_alike_beside_an_uncommon_one(fold: Callable[[str], str]) -> None:
    for char in COMMON:
        assert fold(f"a{char}b 水") == f"{fold(f'a{char}b')} 水"


def test_white_space_of_any_kind_and_length_becomes_one_space() -> None:
    assert fold_lookup(" \t«أحمد»\u00a0 \n  رجل  - \x1f کتاب ") == "«احمد» رجل كتاب"
