from __future__ import annotations

import pytest

from mujaz.enrich.wording import Wording


@pytest.mark.parametrize("gap", [" ", "\u00a0", "-", " «", "» ", " (", "_", "** ", "\n", " \r\n ", "\u200f ", "’ "])
def test_a_name_may_span_blanks_joiners_quotes_and_brackets(gap: str) -> None:
    assert Wording(f"دير{gap}الزور").joined(0)


@pytest.mark.parametrize("gap", [", ", "، ", ". ", ": ", "\n\n", "\n- ", "\n> ", " / ", " | ", "؛ ", " — "])
def test_a_name_does_not_span_punctuation_paragraphs_or_bullets(gap: str) -> None:
    assert not Wording(f"دير{gap}الزور").joined(0)


def test_a_full_stop_joins_initials() -> None:
    assert Wording("U.S. Army").joined(0)
    assert not Wording("Us. Army").joined(0)


def test_words_know_their_places() -> None:
    wording = Wording(" «دير» الزور")
    assert wording.words == ["دير", "الزور"]
    assert [*zip(wording.starts, wording.ends, strict=True)] == [(2, 5), (7, 12)]


def test_a_line_of_capitals_is_a_headline() -> None:
    text = Wording("Putin Meets Erdogan In Moscow On Syria\nThe two men met in the capital of Russia on Thursday.")
    assert text.is_headline(0)
    assert text.is_headline(6)
    assert not text.is_headline(7)
    assert not Wording("Jordan Peterson").is_headline(0)


def test_a_word_opens_a_sentence_a_quotation_or_a_line() -> None:
    text = Wording("He said: “Syria is here. Iraq\nJordan")
    assert [word for number, word in enumerate(text.words) if text.opens(number)] == ["He", "Syria", "Iraq", "Jordan"]
