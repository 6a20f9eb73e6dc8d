from __future__ import annotations

import pytest

from mujaz.arabic.spelling import LOOKUP, MATCH, SEARCH, Table


@pytest.mark.parametrize("table", [MATCH, LOOKUP, SEARCH])
def test_what_a_character_becomes_does_not_change_again(table: Table) -> None:
    for point, letters in table.items():
        assert (letters or "").translate(table) == (letters or ""), f"U+{point:04X}"


def test_each_fold_is_looser_than_the_one_before() -> None:
    assert MATCH.keys() < LOOKUP.keys()
    assert LOOKUP.keys() < SEARCH.keys()
