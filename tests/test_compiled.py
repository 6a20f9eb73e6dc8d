"""Compiled modules stand for their sources as long as they are of these, and say what they say."""

from __future__ import annotations

import ast
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TypeGuard

import pytest

import mujaz.clean
from mujaz.compiled import INTERPRETED, PACKAGE, SOURCES, compiled_folder, digests

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "plugins/mujaz/clean"
READ_ALL = """
import json, sys
sys.path.insert(0, "benchmarks/clean")
from itertools import chain
import mujaz.clean, mujaz.clean.records
from mujaz.clean import clean
from mujaz.model import RawPage
from pages import all_pages
from run import register_of
from unseen import unseen_dumps, unseen_pages
from variants import rounds_of

known = [*all_pages(), *unseen_pages()]
register = register_of(known)
pages = chain(known, unseen_dumps(), *rounds_of(3, ("page", "bare")))
articles = [repr(clean(RawPage(page.name, page.data, ""), register)) for page in pages]
json.dump([mujaz.clean.records.__file__.rpartition(".")[2], articles], sys.stdout)
"""
"""Prints how the rules are written that a process uses, and the articles that they find in the gold corpus."""


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sources, of which one module was compiled."""
    sources = tmp_path / "rules"
    sources.mkdir()
    (sources / "lines.py").write_text("REAL_WORDS = 14\n", "utf-8")
    made = tmp_path / "environment" / PACKAGE
    made.mkdir(parents=True)
    (made / SOURCES).write_text(json.dumps({"mujaz.rules": digests(["lines"], str(sources))}), "utf-8")
    monkeypatch.syspath_prepend(str(made.parent))
    monkeypatch.delenv(INTERPRETED, raising=False)
    return sources


def test_compiled_modules_of_the_sources_as_they_are_stand_for_them(compiled: Path) -> None:
    expected = compiled.parent / "environment" / PACKAGE / "mujaz" / "rules"
    assert compiled_folder("mujaz.rules", str(compiled)) == str(expected)


def test_every_constant_of_a_compiled_module_is_final() -> None:
    # Compiled code looks the others up by name each time.
    compiled = runpy.run_path(str(ROOT / "tasks.py"))["COMPILED"].split()
    modules = {module: ast.parse((SOURCE / f"{module}.py").read_text("utf-8")) for module in compiled}
    assert [
        f"{module}.py:{line.lineno}"
        for module, tree in modules.items()
        for line in tree.body
        if isinstance(line, ast.Assign) and any(name.id.isupper() for name in ast.walk(line) if _is_set(name))
    ] == []


def _is_set(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def test_a_package_of_which_nothing_was_compiled_has_its_sources_only(compiled: Path) -> None:
    assert compiled_folder("mujaz.other", str(compiled)) is None


def test_compiled_modules_of_other_sources_are_left_aside(compiled: Path) -> None:
    (compiled / "lines.py").write_text("REAL_WORDS = 15\n", "utf-8")
    assert compiled_folder("mujaz.rules", str(compiled)) is None
    (compiled / "lines.py").unlink()
    assert compiled_folder("mujaz.rules", str(compiled)) is None


def test_compiled_modules_without_a_word_on_their_sources_are_left_aside(compiled: Path) -> None:
    (compiled.parent / "environment" / PACKAGE / SOURCES).write_text('{"mujaz.rules": {"li', "utf-8")
    assert compiled_folder("mujaz.rules", str(compiled)) is None


def test_a_variable_of_the_environment_leaves_them_aside(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INTERPRETED, "1")
    assert compiled_folder("mujaz.rules", str(compiled)) is None


def test_compiled_rules_find_in_every_page_what_interpreted_ones_find() -> None:
    if compiled_folder("mujaz.clean", mujaz.clean.__path__[-1]) is None:
        pytest.skip("the rules were not compiled since they changed: .venv/bin/invoke compile")
    kinds, found = zip(*(_read_all(interpreted=interpreted) for interpreted in ("", "1")), strict=True)
    assert kinds[1] == "py"
    assert kinds[0] in {"so", "pyd"}
    assert len(found[0]) >= 200
    assert [pair for pair in zip(*found, strict=True) if pair[0] != pair[1]] == []


def _read_all(*, interpreted: str) -> tuple[str, list[str]]:
    """Return the ending of the file that a rule comes from, and what a process of its own finds in all pages."""
    process = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", READ_ALL],
        cwd=ROOT,
        env={**os.environ, INTERPRETED: interpreted},
        check=True,
        capture_output=True,
        text=True,
    )
    kind, articles = json.loads(process.stdout)
    return kind, articles
