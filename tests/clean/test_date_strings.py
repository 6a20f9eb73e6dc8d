"""The table of dates as newsrooms print them: every one is read, and nothing is read where nothing is stated."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).parents[2] / "benchmarks/dates/run.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_of_dates", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = load()
EXAMPLES = BENCHMARK.read_examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.group}: {example.text}")
def test_each_string_gives_its_date_and_no_other(example: object) -> None:
    assert BENCHMARK.grade(example) == ("right", example.expected)  # type: ignore[attr-defined]


def test_the_table_is_broad_enough() -> None:
    assert len(EXAMPLES) >= 160
    assert sum(example.expected is None for example in EXAMPLES) >= 40


def test_no_string_stands_in_the_table_twice() -> None:
    keys = [(example.text, example.retrieved) for example in EXAMPLES]
    assert len(set(keys)) == len(keys)
