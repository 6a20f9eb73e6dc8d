from __future__ import annotations

import re

import pytest

from mujaz.arabic import letters

CLASSES = (
    letters.ARABIC_LETTERS,
    letters.PRESENTATION_FORMS,
    letters.ARABIC_MARKS,
    letters.LATIN_MARKS,
    letters.INVISIBLES,
    letters.APOSTROPHES,
    letters.HYPHENS,
)


@pytest.mark.parametrize("ranges", CLASSES)
def test_code_points_are_what_the_pattern_matches(ranges: str) -> None:
    pattern = re.compile(f"[{ranges}]")
    matched = {point for point in range(0x10000) if pattern.match(chr(point))}
    assert set(letters.code_points(ranges)) == matched


def test_digits_and_punctuation_are_no_letters() -> None:
    assert re.findall(f"[{letters.ARABIC_LETTERS}]", "٠١۲،؛؟٪۔ﷻـ\ufeff") == ["\ufdfb"]
