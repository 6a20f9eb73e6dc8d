"""How `mujaz check` tells what it found: for people, for programs, as annotations of a GitHub workflow."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from mujaz.cli.speech import Speech
from mujaz.errors import Problem

if TYPE_CHECKING:
    from mujaz.export.fixes import Fix

Hints: TypeAlias = "Mapping[tuple[str, int], Fix]"
"""By path and line, what `--fix` would write there."""
Report = Callable[[tuple[Problem, ...], Hints, Speech], str]


def as_text(problems: tuple[Problem, ...], hints: Hints, speech: Speech) -> str:
    """Return a line for each problem, the line that `--fix` would write, and how many there are."""
    lines = []
    for problem in problems:
        warning = "" if problem.severity == "error" else f" ({speech.phrase('warning')})"
        lines.append(f"{place(problem)}: {speech.tell(problem)}{warning}")
        if (hint := _hint(problem, hints)) is not None:
            lines.append(f"    --fix: {hint}")
    errors = sum(problem.severity == "error" for problem in problems)
    counted = (
        speech.count("{number} error", "{number} errors", errors),
        speech.count("{number} warning", "{number} warnings", len(problems) - errors),
    )
    return "\n".join([*lines, speech.phrase("{errors}, {warnings}.").format(errors=counted[0], warnings=counted[1])])


def place(problem: Problem) -> str:
    """Return a problem's file, line and column as far as they are known, as editors read them."""
    return ":".join([problem.path, *(str(number) for number in (problem.line, problem.column) if number)])


def as_json(problems: tuple[Problem, ...], hints: Hints, speech: Speech) -> str:
    """Return a list of objects."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity,
            "message": speech.tell(problem),
            "found": dict(problem.values).get("found"),
            "fix": _hint(problem, hints),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_github(problems: tuple[Problem, ...], _hints: Hints, speech: Speech) -> str:
    """Return a workflow command for each problem."""
    return "\n".join(
        f"::{'error' if problem.severity == 'error' else 'warning'} file={_escape(problem.path, property_=True)},"
        f"line={max(1, problem.line)}{f',col={problem.column}' if problem.column else ''}"
        f"::{_escape(speech.tell(problem))}"
        for problem in problems
    )


def _hint(problem: Problem, hints: Hints) -> str | None:
    fix = hints.get((problem.path, problem.line))
    return fix.new.strip() if fix is not None and problem.severity == "error" else None


def _escape(text: str, *, property_: bool = False) -> str:
    """Return a text as GitHub's workflow commands want it."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


REPORTS: dict[str, Report] = {"text": as_text, "json": as_json, "github": as_github}
