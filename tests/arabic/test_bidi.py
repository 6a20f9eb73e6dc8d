from __future__ import annotations

import pytest

from mujaz.arabic.bidi import direction, isolate, strip_controls


@pytest.mark.parametrize(
    "language", ["ar", "ar-SY", "ar_SY", "AR", "fa", "he", "ur", "ckb", "ps", "ku-Arab", "az-arab"]
)
def test_right_to_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "en-GB", "fr", "ku", "tr", "ru", "ar-Latn", "zh-Hant", ""])
def test_left_to_right(language: str) -> None:
    assert direction(language) == "ltr"


def test_a_name_is_isolated_and_nothing_stays_nothing() -> None:
    assert isolate("داعش (12)") == "\u2068داعش (12)\u2069"
    assert isolate("F-16 (USA)!") == "\u2068F-16 (USA)!\u2069"
    assert isolate("") == ""


def test_every_direction_control_goes() -> None:
    controls = "\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
    assert strip_controls(f"{controls}أ{controls}b{controls}") == "أb"


def test_joiners_tatweel_and_harakat_stay() -> None:
    text = "می\u200cخواهد ه\u200d مـَـن"
    assert strip_controls(text) == text


def test_stripping_undoes_isolation() -> None:
    assert strip_controls(isolate("Iran")) == "Iran"
