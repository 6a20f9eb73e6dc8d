from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.enrich.mentions import Matcher
from mujaz.model import Record

MakeRecord = Callable[..., Record]
Surfaces = Callable[..., list[tuple[str, str]]]


WORDS = ("وبالرقة", "للنظام", "السوري", "دير", "الزور", "الدير", "محافظة", "بنك", "مصر", "على", "Russia's")
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from("US.   \n«»-ﷺʿéß1علي\u200f\u0651\u0640"))


@settings(deadline=None, max_examples=300)
@given(text=st.lists(PIECES, max_size=30).map("".join))
def test_mentions_are_true_to_the_text_and_do_not_overlap(text: str, known: Matcher) -> None:
    place = 0
    for mention in known.find(text, "ar"):
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        place = mention.end


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_can_be_read(text: str, known: Matcher) -> None:
    assert all(mention.surface for mention in known.find(text, "en"))


def test_more_words_than_are_remembered_do_not_confuse(record: MakeRecord) -> None:
    matcher = Matcher([record("places/aleppo", "حلب")])
    for start in range(0, 900_000, 300_000):
        text = " ".join(map(str, range(start, start + 300_000))) + " حلب"
        assert [mention.start for mention in matcher.find(text, "ar")] == [len(text) - 3]


def test_a_text_without_a_space_is_read_in_bounds(known: Matcher) -> None:
    assert known.find("سوريا" * 200_000, "ar") == ()
    assert known.find("ا" + "\u200f" * 1_000_000, "ar") == ()
    assert len(known.find("Syria-" * 10_000, "en")) == 10_000


def test_5_megabytes_without_a_space_are_read_in_bounds(known: Matcher) -> None:
    assert known.find("ا" * 2_500_000, "ar") == ()  # two bytes each
    assert known.find("a" * 5_000_000, "en") == ()


def test_a_name_in_three_scripts_is_one_record(record: MakeRecord, surfaces: Surfaces) -> None:
    kurds = Matcher([record("places/kobani", "كوباني", "Kobani", "Kobanî", "Кобани")])
    assert surfaces("كوباني (Kobanî, Кобани)", matcher=kurds) == [
        ("kobani", "كوباني"),
        ("kobani", "Kobanî"),
        ("kobani", "Кобани"),
    ]


def test_broken_surrogates_are_read(known: Matcher) -> None:
    assert [mention.start for mention in known.find("\ud800حلب\udfff حلب", "ar")] == [1, 6]
