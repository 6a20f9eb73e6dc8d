"""The sample archive's own register."""

from __future__ import annotations

from pathlib import Path

from mujaz.errors import Problems
from mujaz.model import RECORD_KINDS
from mujaz.register import load
from mujaz.register.lint import lint

ROOT = Path(__file__).parents[2]


def test_the_sample_register_has_no_problems() -> None:
    problems = Problems()
    register = load(ROOT, ("ar", "en"), problems)
    lint(register, problems)
    assert list(map(str, problems)) == []
    assert [kind for kind in RECORD_KINDS if not register.records(kind)] == []
