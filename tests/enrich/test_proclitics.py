from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.model import Mention, Record

MakeRecord = Callable[..., Record]


CHAINS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")

NAMES = tuple(Path(__file__).with_name("names.txt").read_text("utf-8").split())
WITH_ARTICLE = tuple(name for name in NAMES if name.startswith("ال"))


def written(chain: str, name: str) -> str:
    """Return `name` with the proclitics of `chain` as Arabic spells it."""
    if chain.endswith("ل") and name.startswith("ال"):
        return chain + "ل" + name[2:].removeprefix("ل")
    return chain + name


@pytest.mark.parametrize("chain", CHAINS)
def test_every_legal_chain_is_taken_off_every_name(chain: str, record: MakeRecord) -> None:
    assert len(NAMES) >= 300
    for number, name in enumerate(NAMES):
        matcher = Matcher([record(f"places/p{number}", name)])
        word = written(chain, name)
        text = f"قال {word} أمس"
        found = matcher.find(text, "ar")
        start = 4 + len(chain)
        surface = word[len(chain) :]
        expected = (Mention(start, 4 + len(word), "places", f"p{number}", surface, "strong"),)
        assert found == expected, (chain, name)


@pytest.mark.parametrize("name", WITH_ARTICLE)
def test_a_name_with_an_article_is_not_found_without_it(name: str, record: MakeRecord) -> None:
    matcher = Matcher([record("places/p", name)])
    for chain in CHAINS:
        text = f"قال {chain}{name[2:]} أمس"
        if chain.endswith("ل") and name.startswith("الل"):
            continue  # للجنة is لجنة or اللجنة, and the writer alone knows
        assert matcher.find(text, "ar") == (), text


@pytest.mark.parametrize(("first", "second"), tuple(product(("و", "ف", "ب", "ل", "ك"), repeat=2)))
def test_an_illegal_chain_is_left_alone(first: str, second: str, record: MakeRecord) -> None:
    if first + second in CHAINS:
        return
    assert Matcher([record("places/p", "دمشق")]).find(f"{first}{second}دمشق", "ar") == ()
