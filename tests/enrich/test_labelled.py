"""The labelled items of `benchmarks/mentions/` keep their quality: a floor may rise; lowering one needs a reason."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

FILE = Path(__file__).parents[2] / "benchmarks" / "mentions" / "run.py"
SPEC = importlib.util.spec_from_file_location("benchmark_of_mentions", FILE)
assert SPEC is not None
assert SPEC.loader is not None
benchmark = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = benchmark  # dataclasses look their module up
SPEC.loader.exec_module(benchmark)

SETS = [(name, language) for name in ("archive", "world") for language in ("ar", "en")]


@pytest.mark.parametrize(("name", "language"), SETS)
def test_what_a_person_finds_is_found_at_its_place_and_nothing_else(name: str, language: str) -> None:
    score = benchmark.measure(name, language)
    assert score.precision >= 0.97
    assert score.recall >= 0.97


def test_forty_items_of_both_languages_have_more_than_nine_hundred_mentions() -> None:
    items = [item for name in ("archive", "world") for item in benchmark.read_set(name)]
    assert [sum(item.language == language for item in items) for language in ("ar", "en")] == [20, 20]
    assert sum(benchmark.measure(*which).wanted for which in SETS) >= 900


def test_labels_are_taken_out_of_a_text(tmp_path: Path) -> None:
    file = tmp_path / "ar-00.txt"
    file.write_text("في [[aleppo|حلب]] وب[[raqqa|الرقة]].", encoding="utf-8")
    item = benchmark.read_labelled(file)
    assert (item.text, item.language) == ("في حلب وبالرقة.", "ar")
    assert item.gold == {(3, 6, "aleppo"), (9, 14, "raqqa")}
