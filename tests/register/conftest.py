"""A small archive to write records into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mujaz.errors import Problems
from mujaz.register import Register, load
from mujaz.register.lint import lint

Files = Mapping[str, str]


def write(root: Path, files: Files) -> Path:
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def make_register(tmp_path: Path) -> Callable[[Files], Register]:
    """Return a function from files (path below `content`, text) to the register that they make."""

    def make(files: Files) -> Register:
        problems = Problems()
        register = load(write(tmp_path, files), ("ar", "en"), problems)
        assert list(map(str, problems)) == []
        return register

    return make


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Files], list[str]]:
    """Return a function from files to every message about them, those of the register as a whole included."""

    def tell(files: Files) -> list[str]:
        problems = Problems()
        lint(load(write(tmp_path, files), ("ar", "en"), problems), problems)
        return list(map(str, problems))

    return tell
