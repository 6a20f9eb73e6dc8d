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
    assert [(wording.start(word), wording.end(word)) for word in range(2)] == [(2, 5), (7, 12)]
