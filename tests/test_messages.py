"""What is said of the content, in Arabic: every message has its translation, with the same gaps."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from mujaz import yamlfaults
from mujaz.cli.speech import OR, speech
from mujaz.errors import Problem
from mujaz.export.fields import FIELDS
from mujaz.register.fields import FIELDS as RECORD_FIELDS

PACKAGE = Path(__file__).parents[1] / "plugins" / "mujaz"
FOLDERS = (
    "errors.py",
    "yamltext.py",
    "yamlfaults.py",
    "sourcefile.py",
    "register",
    "export",
    "site",
    "pipeline/kin.py",
)
"""Where problems of the content are noted that `mujaz check` tells."""
TELLERS = {"add", "of", "note", "_note", "_advice"}
SPEECH = {"phrase", "count"}
"""Calls whose texts are templates."""


def templates() -> Iterator[str]:
    """Yield each template of a problem, and each phrase around it."""
    for name in FOLDERS:
        folder = PACKAGE / name
        for file in sorted(folder.rglob("*.py")) if folder.is_dir() else [folder]:
            yield from _of_file(ast.parse(file.read_text("utf-8")), TELLERS)
    for file in sorted((PACKAGE / "cli").glob("check*.py")):
        yield from _of_file(ast.parse(file.read_text("utf-8")), SPEECH)


def counted() -> Iterator[tuple[str, str]]:
    """Yield the singular and plural of each message with a number."""
    for file in sorted((PACKAGE / "cli").glob("check*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node) == "count" and len(node.args) == 3:
                one, many = node.args[:2]
                assert isinstance(one, ast.Constant)
                assert isinstance(many, ast.Constant)
                yield str(one.value), str(many.value)


def _of_file(tree: ast.Module, tellers: set[str]) -> Iterator[str]:
    named = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in tellers and _name(node) != "count":
            for argument in node.args:
                yield from (text for text in _texts(argument, named) if " " in text or tellers is SPEECH)


def _constants(tree: ast.Module) -> dict[str, list[str]]:
    """Return the texts that a name may stand for, anywhere in a file."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).extend(_texts(node.value, {}))
            if isinstance(target, ast.Name) and isinstance(node.value, ast.IfExp):
                for part in (node.value.body, node.value.orelse):
                    if isinstance(part, ast.Name):
                        found[target.id].extend(found.get(part.id, []))
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Tuple | ast.Dict):
                found[target.id].extend(_leaves(node.value))
    return found


def _leaves(node: ast.Tuple | ast.Dict) -> Iterator[str]:
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and child.value.endswith("."):
            yield child.value


def _texts(node: ast.expr, named: dict[str, list[str]]) -> list[str]:
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body, named), *_texts(node.orelse, named)]
    if isinstance(node, ast.Name):
        return named.get(node.id, [])
    return []


def _name(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


HINTS = (*(hint for _, hint in yamlfaults.HINTS), *yamlfaults.FIRST_CHARACTERS.values())
MEANINGS = [field.meaning for field in (*FIELDS, *RECORD_FIELDS)]
TEMPLATES = sorted({*templates(), *HINTS, *MEANINGS})


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_message_has_its_arabic(template: str) -> None:
    said = speech("ar").phrase(template)
    assert said != template
    assert gaps(said) == gaps(template)


def test_no_message_is_translated_that_nobody_says() -> None:
    catalogue = speech("ar").catalogue
    assert catalogue is not None
    plain = {message for (_, message), forms in catalogue.phrases.items() if len(forms) == 1}
    words = {
        "a list",
        "a mapping",
        "a text",
        "a set of `key: value` pairs",
        "an actor",
        "a place",
        "a source",
        "a topic",
        OR,
    }
    assert plain - set(TEMPLATES) - words == set()


@pytest.mark.parametrize("message", sorted(set(counted())))
def test_every_counted_message_has_six_forms(message: tuple[str, str]) -> None:
    words = speech("ar")
    assert len({words.count(*message, n) for n in (0, 1, 2, 3, 11, 100)}) == 6


def test_a_problem_is_told_with_its_values() -> None:
    problem = Problem.of("x.md", 3, "{key} is {found}; write one text.", {"key": "title", "found": "a list"})
    assert speech("ar").tell(problem) == "قيمة title هي قائمة؛ اكتب نصاً واحداً."
    assert speech("en").tell(problem) == "title is a list; write one text."


def test_a_message_without_arabic_is_told_in_english() -> None:
    assert speech("ar").tell(Problem("x.md", 0, "A new message.")) == "A new message."
