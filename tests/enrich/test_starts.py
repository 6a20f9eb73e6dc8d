from __future__ import annotations

from mujaz.enrich.names import plant
from mujaz.enrich.starts import Starts, list_likely
from mujaz.model import Alias, Record

NAMES = {"الرقة": 0, "اللاذقية": 0, "russia": 0, "علي": 0, "مصطفي": 0}


def test_words_that_may_begin_a_name_are_told_by_a_glance() -> None:
    words = [
        "الرقة",
        "وبالرقة",
        "للرقة",
        "وللاذقية",
        "Russia",
        "Russia’s",
        "مصطفى",
        "لعلي",
        "ورقة",
        "russias",
        "قال",
        "ب",
    ]
    assert list_likely(words, NAMES) == [
        "الرقة", "Russia", "وبالرقة", "للرقة", "وللاذقية", "لعلي", "مصطفى", "Russia’s",
    ]  # fmt: skip


def test_no_words_are_likely_in_no_text() -> None:
    assert list_likely([], NAMES) == []


def test_a_word_that_is_seen_again_is_known() -> None:
    starts = Starts(plant([Record("places", "raqqa", "raqqa.yaml", (("ar", "الرقة"),), (Alias("الرقة", "ar"),))]))
    first = list(starts.find(["في", "الرقة", "وبالرقة"]))
    assert [(number, [(start.skip, start.possessive) for start in found]) for number, found in first] == [
        (1, [(0, 0)]),
        (2, [(2, 0)]),
    ]
    assert list(starts.find(["في", "الرقة", "وبالرقة"])) == first
